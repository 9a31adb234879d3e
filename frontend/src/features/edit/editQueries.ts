import { graphql } from '../../api/gql/gql'

/** What forms begin with, and what a preview compares: everything that a change can be about. */
export const EditPersonFields = graphql(`
  fragment EditPerson on Person {
    ...IdentityPerson
    email
    location
    timeZone
    employeeNumber
    fte
    attributes {
      name
      value
    }
    mentoring {
      open
      capacity
    }
    manager {
      ref
      name
    }
    openManager {
      ref
      title
    }
    dottedManagers {
      ref
      name
    }
    teams {
      team {
        id
        name
      }
      allocation
      role
    }
    mentors {
      mentor {
        ref
        name
      }
      toward {
        id
        code
      }
    }
    mentees {
      mentee {
        ref
        name
      }
      toward {
        id
        code
      }
    }
    span {
      direct
      total
    }
  }
`)

export const EditOpeningFields = graphql(`
  fragment EditOpening on Opening {
    ref
    title
    targetDate
    level {
      ...ChipLevel
    }
    team {
      id
      name
    }
    manager {
      ref
      name
    }
    openManager {
      ref
      title
    }
  }
`)

export const EditTeamFields = graphql(`
  fragment EditTeam on Team {
    id
    name
    parent {
      id
      name
    }
    lead {
      ref
      name
    }
  }
`)

/** The organization as a preview compares it. */
export const EditOrgFields = graphql(`
  fragment EditOrg on Org {
    revision
    date
    headcount
    spans {
      managers
      mean
      layers
    }
    findings {
      kind
      severity
      text
    }
    openings {
      ...EditOpening
    }
    teams {
      ...EditTeam
    }
  }
`)

/** Who or what a form is about, on its day. */
export const EditSubject = graphql(`
  query EditSubject($id: ID!) {
    node(id: $id) {
      __typename
      ... on Person {
        ...EditPerson
        level {
          track {
            id
          }
          next {
            id
            track {
              id
            }
          }
        }
      }
      ... on Opening {
        ...EditOpening
      }
      ... on Team {
        ...EditTeam
      }
    }
  }
`)

/** Whose numbers a change may move: those whom it names, and who is above them. */
export const EditAround = graphql(`
  query EditAround($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on Person {
        ref
        reports {
          name
        }
        managementChain {
          ref
        }
      }
      ... on Opening {
        manager {
          ref
          managementChain {
            ref
          }
        }
      }
    }
  }
`)

/** The organization as it is on the day shown, and those whose numbers may move, as far as they are there then. */
export const EditBefore = graphql(`
  query EditBefore($date: Date!, $ids: [ID!]!) {
    org(asOf: $date) {
      ...EditOrg
    }
    nodes(ids: $ids) {
      __typename
      ... on Person {
        ...EditPerson
      }
    }
  }
`)

/** What a change would come to on the day shown. */
export const PreviewEdit = graphql(`
  mutation PreviewEdit($changes: [ChangeInput!]!, $effective: Date, $shown: Date!, $watched: [PersonRef!]!, $most: Int!) {
    apply(changes: $changes, effective: $effective, dryRun: true) {
      revision
      problems {
        code
        message
        path
      }
      movements {
        kind
        date
        ref
        name
        from
        to
      }
      org(asOf: $shown) {
        ...EditOrg
        people(where: { ref: $watched }, first: $most) {
          nodes {
            ...EditPerson
          }
        }
      }
    }
  }
`)

/** A change, on the revision that it was looked at on. */
export const ApplyEdit = graphql(`
  mutation ApplyEdit($changes: [ChangeInput!]!, $effective: Date, $reason: String, $expectedRevision: Int, $requestId: String) {
    apply(changes: $changes, effective: $effective, reason: $reason, expectedRevision: $expectedRevision, requestId: $requestId) {
      applied
      revision
      problems {
        code
        message
        path
      }
    }
  }
`)

/** What was written lately, the newest first. */
export const LatestRevisions = graphql(`
  query LatestRevisions($first: Int!) {
    org {
      revisions(first: $first) {
        nodes {
          number
          at
          by
          summary
          reason
          movements {
            kind
            date
            ref
            name
            from
            to
          }
        }
      }
    }
  }
`)

/** What revisions did, in a sentence each, the newest first. */
export const RevisionSummaries = graphql(`
  query RevisionSummaries($first: Int!, $after: String) {
    org {
      revisions(first: $first, after: $after) {
        nodes {
          number
          at
          by
          summary
        }
        pageInfo {
          endCursor
        }
      }
    }
  }
`)

/** Names of what the server's sentences mention by id. */
export const MentionedNames = graphql(`
  query MentionedNames($ids: [ID!]!) {
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
      }
    }
  }
`)
