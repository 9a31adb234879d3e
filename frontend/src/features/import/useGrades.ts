import { useEffect, useState } from 'react'
import type { Report } from './useImport'

const most = 40

/** The values of the file's grade column, as far as its lines are simple enough to tell them here. */
export function useGrades(file: File, columns: Report['columns']): readonly string[] {
  const at = columns.findIndex((column) => column.usedAs === 'grade')
  const [read, setRead] = useState<{ file: File; at: number; grades: string[] } | null>(null)
  useEffect(() => {
    if (at < 0 || file.size > 5_000_000) return
    let ended = false
    void file.text().then((text) => !ended && setRead({ file, at, grades: columnValues(text, at).slice(0, most) }))
    return () => {
      ended = true
    }
  }, [file, at])
  return read?.file === file && read.at === at ? read.grades : []
}

/** What stands in a column below the header, each once, in alphabetical order. */
export function columnValues(text: string, at: number): string[] {
  const [header = '', ...lines] = text.split(/\r\n|\n|\r/)
  const separator = [',', ';', '\t'].reduce((best, one) => (header.split(one).length > header.split(best).length ? one : best))
  const values = new Set<string>()
  for (const line of lines) {
    const cell = cells(line, separator)[at]?.trim()
    if (cell) values.add(cell)
  }
  return [...values].sort()
}

function cells(line: string, separator: string): string[] {
  const found: string[] = []
  let cell = ''
  let quoted = false
  for (const letter of line) {
    if (letter === '"') quoted = !quoted
    else if (letter === separator && !quoted) {
      found.push(cell)
      cell = ''
    } else cell += letter
  }
  return [...found, cell]
}
