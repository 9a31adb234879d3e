import { graphql } from '../../api/gql/gql'

/** What was found, without the people: a large organization has thousands of findings. */
export const FindingsDocument = graphql(`
  query Findings($date: Date, $under: SeatRef) {
    org(asOf: $date) {
      headcount
      findings(under: $under) {
        kind
        severity
        text
      }
    }
  }
`)

/** Whom the findings of one kind are about, in the same order. */
export const FindingPeople = graphql(`
  query FindingPeople($date: Date, $under: SeatRef, $kinds: [FindingKind!]!) {
    org(asOf: $date) {
      findings(kinds: $kinds, under: $under) {
        text
        people {
          id
          ref
          name
        }
      }
    }
  }
`)
