import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useClient, useQuery, type CombinedError } from 'urql'
import { ChartBelow, ChartLayers } from './chartQueries'
import { addBelow, addLayers, emptyTree, type BelowAnswer, type SeatTree } from './seats'

export interface SeatTreeAnswer {
  readonly tree: SeatTree
  /** Null until the first layers are there. */
  readonly org: { readonly name: string; readonly date: string; readonly headcount: number } | null
  readonly error: CombinedError | null
  readonly retry: () => void
  /** Asks what is below some seats, those apart of which that is known or on its way. */
  readonly want: (refs: readonly string[]) => void
}

interface Question {
  readonly date: string | undefined
  readonly root: string | undefined
  readonly depth: number
}

/** Seats asked about at once: what the cost of one operation allows, as lists without a length count as ten. */
const chunkSize = 50

/**
 * The tree as far as it has been asked for: some layers from the top, and further down what is below single boxes.
 * The answers stay in the client's cache and are asked anew by it when the organization changes.
 */
export function useSeatTree({ date, root, depth }: Question): SeatTreeAnswer {
  const client = useClient()
  const [layers, askAgain] = useQuery({ query: ChartLayers, variables: { date, root, depth } })
  const [below, setBelow] = useState<ReadonlyMap<string, readonly BelowAnswer[]>>(new Map())
  const [belowError, setBelowError] = useState<CombinedError | null>(null)
  const asked = useRef(new Set<string>())
  const stops = useRef<(() => void)[]>([])

  // Another day is another tree: what was asked about the first says nothing about it.
  useEffect(
    () => () => {
      for (const stop of stops.current) stop()
      stops.current = []
      asked.current = new Set()
      setBelow(new Map())
      setBelowError(null)
    },
    [client, date],
  )

  const want = useCallback(
    (refs: readonly string[]) => {
      const news = refs.filter((ref) => !asked.current.has(ref))
      for (let i = 0; i < news.length; i += chunkSize) {
        const chunk = news.slice(i, i + chunkSize)
        const key = chunk.join(' ')
        for (const ref of chunk) asked.current.add(ref)
        const ids = chunk.map((ref) => (date ? `${ref}@${date}` : ref))
        const subscription = client.query(ChartBelow, { ids }).subscribe(({ data, error }) => {
          if (error) setBelowError(error)
          if (!data) return
          const answers = data.nodes.flatMap((node) => (node && isSeat(node) ? [node] : []))
          setBelow((before) => new Map(before).set(key, answers))
        })
        stops.current.push(() => subscription.unsubscribe())
      }
    },
    [client, date],
  )

  // The layers before stay on the screen while those of a new question come.
  const [latest, setLatest] = useState<{ data: NonNullable<typeof layers.data>; depth: number; date: typeof date } | null>(null)
  const answered = layers.data && !layers.fetching && !layers.stale
  if (answered && latest?.data !== layers.data) setLatest({ data: layers.data!, depth, date })

  const tree = useMemo(() => {
    const result = emptyTree()
    if (!latest) return result
    for (const answers of below.values()) addBelow(result, answers)
    addLayers(result, latest.data.org.chart, latest.depth)
    return result
  }, [latest, below])

  return {
    tree,
    org: latest?.data.org ?? null,
    error: layers.error ?? belowError,
    retry: useCallback(() => {
      asked.current = new Set()
      setBelowError(null)
      askAgain({ requestPolicy: 'network-only' })
    }, [askAgain]),
    want,
  }
}

/** What an id names that is no seat is an empty answer. */
function isSeat(node: BelowAnswer | Record<PropertyKey, never>): node is BelowAnswer {
  return 'reports' in node
}
