import { useMemo } from 'react'
import { useQuery } from 'urql'
import { readFilter } from '../../org/filterUrl'
import { inputOf, readBy } from '../../org/dimensions'
import { ExploreBreakdown } from './exploreQueries'
import { readSort, rowsOf, sorted, treeOf } from '../../chart/groupTree'
import { useKnown } from './useKnown'

/** What the address says of a breakdown. */
interface Asked {
  where: string | undefined
  by: string | undefined
  compare: string | undefined
  order: string | undefined
  /** The day shown; today where it is left out. */
  date: string | undefined
}

/** The groups that are asked for, of the day shown and of the day compared with, as a tree and as the rows of a table. */
export function useBreakdown({ where, by: written, compare, order, date }: Asked) {
  const filter = useMemo(() => readFilter(where).filter, [where])
  const by = useMemo(() => readBy(written), [written])
  const variables = useMemo(() => ({ date, by: by.map(inputOf), where: filter }), [date, by, filter])
  const [now, nowAgain] = useQuery({ query: ExploreBreakdown, variables })
  const earlier = useMemo(() => ({ ...variables, date: compare }), [variables, compare])
  const [before, beforeAgain] = useQuery({ query: ExploreBreakdown, variables: earlier, pause: compare === undefined })
  const groups = useMemo(() => now.data?.org.breakdown ?? [], [now.data])
  const compared = compare === undefined ? null : (before.data?.org.breakdown ?? null)
  const tree = useMemo(() => treeOf(groups, compared), [groups, compared])
  const inOrder = useMemo(() => sorted(tree, readSort(order)), [tree, order])
  const rows = useMemo(() => rowsOf(inOrder, by.length), [inOrder, by])
  const known = useKnown(by, groups)
  const again = () => {
    nowAgain({ requestPolicy: 'network-only' })
    if (compare !== undefined) beforeAgain({ requestPolicy: 'network-only' })
  }
  return { filter, by, variables, data: now.data, fetching: now.fetching, failed: now.error ?? (compare === undefined ? undefined : before.error), again, compared, tree, inOrder, rows, known }
}
