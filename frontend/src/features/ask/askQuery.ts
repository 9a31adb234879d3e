import { graphql } from '../../api/gql/gql'

export const Interpret = graphql(`
  query Interpret($question: String!) {
    interpret(question: $question) {
      restated
      operation
      variables
      view
      ambiguous
      suggestions
    }
  }
`)

/** Questions that a text may be the beginning of. */
export const Completions = graphql(`
  query Completions($question: String!) {
    completeQuestion(question: $question, first: 8)
  }
`)
