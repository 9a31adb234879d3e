import type { Client } from 'urql'
import { columnTitle, plainValue, type ColumnKey, type Row } from './columns'
import { csv, type CsvValue } from './csv'
import { sourceOf, type Question } from './usePeople'

const pageSize = 500

/** All selected people as a CSV file's text. The other columns of an import become columns of their own. */
export async function peopleCsv(client: Client, question: Question, keys: readonly ColumnKey[], date: string, signal: AbortSignal, progress: (done: number) => void): Promise<string> {
  const source = sourceOf(client, question)
  const rows: Row[] = []
  let after: string | undefined
  for (;;) {
    const page = await source.page({ first: pageSize, after })
    signal.throwIfAborted()
    rows.push(...page.rows)
    progress(rows.length)
    if (page.rows.length < pageSize || page.end === null) break
    after = page.end
  }
  const names = keys.includes('attributes') ? [...new Set(rows.flatMap((row) => row.attributes.map((one) => one.name)))].sort() : []
  const plain = keys.filter((key) => key !== 'attributes')
  return csv(
    [...plain.map(columnTitle), ...names],
    rows.map((row): CsvValue[] => [...plain.map((key) => plainValue(key, row, date)), ...names.map((name) => row.attributes.find((one) => one.name === name)?.value ?? null)]),
  )
}

/** Hands a text to the browser as a file. */
export function saveFile(name: string, text: string): void {
  // The mark at its beginning tells spreadsheets that the text is UTF-8.
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
