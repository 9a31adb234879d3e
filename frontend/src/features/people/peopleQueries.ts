import { graphql } from '../../api/gql/gql'

/** What the table can show of a person. */
export const PeopleRowFields = graphql(`
  fragment PeopleRow on Person {
    id
    ref
    name
    title
    email
    employeeNumber
    location
    timeZone
    startDate
    levelSince
    depth
    level {
      ...ChipLevel
      ladder {
        id
        name
      }
    }
    manager {
      id
      ref
      name
    }
    openManager {
      id
      ref
      title
    }
    span {
      direct
      total
    }
    teams {
      team {
        id
        name
      }
    }
    attributes {
      name
      value
    }
  }
`)

export const PeoplePageDocument = graphql(`
  query PeoplePage($date: Date, $where: PersonFilter, $orderBy: [PersonOrder!], $first: Int, $after: String, $last: Int, $before: String) {
    org(asOf: $date) {
      revision
      date
      headcount
      people(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
        totalCount
        pageInfo {
          startCursor
          endCursor
        }
        nodes {
          ...PeopleRow
        }
      }
    }
  }
`)

/** Where the row so many further on is, without the rows between. */
export const PeopleSkip = graphql(`
  query PeopleSkip($date: Date, $where: PersonFilter, $orderBy: [PersonOrder!], $first: Int!, $after: String) {
    org(asOf: $date) {
      people(where: $where, orderBy: $orderBy, first: $first, after: $after) {
        pageInfo {
          endCursor
        }
      }
    }
  }
`)
