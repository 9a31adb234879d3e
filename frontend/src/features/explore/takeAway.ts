import { measures, type MeasureKey } from '../../chart/groupMeasures'
import type { TableRow } from '../../chart/groupTree'
import type { CsvValue } from '../../ui/csv'
import { wordsOf, type By } from '../../org/dimensions'

/** The table as rows of a CSV file: a column for each dimension and figure, those of the other day beside, and the kind of row. */
export function csvOf(rows: readonly TableRow[], by: readonly By[], keys: readonly MeasureKey[], days: { now: string; before: string | undefined }): { header: string[]; rows: CsvValue[][] } {
  const header = [
    ...by.map(wordsOf),
    ...keys.flatMap((key) => (days.before === undefined ? [measures[key].words] : [`${measures[key].words} on ${days.now}`, `${measures[key].words} on ${days.before}`])),
    'Row',
  ]
  return {
    header,
    rows: rows.map(({ node, kind }) => [
      ...by.map((_, i) => node.keys[i]?.label ?? null),
      ...keys.flatMap((key) => {
        const now = node.figures ? measures[key].of(node.figures) : null
        return days.before === undefined ? [now] : [now, node.before ? measures[key].of(node.before) : null]
      }),
      kind,
    ]),
  }
}
