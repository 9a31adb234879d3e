import { Client, fetchExchange } from 'urql'
import { refreshExchange } from './refresh'

/**
 * The only client: server state lives in its cache and nowhere else. Variables that are files go as a multipart request,
 * for which the server wants a header that no form of another page can send; another says that the explorer asks.
 */
export const client = new Client({
  url: '/graphql',
  exchanges: [refreshExchange, fetchExchange],
  preferGetMethod: false,
  fetchOptions: {
    headers: { Accept: 'application/graphql-response+json, application/json', 'GraphQL-Require-Preflight': '1', 'Rung-Page': '1' },
  },
})
