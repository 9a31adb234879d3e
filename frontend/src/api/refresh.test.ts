import { Client, fetchExchange } from 'urql'
import { subscribe, pipe } from 'wonka'
import { describe, expect, it } from 'vitest'
import { isUnreachable } from './connection'
import { refresh, refreshExchange } from './refresh'

/** A client of a server that answers a query with how often it was asked, and a mutation as told. */
function talk() {
  const state = { asked: 0, away: false, applied: true }
  const client = new Client({
    url: 'http://test/graphql',
    preferGetMethod: false,
    exchanges: [refreshExchange, fetchExchange],
    fetch: (_, init) => {
      if (state.away) return Promise.reject(new TypeError('Failed to fetch'))
      const writes = typeof init?.body === 'string' && init.body.includes('mutation')
      const data = writes ? { apply: { __typename: 'ApplyResult', applied: state.applied } } : { org: { __typename: 'Org', headcount: ++state.asked } }
      return Promise.resolve(new Response(JSON.stringify({ data }), { headers: { 'content-type': 'application/json' } }))
    },
  })
  const seen: { count: number | undefined; failed: boolean }[] = []
  const query = pipe(
    client.query<{ org: { headcount: number } }>('{ org { headcount } }', {}),
    subscribe((result) => seen.push({ count: result.data?.org.headcount, failed: result.error !== undefined })),
  )
  const settle = () => new Promise((resolve) => setTimeout(resolve, 20))
  return { client, state, seen, settle, unsubscribe: () => query.unsubscribe(), write: () => client.mutation('mutation { apply(changes: []) { applied } }', {}).toPromise() }
}

describe('the cache', () => {
  it('asks again for what is shown after a write, and not after a dry run', async () => {
    const { state, seen, settle, write, unsubscribe } = talk()
    await settle()
    state.applied = false
    await write()
    await settle()
    expect(state.asked).toBe(1)
    state.applied = true
    await write()
    await settle()
    expect(state.asked).toBe(2)
    expect(seen.at(-1)).toEqual({ count: 2, failed: false })
    unsubscribe()
  })

  it('asks again for what was shown before a write when it is shown the next time', async () => {
    const { client, state, settle, unsubscribe } = talk()
    await settle()
    unsubscribe()
    refresh()
    await settle()
    expect(state.asked).toBe(1)
    await client.query('{ org { headcount } }', {}).toPromise()
    expect(state.asked).toBe(2)
    await client.query('{ org { headcount } }', {}).toPromise()
    expect(state.asked).toBe(2)
  })

  it('keeps what is shown while the server is away, and says that it is', async () => {
    const { state, seen, settle, unsubscribe } = talk()
    await settle()
    state.away = true
    refresh()
    await settle()
    expect(seen.at(-1)).toEqual({ count: 1, failed: false })
    expect(isUnreachable()).toBe(true)
    state.away = false
    refresh()
    await settle()
    expect(seen.at(-1)).toEqual({ count: 2, failed: false })
    expect(isUnreachable()).toBe(false)
    unsubscribe()
  })
})
