import type { PersonFilter } from '../api/gql/graphql'
import type { Reference } from './names'

/** Everything that a filter refers to and that has a name, nested filters included. */
export function referencesOf(filter: PersonFilter): Reference[] {
  const of = (kind: Reference['kind'], refs: readonly (string | number | null | undefined)[] | null | undefined): Reference[] =>
    (refs ?? []).flatMap((ref) => (ref === null || ref === undefined ? [] : [{ kind, ref: String(ref) }]))
  return [
    ...of('seat', filter.ref),
    ...of('seat', [filter.under, filter.manager]),
    ...of('level', filter.level?.in),
    ...of('level', [filter.level?.atLeast, filter.level?.atMost]),
    ...of('ladder', filter.ladder),
    ...of('team', filter.team),
    ...[...(filter.and ?? []), ...(filter.or ?? []), ...(filter.not ? [filter.not] : [])].flatMap(referencesOf),
  ]
}
