import { cacheExchange, Client, fetchExchange } from 'urql'

/** The only client: server state lives in its cache and nowhere else. */
export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, fetchExchange],
  preferGetMethod: false,
  fetchOptions: { headers: { Accept: 'application/graphql-response+json, application/json' } },
})
