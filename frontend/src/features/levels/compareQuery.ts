import { graphql } from '../../api/gql/gql'

export const CompareDefaults = graphql(`
  query CompareDefaults($date: Date) {
    org(asOf: $date) {
      homeLadder {
        id
        levels {
          id
          code
        }
      }
    }
  }
`)

export const Comparison = graphql(`
  query Comparison($date: Date, $from: LevelRef!, $to: LevelRef!) {
    org(asOf: $date) {
      compareLevels(from: $from, to: $to) {
        sameLadder
        bandsApart
        from {
          ...ComparedLevel
        }
        to {
          ...ComparedLevel
        }
        rows {
          competency {
            id
            name
            ladder {
              id
              name
            }
          }
          from {
            id
            text
          }
          to {
            id
            text
          }
        }
      }
    }
  }
`)

export const ComparedLevelFields = graphql(`
  fragment ComparedLevel on Level {
    ...ChipLevel
    summary
    experience
    headcount
    scope {
      name
      value
    }
    ladder {
      id
      name
    }
  }
`)
