import { useMemo } from 'react'
import { useQuery, type CombinedError } from 'urql'
import { layoutIcicle, type Icicle } from '../../chart/icicle'
import { OutlineColors, OutlineNames, OutlineShape, OutlineTitles } from './chartQueries'
import { dimensionOf, type Coloring, type Legend } from './coloring'

export interface Whole {
  readonly icicle: Icicle | null
  readonly refs: readonly string[] | null
  readonly names: readonly string[] | null
  readonly titles: readonly string[] | null
  /** For each person the entry of the legend; null while it is on its way. */
  readonly colorOf: Int16Array | null
  readonly date: string | null
  readonly name: string | null
  readonly error: CombinedError | null
  readonly retry: () => void
}

/**
 * The whole organization in columns, an answer after the other, so that none keeps the page from moving: the shape, a
 * tenth of all, makes the picture; colours, names and titles follow. Columns of different revisions are never mixed.
 */
export function useWhole(date: string | undefined, coloring: Coloring, legend: Legend | null): Whole {
  const [shape, retry] = useQuery({ query: OutlineShape, variables: { date } })
  const [values] = useQuery({ query: OutlineColors, variables: { date, by: dimensionOf[coloring] }, pause: !shape.data })
  const [texts] = useQuery({ query: OutlineNames, variables: { date }, pause: !values.data })
  const [more] = useQuery({ query: OutlineTitles, variables: { date }, pause: !texts.data })

  const org = shape.data?.org
  const icicle = useMemo(() => (org ? layoutIcicle(integers(org.outline.parents)) : null), [org])
  const names = texts.data?.org
  const sameNames = names && org && names.revision === org.revision ? names.outline : null
  const titles = more.data?.org
  const sameTitles = titles && org && titles.revision === org.revision ? titles.outline : null
  const colors = values.data?.org
  const colorOf = useMemo(() => {
    if (!colors || !legend || !org || colors.revision !== org.revision) return null
    const column = integers(colors.outline.values)
    const entries = colors.outline.labels.map(legend.entryOfLabel)
    const none = legend.entryOf(null)
    const result = new Int16Array(column.length)
    for (let i = 0; i < column.length; i++) result[i] = column[i]! < 0 ? none : entries[column[i]!]!
    return result.length === org.outline.headcount ? result : null
  }, [colors, legend, org])

  return {
    icicle,
    refs: useMemo(() => (sameNames ? strings(sameNames.refs) : null), [sameNames]),
    names: useMemo(() => (sameNames ? strings(sameNames.names) : null), [sameNames]),
    titles: useMemo(() => (sameTitles ? strings(sameTitles.titles) : null), [sameTitles]),
    colorOf,
    date: org?.date ?? null,
    name: org?.name ?? null,
    error: shape.error ?? values.error ?? texts.error ?? more.error ?? null,
    retry: () => retry({ requestPolicy: 'network-only' }),
  }
}

/** Columns come as JSON arrays of either kind; which kind is the schema's promise. */
function integers(column: readonly (string | number)[]): readonly number[] {
  return column as readonly number[]
}

function strings(column: readonly (string | number)[]): readonly string[] {
  return column as readonly string[]
}
