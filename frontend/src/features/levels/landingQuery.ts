import { graphql } from '../../api/gql/gql'
import type { LandingOnQuery } from '../../api/gql/graphql'

export const LandingOn = graphql(`
  query LandingOn($date: Date, $ladder: ID!, $where: PersonFilter) {
    org(asOf: $date) {
      landing(ladder: $ladder, where: $where) {
        unplaced
        withoutLevel
        ladder {
          id
          name
          levels {
            ...ChipLevel
          }
        }
        rows {
          headcount
          from {
            ...ChipLevel
            ladder {
              id
              name
            }
          }
          to {
            ...ChipLevel
          }
        }
      }
    }
  }
`)

export const LandingPeople = graphql(`
  query LandingPeople($date: Date, $where: PersonFilter, $first: Int!, $after: String) {
    org(asOf: $date) {
      people(where: $where, first: $first, after: $after) {
        totalCount
        nodes {
          id
          ref
          name
          title
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

export type LandingAnswer = LandingOnQuery['org']['landing']
export type LandingRow = LandingAnswer['rows'][number]
