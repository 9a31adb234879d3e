import { graphql } from '../../api/gql/gql'

/** Reads the file; what it would come to, or with `dryRun` false what it came to. */
export const ImportPeople = graphql(`
  mutation ImportPeople($file: Upload!, $options: ImportOptions, $dryRun: Boolean!) {
    importPeople(file: $file, options: $options, dryRun: $dryRun) {
      format
      applied
      revision
      rows
      skipped
      joins
      moves
      updates
      leavers
      unchanged
      openings
      columns {
        column
        usedAs
      }
      problems {
        line
        column
        code
        severity
        message
      }
      difference(first: 200) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...ImportMovement
        }
      }
      preview {
        headcount
        spans {
          managers
          mean
          layers
        }
        outline {
          refs
          names
          titles
          parents
        }
      }
    }
  }
`)

export const ImportMovementFields = graphql(`
  fragment ImportMovement on Movement {
    kind
    date
    ref
    name
    from
    to
  }
`)

/** A further page of what would happen. */
export const ImportFurther = graphql(`
  mutation ImportFurther($file: Upload!, $options: ImportOptions, $after: String!) {
    importPeople(file: $file, options: $options, dryRun: true) {
      difference(first: 200, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...ImportMovement
        }
      }
    }
  }
`)

/** What stands in a column that is kept as it comes. */
export const ImportValues = graphql(`
  mutation ImportValues($file: Upload!, $options: ImportOptions, $column: String!) {
    importPeople(file: $file, options: $options, dryRun: true) {
      preview {
        breakdown(by: [{ attribute: $column }]) {
          keys {
            value
          }
        }
      }
    }
  }
`)

/** The organization before the file, to compare with. */
export const BeforeImport = graphql(`
  query BeforeImport {
    org {
      headcount
      spans {
        managers
        mean
        layers
      }
    }
  }
`)

/** Whom those who leave report to now. */
export const LeaversPlaces = graphql(`
  query LeaversPlaces($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Person {
        ref
        name
        title
        manager {
          ref
        }
      }
    }
  }
`)

export const WithdrawImport = graphql(`
  mutation WithdrawImport($revision: Int!) {
    apply(changes: [{ withdraw: $revision }], reason: "Import undone") {
      applied
      revision
      problems {
        message
      }
    }
  }
`)
