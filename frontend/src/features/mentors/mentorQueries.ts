import { graphql } from '../../api/gql/gql'

/** A page of the ranked list. */
export const RankedMentors = graphql(`
  query RankedMentors($date: Date, $toward: LevelRef!, $for: PersonRef, $where: PersonFilter, $weights: MentorWeights, $first: Int!, $after: String) {
    org(asOf: $date) {
      mentors(toward: $toward, for: $for, where: $where, weights: $weights, first: $first, after: $after) {
        totalCount
        considered
        excluded {
          rule
          headcount
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          score
          person {
            ...IdentityPerson
          }
          reasons {
            factor
            value
            weight
            contribution
            text
          }
        }
      }
    }
  }
`)

/** The mentee, and the level that comes next for them. */
export const Mentee = graphql(`
  query Mentee($date: Date, $ref: PersonRef!) {
    org(asOf: $date) {
      person(ref: $ref) {
        ...IdentityPerson
        level {
          next {
            ...ChipLevel
          }
        }
      }
    }
  }
`)

/** The level aimed at, by whatever the URL calls it. */
export const MentorGoal = graphql(`
  query MentorGoal($date: Date, $ref: LevelRef!) {
    org(asOf: $date) {
      level(ref: $ref) {
        ...ChipLevel
      }
    }
  }
`)

/** The way between two people over solid lines. */
export const MentorWay = graphql(`
  query MentorWay($date: Date, $from: PersonRef!, $to: PersonRef!) {
    org(asOf: $date) {
      path(from: $from, to: $to) {
        steps
        seats {
          __typename
          ... on Person {
            ref
            name
            title
            level {
              ...ChipLevel
            }
            manager {
              ref
            }
            openManager {
              ref
            }
          }
          ... on Opening {
            ref
            title
            manager {
              ref
            }
            openManager {
              ref
            }
          }
        }
      }
    }
  }
`)
