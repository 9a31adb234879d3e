import { CombinedError } from 'urql'
import { describe, expect, it } from 'vitest'
import { explain } from './explain'

const coded = (code: string, message: string) => new CombinedError({ graphQLErrors: [{ message, extensions: { code } }] })

describe('explain', () => {
  it('says what happened, to what, and what to do', () => {
    expect(explain(coded('NOT_FOUND', 'nobody has the id person/nobody'))).toMatchObject({
      detail: 'Nobody has the id person/nobody.',
      again: false,
      code: 'NOT_FOUND',
    })
  })
  it('tells a server that is away from one that fails', () => {
    expect(explain(new CombinedError({ networkError: new TypeError('Failed to fetch') })).code).toBe('OFFLINE')
    expect(explain(new CombinedError({ networkError: new Error('Bad Gateway'), response: new Response('', { status: 502 }) })).code).toBe('OFFLINE')
    expect(explain(new CombinedError({ networkError: new Error('no JSON'), response: new Response('', { status: 200 }) })).code).toBe('INTERNAL')
  })
  it('shows no inner workings for a defect or a code that it does not know', () => {
    expect(explain(coded('INTERNAL', 'nil pointer')).detail).toBe('')
    expect(explain(coded('GRAPHQL_VALIDATION_FAILED', 'no such field')).title).toBe(explain(coded('INTERNAL', '')).title)
  })
})
