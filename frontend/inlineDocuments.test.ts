import { describe, expect, it } from 'vitest'
import { withFragments } from './inlineDocuments.ts'

const fragments = new Map([
  ['Name', 'fragment Name on Person { name }'],
  ['Box', 'fragment Box on Person { ...Name reports { ...Name } }'],
])

describe('withFragments', () => {
  it('adds each fragment once, also those that fragments name', () => {
    const text = withFragments('query A { org { roots { ...Box ...Name } } }', fragments, 'a.ts')
    expect(text.match(/fragment Name/g)).toHaveLength(1)
    expect(text.match(/fragment Box/g)).toHaveLength(1)
  })
  it('leaves inline fragments and what nobody names alone', () => {
    expect(withFragments('{ node(id: 1) { ... on Person { name } } }', fragments, 'a.ts')).toBe('{ node(id: 1) { ... on Person { name } } }')
  })
  it('says where a fragment is missing', () => {
    expect(() => withFragments('{ ...Lost }', fragments, 'src/a.ts')).toThrow('src/a.ts: the fragment Lost is written nowhere')
  })
})
