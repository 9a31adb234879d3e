import type { SearchHitsQuery } from '../api/gql/graphql'

export type Hit = SearchHitsQuery['org']['search'][number]

interface Described {
  key: string
  name: string
  /** What tells it from another of the same name; empty where nothing is needed. */
  about: string
  kind: string
}

/** What is said of a hit in a list. */
export function described(hit: Hit): Described {
  switch (hit.__typename) {
    case 'Person':
      return { key: hit.ref, name: hit.name, about: hit.title, kind: 'Person' }
    case 'Opening':
      return { key: hit.ref, name: hit.title, about: '', kind: 'Opening' }
    case 'Level':
      return { key: hit.id, name: `${hit.code} ${hit.title}`, about: hit.ladder.name, kind: 'Level' }
    case 'Team':
      return { key: hit.id, name: hit.name, about: '', kind: 'Team' }
    case 'Ladder':
      return { key: hit.id, name: hit.name, about: '', kind: 'Ladder' }
  }
}
