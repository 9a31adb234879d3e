import { useMemo } from 'react'
import { useQuery } from 'urql'
import { graphql } from '../api/gql/gql'
import { useAsOf } from '../api/asOf'
import type { NameOf } from './filterWords'
import { bare, fullRef } from './refs'

const Names = graphql(`
  query Names($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Person {
        name
      }
      ... on Opening {
        title
      }
      ... on Team {
        name
      }
      ... on Ladder {
        name
      }
      ... on Level {
        code
        ladder {
          id
          name
        }
      }
    }
  }
`)

export interface Reference {
  readonly kind: Parameters<NameOf>[0]
  readonly ref: string
}

/** Names of what references name on the day that the page is seen as of; none for what is not there or on its way. */
export function useNames(references: readonly Reference[]): NameOf {
  const date = useAsOf()
  const suffix = date ? `@${date}` : ''
  // Codes and titles of levels, and e-mail addresses, are names already.
  const ids = [...new Set(references.filter(({ kind, ref }) => (kind === 'level' ? ref.includes('/') : !ref.includes('@'))).map((one) => idOf(one.kind, one.ref)))].sort()
  const [{ data }] = useQuery({ query: Names, variables: { ids: ids.map((id) => id + suffix) }, pause: ids.length === 0 })
  return useMemo(() => {
    const names = new Map<string, string>()
    for (const node of data?.nodes ?? []) {
      if (!node) continue
      if (node.__typename === 'Opening') names.set(bare(node.id), node.title)
      else if (node.__typename === 'Level') names.set(bare(node.id), node.code)
      else if ('name' in node) names.set(bare(node.id), node.name)
    }
    return (kind, ref) => names.get(idOf(kind, ref))
  }, [data])
}

function idOf(kind: Reference['kind'], ref: string): string {
  return kind === 'level' ? bare(ref) : fullRef(kind === 'seat' ? 'person' : kind, bare(ref))
}
