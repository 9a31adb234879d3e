import { graphql } from '../../api/gql/gql'

/** The fields of a group are those that measures.ts shows. */
export const ExploreBreakdown = graphql(`
  query ExploreBreakdown($date: Date, $by: [DimensionInput!]!, $where: PersonFilter) {
    org(asOf: $date) {
      date
      headcount
      breakdown(by: $by, where: $where, rollup: true) {
        keys {
          value
          label
        }
        headcount
        fte
        managers
        share
        meanSpan
        medianTenureYears
      }
    }
  }
`)

export const ExploreTrend = graphql(`
  query ExploreTrend($date: Date, $where: PersonFilter, $every: Interval!, $from: Date!, $until: Date!) {
    org(asOf: $date) {
      trend(every: $every, from: $from, until: $until, where: $where) {
        date
        headcount
        managers
        meanSpan
        layers
        joined
        left
      }
    }
  }
`)

export const LevelsOfBands = graphql(`
  query LevelsOfBands($date: Date) {
    org(asOf: $date) {
      ladders {
        id
        levels {
          id
          bands {
            low
          }
        }
      }
    }
  }
`)

/** Names of further columns of imports that people have. */
export const AttributeNames = graphql(`
  query AttributeNames($date: Date) {
    org(asOf: $date) {
      people(first: 200) {
        nodes {
          id
          attributes {
            name
          }
        }
      }
    }
  }
`)
