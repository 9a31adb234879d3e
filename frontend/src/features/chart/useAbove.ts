import { useMemo } from 'react'
import { useQuery } from 'urql'
import { chainOf } from './above'
import { ChartAbove } from './chartQueries'
import type { Seat } from './seats'

/** The seats from the top down to one, itself included; null while they are not known. */
export function useAbove(ref: string | null, date: string | undefined): Seat[] | null {
  const [{ data }] = useQuery({ query: ChartAbove, variables: { date, ref: ref ?? '' }, pause: ref === null })
  return useMemo(() => {
    const node = ref === null ? undefined : data?.org.chart[0]
    const chain = node ? chainOf(node) : []
    return chain.at(-1)?.ref === ref ? chain : null
  }, [data, ref])
}
