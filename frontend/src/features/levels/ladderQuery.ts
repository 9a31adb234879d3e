import { graphql } from '../../api/gql/gql'
import type { LadderMatrixQuery } from '../../api/gql/graphql'

export const LadderNames = graphql(`
  query LadderNames($date: Date) {
    org(asOf: $date) {
      headcount
      homeLadder {
        id
      }
      ladders {
        id
        name
        headcount
      }
    }
  }
`)

export const LadderMatrix = graphql(`
  query LadderMatrix($date: Date, $ladder: ID!) {
    org(asOf: $date) {
      headcount
      homeLadder {
        id
      }
      ladder(id: $ladder) {
        id
        name
        source
        summary
        headcount
        tracks {
          id
          name
          kind
          summary
          headcount
        }
        competencies {
          id
          name
          summary
        }
        levels {
          ...ChipLevel
          aliases
          rank
          summary
          experience
          headcount
          scope {
            name
            value
          }
          next {
            ...ChipLevel
            ladder {
              id
            }
          }
          mentors {
            ...ChipLevel
          }
          equivalents {
            ...ChipLevel
            ladder {
              id
              name
            }
          }
          expectations {
            competency {
              id
            }
            criteria {
              id
              text
            }
          }
        }
      }
    }
  }
`)

export type MatrixLadder = NonNullable<LadderMatrixQuery['org']['ladder']>
export type MatrixLevel = MatrixLadder['levels'][number]
export type MatrixCompetency = MatrixLadder['competencies'][number]
