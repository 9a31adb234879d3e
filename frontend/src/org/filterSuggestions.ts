import { graphql } from '../api/gql/gql'

/** Values that the people have, with how many have each: what a text condition may be about. */
export const FilterSuggestions = graphql(`
  query FilterSuggestions($date: Date, $by: DimensionInput!, $where: PersonFilter) {
    org(asOf: $date) {
      breakdown(by: [$by], where: $where) {
        keys {
          value
          label
        }
        headcount
      }
    }
  }
`)
