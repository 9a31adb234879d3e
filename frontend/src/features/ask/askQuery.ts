import { graphql } from '../../api/gql/gql'

export const Interpret = graphql(`
  query Interpret($question: String!) {
    interpret(question: $question) {
      restated
      operation
      variables
      view
      suggestions
    }
  }
`)
