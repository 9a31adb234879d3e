import type { Client } from 'urql'
import { columnTitle, plainValue, type ColumnKey, type Row } from './columns'
import { csv, type CsvValue } from '../../ui/csv'
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
