import { describe, expect, it } from 'vitest'
import { unfold } from './unfolded'

const below: Record<string, string[]> = { a: ['b', 'c'], b: ['d'], c: ['e', 'f'], d: [] }

describe('unfold', () => {
  it('shows what is below the open boxes, in preorder', () => {
    expect(unfold(['a'], (ref) => below[ref], (ref) => ref === 'a' || ref === 'c')).toEqual({
      refs: ['a', 'b', 'c', 'e', 'f'],
      parents: [-1, 0, 0, 2, 2],
    })
  })

  it('shows an open box whose reports are not there yet without them', () => {
    expect(unfold(['e'], (ref) => below[ref], () => true)).toEqual({ refs: ['e'], parents: [-1] })
  })

  it('opens by depth', () => {
    expect(unfold(['a', 'd'], (ref) => below[ref], (_, depth) => depth < 1).refs).toEqual(['a', 'b', 'c', 'd'])
  })

  it('ends at a cycle', () => {
    expect(unfold(['a'], (ref) => (ref === 'a' ? ['b'] : ['a']), () => true).refs).toEqual(['a', 'b'])
  })

  it('unfolds a line of 20,000', () => {
    expect(unfold(['0'], (ref) => (+ref < 19_999 ? [String(+ref + 1)] : []), () => true).refs).toHaveLength(20_000)
  })
})
