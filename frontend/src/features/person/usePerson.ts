import { useQuery } from 'urql'
import { useAsOf } from '../../api/asOf'
import { fullRef } from '../../org/refs'
import { PersonFacts } from './personQueries'

/** The facts of somebody on the day that the page is seen as of. */
export function usePerson(person: string) {
  const date = useAsOf()
  const [{ data, error, fetching, stale }, again] = useQuery({ query: PersonFacts, variables: { date, ref: fullRef('person', person) } })
  return { date, data, error, loading: !data && fetching, stale, again: () => again({ requestPolicy: 'network-only' }) }
}
