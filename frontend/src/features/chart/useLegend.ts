import { useMemo } from 'react'
import { useQuery } from 'urql'
import { ChartLegend } from './chartQueries'
import { dimensionOf, legendOf, type Coloring, type Legend } from './coloring'
import { bareId } from './seats'

/** The legend of a colouring over the whole organization on a day; null while it is on its way. */
export function useLegend(coloring: Coloring, date: string | undefined): Legend | null {
  const [{ data, fetching }] = useQuery({ query: ChartLegend, variables: { date, by: dimensionOf[coloring] } })
  return useMemo(() => {
    if (!data || fetching) return null
    const bands = new Map(data.org.ladders.flatMap(({ levels }) => levels.map((level) => [bareId(level.id), level.bands.low])))
    const groups = data.org.breakdown.map(({ headcount, keys }) => {
      const { value = null, label = '' } = keys[0] ?? {}
      return { headcount, value, label, band: value === null ? undefined : bands.get(value) }
    })
    return legendOf(coloring, groups, Number(data.org.date.slice(0, 4)))
  }, [data, fetching, coloring])
}
