import { Client, fetchExchange, subscriptionExchange } from '@urql/core'
import { persistedExchange } from '@urql/exchange-persisted'
import { createClient } from 'graphql-ws'

/** Where Rung is: said when this is built, or in the address, as ?rung=http://127.0.0.1:8080. */
export const rung = new URLSearchParams(location.search).get('rung') ?? import.meta.env.VITE_RUNG ?? 'http://127.0.0.1:8080'

const socket = createClient({ url: `${rung.replace(/^http/, 'ws')}/graphql` })

/**
 * Queries go by GET with the hash of their document, so that a repeated one costs a line and, where nothing changed, no
 * body: the browser keeps the answer with its ETag, and the server says 304. Subscriptions go over a WebSocket.
 */
export const client = new Client({
  url: `${rung}/graphql`,
  preferGetMethod: 'force',
  requestPolicy: 'network-only',
  exchanges: [
    persistedExchange({ preferGetForPersistedQueries: 'force' }),
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({
        subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query: query ?? '', variables }, sink) }),
      }),
    }),
  ],
})
