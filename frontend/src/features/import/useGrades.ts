import { useEffect, useState } from 'react'
import { useClient } from 'urql'
import type { ImportOptions } from '../../api/gql/graphql'
import { ImportValues } from './importQueries'
import type { Report } from './useImport'

const most = 40

/** The values of the file's grade column in alphabetical order; none while they are asked for, or the file is refused. */
export function useGrades(file: File, options: ImportOptions, report: Report): readonly string[] {
  const client = useClient()
  const column = report.preview ? report.columns.find(({ usedAs }) => usedAs === 'grade')?.column : undefined
  const [read, setRead] = useState<{ file: File; column: string; grades: string[] } | null>(null)
  const isKnown = read?.file === file && read.column === column
  useEffect(() => {
    if (column === undefined || isKnown) return
    let ended = false
    void client
      .mutation(ImportValues, { file, options, column })
      .toPromise()
      .then(({ data }) => {
        const groups = data?.importPeople.preview?.breakdown ?? []
        const grades = groups.flatMap(({ keys }) => keys.flatMap(({ value }) => value ?? []))
        if (!ended && data) setRead({ file, column, grades: [...new Set(grades)].sort().slice(0, most) })
      })
    return () => {
      ended = true
    }
  }, [client, file, options, column, isKnown])
  return isKnown ? read.grades : []
}
