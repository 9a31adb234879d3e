import { graphql } from '../../api/gql/gql'

/** Who somebody is, and whom they are tied to. */
export const PersonFacts = graphql(`
  query PersonFacts($date: Date, $ref: PersonRef!) {
    org(asOf: $date) {
      date
      person(ref: $ref) {
        ...IdentityPerson
        email
        location
        timeZone
        employeeNumber
        startDate
        endDate
        fte
        levelSince
        reportsSince
        depth
        managerialLevel
        unresolvedManager
        attributes {
          name
          value
        }
        level {
          id
          ladder {
            id
            name
          }
          next {
            ...ChipLevel
          }
        }
        openManager {
          ref
          title
          level {
            ...ChipLevel
          }
        }
        managementChain {
          ...IdentityPerson
        }
        reports {
          ...IdentityPerson
          span {
            direct
            total
          }
        }
        openReports {
          ref
          title
          level {
            ...ChipLevel
          }
        }
        peers {
          ...IdentityPerson
        }
        dottedManagers {
          ...IdentityPerson
        }
        dottedReports {
          ...IdentityPerson
        }
        teams {
          team {
            id
            name
          }
          allocation
          role
        }
        mentoring {
          open
          capacity
          load
        }
        mentors {
          mentor {
            ...IdentityPerson
          }
          toward {
            id
            code
          }
          since
        }
        mentees {
          mentee {
            ...IdentityPerson
          }
          toward {
            id
            code
          }
          since
        }
        span {
          direct
          total
          managers
          individualContributors
          layers
          openings
          meanSpan
        }
        history {
          kind
          date
          from
          to
        }
      }
    }
  }
`)

/** What an open seat is, and who waits below it. */
export const OpeningFacts = graphql(`
  query OpeningFacts($id: ID!) {
    node(id: $id) {
      ... on Opening {
        ref
        title
        openedOn
        targetDate
        level {
          ...ChipLevel
        }
        team {
          id
          name
        }
        manager {
          ...IdentityPerson
        }
        openManager {
          ref
          title
        }
        reports {
          ...IdentityPerson
        }
        openReports {
          ref
          title
        }
      }
    }
  }
`)

/** What the level that comes next expects, and who could help to get there. */
export const NextStep = graphql(`
  query NextStep($date: Date, $ref: PersonRef!, $from: LevelRef!, $to: LevelRef!) {
    org(asOf: $date) {
      compareLevels(from: $from, to: $to) {
        rows {
          competency {
            id
            name
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
      person(ref: $ref) {
        suggestedMentors(toward: $to, first: 3) {
          score
          person {
            ...IdentityPerson
          }
          reasons {
            factor
            text
          }
        }
      }
    }
  }
`)

/** The spans of everybody on one level. */
export const SpansOnLevel = graphql(`
  query SpansOnLevel($date: Date, $level: LevelRef!) {
    org(asOf: $date) {
      spans(where: { level: { in: [$level] } }) {
        managers
        mean
        median
        bands {
          label
          low
          high
          managers
          onTarget
        }
      }
    }
  }
`)
