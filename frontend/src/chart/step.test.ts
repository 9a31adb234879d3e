import { describe, expect, it } from 'vitest'
import { layoutTree } from './layout'
import { step } from './step'
import { flat, randomTree } from './trees.fixture'

describe('step', () => {
  //      0
  //   1     4
  //  2 3    5     (2 and 3 are a stack)
  const layout = layoutTree([-1, 0, 1, 1, 0, 4])

  it('goes to the parent and to the first child', () => {
    expect(step(layout, 1, 'up')).toBe(0)
    expect(step(layout, 0, 'down')).toBe(1)
    expect(step(layout, 0, 'up')).toBe(0)
    expect(step(layout, 5, 'down')).toBe(5)
  })

  it('goes along a stack before it leaves it', () => {
    expect(step(layout, 2, 'down')).toBe(3)
    expect(step(layout, 3, 'up')).toBe(2)
    expect(step(layout, 2, 'up')).toBe(1)
    expect(step(layout, 3, 'down')).toBe(3)
  })

  it('goes to siblings, then to cousins, and stops at the ends', () => {
    expect(step(layout, 1, 'right')).toBe(4)
    expect(step(layout, 4, 'left')).toBe(1)
    expect(step(layout, 2, 'right')).toBe(5)
    expect(step(layout, 5, 'left')).toBe(3)
    expect(step(layout, 1, 'left')).toBe(1)
  })

  it('goes across the columns of a stack within the row', () => {
    const stack = layoutTree(flat(30))
    const third = 1 + 2
    const right = step(stack, third, 'right')
    expect(stack.y[right]).toBe(stack.y[third])
    expect(stack.x[right]!).toBeGreaterThan(stack.x[third]!)
    expect(step(stack, right, 'left')).toBe(third)
  })

  it('goes to the top and to the last', () => {
    expect(step(layout, 3, 'top')).toBe(0)
    expect(step(layout, 3, 'last')).toBe(5)
  })

  it('reaches every box of any tree from the top', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const any = layoutTree(randomTree(200, seed))
      const seen = new Set([0])
      for (const box of seen) {
        for (const way of ['up', 'down', 'left', 'right'] as const) seen.add(step(any, box, way))
      }
      expect(seen.size, `seed ${seed}`).toBe(any.count)
    }
  })
})
