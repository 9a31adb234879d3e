import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useClient, useQuery, type Client, type CombinedError } from 'urql'
import { useAsOf } from '../../api/asOf'
import type { PeoplePageQuery, PeopleRowFragment, PersonFilter, PersonOrder } from '../../api/gql/graphql'
import { readFilter } from '../../org/filterUrl'
import { orderOf, readOrder } from './order'
import { Pages, pageSize, type Page, type Source } from './pages'
import { PeoplePageDocument, PeopleSkip } from './peopleQueries'

/** Whom a table of people is of. */
export interface Question {
  readonly date: string | undefined
  readonly where: PersonFilter
  readonly orderBy: PersonOrder[]
}

export interface People {
  readonly pages: Pages<PeopleRowFragment> | null
  /** The day that is shown, and how many people there are on it. */
  readonly date: string
  readonly headcount: number
  readonly fetching: boolean
  readonly error: CombinedError | undefined
  readonly again: () => void
  readonly range: (first: number, last: number) => void
}

/** The people of a filter and an order as the URL has them, loaded as they come into view, and again after every change of the organization. */
export function usePeople(where: string | undefined, sort: string | undefined): People & { readonly question: Question } {
  const date = useAsOf()
  const client = useClient()
  const question = useMemo(() => ({ date, where: readFilter(where).filter, orderBy: orderOf(readOrder(sort)) }), [date, where, sort])
  const [{ data, fetching, stale, error }, execute] = useQuery({ query: PeoplePageDocument, variables: { ...question, first: pageSize } })
  const pages = useMemo(() => (data ? new Pages(data.org.people.totalCount, pageOf(data), sourceOf(client, question)) : null), [client, data, question])
  useSyncExternalStore(pages?.subscribe ?? never, pages?.snapshot ?? zero)

  const seen = useRef<[number, number]>([0, 0])
  const range = useCallback(
    (first: number, last: number) => {
      seen.current = [first, last]
      pages?.want(first, last)
    },
    [pages],
  )
  useEffect(() => pages?.want(...seen.current), [pages])
  const again = () => {
    if (error) execute({ requestPolicy: 'network-only' })
    else pages?.retry()
  }
  return {
    question,
    pages,
    date: data?.org.date ?? date ?? '',
    headcount: data?.org.headcount ?? 0,
    fetching: fetching || stale,
    error: error ?? (pages?.error as CombinedError | undefined),
    again,
    range,
  }
}

const never = () => () => undefined
const zero = () => 0

function pageOf(data: PeoplePageQuery): Page<PeopleRowFragment> {
  const { nodes, pageInfo } = data.org.people
  return { rows: nodes, start: pageInfo.startCursor ?? null, end: pageInfo.endCursor ?? null }
}

/** Asks for pages of one question. */
export function sourceOf(client: Client, question: Question): Source<PeopleRowFragment> {
  return {
    page: async (ask) => {
      const { data, error } = await client.query(PeoplePageDocument, { ...question, ...ask }).toPromise()
      if (!data) throw error ?? new Error('no answer')
      return pageOf(data)
    },
    skip: async (first, after) => {
      const { data, error } = await client.query(PeopleSkip, { ...question, first, after }).toPromise()
      if (!data) throw error ?? new Error('no answer')
      return data.org.people.pageInfo.endCursor ?? null
    },
  }
}
