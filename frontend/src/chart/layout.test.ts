import { describe, expect, it } from 'vitest'
import { layoutTree, stackShape } from './layout'
import { boxHeight, boxWidth, siblingGap, stackGap } from './measures'
import { chain, randomTree, flat } from './trees.fixture'

describe('layoutTree', () => {
  it('places nothing for an empty tree', () => {
    expect(layoutTree([]).bounds).toEqual({ x0: 0, y0: 0, x1: 0, y1: 0 })
  })

  it('centres one box on 0', () => {
    const layout = layoutTree([-1])
    expect([layout.x[0], layout.y[0]]).toEqual([-boxWidth / 2, 0])
  })

  it('overlaps no two boxes, in random trees of every shape', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const layout = layoutTree(randomTree(20 + seed * 2, seed))
      const order = [...layout.x.keys()].sort((a, b) => layout.x[a]! - layout.x[b]!)
      for (let a = 0; a < order.length; a++) {
        for (let b = a + 1; b < order.length; b++) {
          const [i, j] = [order[a]!, order[b]!]
          if (layout.x[j]! - layout.x[i]! >= boxWidth + siblingGap - 1) break
          const apart = Math.abs(layout.y[i]! - layout.y[j]!)
          expect(apart, `seed ${seed}: boxes ${i} and ${j}`).toBeGreaterThanOrEqual(boxHeight + stackGap)
        }
      }
    }
  })

  it('centres every parent over its children', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const layout = layoutTree(randomTree(150, seed))
      for (let i = 0; i < layout.count; i++) {
        const own = childrenOf(layout, i)
        if (own.length === 0) continue
        const left = Math.min(...own.map((c) => layout.x[c]!))
        const right = Math.max(...own.map((c) => layout.x[c]!)) + boxWidth
        expect(Math.abs(layout.x[i]! + boxWidth / 2 - (left + right) / 2), `seed ${seed}, box ${i}`).toBeLessThanOrEqual(1)
      }
    }
  })

  it('keeps the order of siblings: by columns within a stack, from left to right otherwise', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const layout = layoutTree(randomTree(150, seed))
      for (let i = 0; i < layout.count; i++) {
        const own = childrenOf(layout, i)
        for (let k = 1; k < own.length; k++) {
          const [a, b] = [own[k - 1]!, own[k]!]
          const right = layout.x[b]! > layout.x[a]!
          const below = layout.x[b]! === layout.x[a]! && layout.y[b]! > layout.y[a]!
          expect(right || below, `seed ${seed}: ${a} before ${b}`).toBe(true)
        }
      }
    }
  })

  it('is the same every time', () => {
    expect(layoutTree(randomTree(500, 7))).toEqual(layoutTree(randomTree(500, 7)))
  })

  it('shows the few reports of the top side by side, and many in a block that fits a screen', () => {
    const few = layoutTree(flat(8))
    expect(new Set(few.y.subarray(1)).size).toBe(1)
    const { bounds } = layoutTree(flat(30))
    expect(bounds.x1 - bounds.x0).toBeLessThan(1000)
    expect(bounds.y1 - bounds.y0).toBeLessThan(1000)
  })

  it('places several roots side by side', () => {
    const layout = layoutTree([-1, 0, 0, -1, 3])
    expect(layout.y[3]).toBe(0)
    expect(layout.x[3]!).toBeGreaterThan(layout.x[0]!)
  })

  it('refuses a parent that comes after its child', () => {
    expect(() => layoutTree([1, -1])).toThrow('box 0 stands before its parent 1')
  })

  it('is linear: ten times the boxes take about ten times as long', () => {
    const small = fastest(() => layoutTree(randomTree(5_000, 3)))
    const large = fastest(() => layoutTree(randomTree(50_000, 3)))
    expect(large).toBeLessThan(Math.max(small * 30, 200))
  })

  it('stands a chain 20,000 deep', () => {
    const layout = layoutTree(chain(20_000))
    expect(layout.depth[19_999]).toBe(19_999)
    expect(layout.x[19_999]).toBe(layout.x[0])
  })

  it('places 50,000 boxes in less than 200 ms', () => {
    const tree = randomTree(50_000, 5)
    expect(fastest(() => layoutTree(tree))).toBeLessThan(200)
  })
})

describe('stackShape', () => {
  it('has room for every box, and no empty column', () => {
    for (let boxes = 1; boxes < 500; boxes++) {
      const { rows, columns } = stackShape(boxes)
      expect(rows * columns).toBeGreaterThanOrEqual(boxes)
      expect((columns - 1) * rows).toBeLessThan(boxes)
    }
  })
})

function childrenOf(layout: ReturnType<typeof layoutTree>, box: number): number[] {
  return [...layout.children.subarray(layout.childStart[box], layout.childStart[box + 1])]
}

/** Best of five, because other work on the machine only ever makes it slower. */
function fastest(work: () => void): number {
  let best = Infinity
  for (let k = 0; k < 5; k++) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}
