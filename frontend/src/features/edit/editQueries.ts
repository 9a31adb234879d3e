import { graphql } from '../../api/gql/gql'

/** The organization as it is on the day of the change, to compare a preview with. */
export const BeforeEdit = graphql(`
  query BeforeEdit($date: Date) {
    org(asOf: $date) {
      revision
      headcount
      findings {
        text
      }
    }
  }
`)

/** A change, or with dryRun what it would come to. */
export const ApplyEdit = graphql(`
  mutation ApplyEdit($changes: [ChangeInput!]!, $effective: Date, $reason: String, $expectedRevision: Int, $requestId: String, $dryRun: Boolean!, $watched: [PersonRef!]!) {
    apply(changes: $changes, effective: $effective, reason: $reason, expectedRevision: $expectedRevision, requestId: $requestId, dryRun: $dryRun) {
      applied
      revision
      touched
      problems {
        code
        message
        path
      }
      org {
        date
        headcount
        findings {
          text
        }
        people(where: { ref: $watched }) {
          nodes {
            ref
            span {
              direct
              total
            }
          }
        }
      }
    }
  }
`)

/** Direct and total reports of whom a change is about, before it. */
export const EditSpans = graphql(`
  query EditSpans($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on Person {
        ref
        name
        span {
          direct
          total
        }
        manager {
          ref
          name
          span {
            direct
            total
          }
        }
      }
    }
  }
`)
