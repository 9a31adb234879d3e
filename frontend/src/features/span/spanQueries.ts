import { graphql } from '../../api/gql/gql'

export const SpanOfPeople = graphql(`
  query SpanOfPeople($date: Date, $where: PersonFilter) {
    org(asOf: $date) {
      date
      headcount
      homeLadder {
        id
      }
      spans(where: $where) {
        managers
        individualContributors
        icToManager
        mean
        median
        p90
        max
        layers
        perLayer {
          depth
          headcount
        }
        bands {
          label
          low
          high
          managers
          share
          onTarget
        }
      }
      breakdown(by: [{ dimension: LEVEL }], where: $where) {
        keys {
          value
          label
        }
        headcount
        managers
        meanSpan
      }
    }
  }
`)

export const SpanManagers = graphql(`
  query SpanManagers($date: Date, $managers: PersonFilter, $order: SpanOrder!, $first: Int!) {
    org(asOf: $date) {
      spans(where: $managers) {
        rows(orderBy: $order, first: $first) {
          totalCount
          nodes {
            person {
              id
              ref
              name
              title
              level {
                ...ChipLevel
              }
            }
            span {
              direct
              total
              layers
              meanSpan
            }
            band {
              low
              high
              onTarget
            }
          }
        }
      }
    }
  }
`)

export const SpanTrend = graphql(`
  query SpanTrend($date: Date, $where: PersonFilter, $every: Interval!, $from: Date!, $until: Date!) {
    org(asOf: $date) {
      trend(every: $every, from: $from, until: $until, where: $where) {
        date
        headcount
        managers
        meanSpan
        layers
      }
    }
  }
`)
