import { describe, expect, it } from 'vitest'
import { chainTo, icicleStep, layoutIcicle, personAt } from './icicle'
import { chain, flat, randomTree } from './trees.fixture'

describe('layoutIcicle', () => {
  it('nests every bar within its parent, and neighbours side by side', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const icicle = layoutIcicle(randomTree(300, seed))
      for (let i = 0; i < icicle.count; i++) {
        const parent = icicle.parents[i]!
        expect(icicle.end[i]!).toBeGreaterThan(icicle.start[i]!)
        if (parent < 0) continue
        expect(icicle.start[i]!).toBeGreaterThanOrEqual(icicle.start[parent]!)
        expect(icicle.end[i]!).toBeLessThanOrEqual(icicle.end[parent]!)
      }
      for (let d = 0; d < icicle.layers; d++) {
        for (let k = icicle.layerStart[d]! + 1; k < icicle.layerStart[d + 1]!; k++) {
          expect(icicle.start[icicle.byLayer[k]!]!).toBeGreaterThanOrEqual(icicle.end[icicle.byLayer[k - 1]!]!)
        }
      }
    }
  })

  it('fills a parent with its children', () => {
    const icicle = layoutIcicle(randomTree(300, 4))
    const sum = new Map<number, number>()
    for (let i = 0; i < icicle.count; i++) {
      const width = icicle.end[i]! - icicle.start[i]!
      sum.set(icicle.parents[i]!, (sum.get(icicle.parents[i]!) ?? 0) + width)
    }
    for (const [parent, width] of sum) {
      expect(width).toBe(parent < 0 ? icicle.width : icicle.end[parent]! - icicle.start[parent]!)
    }
  })

  it('lays out 100,000 people in less than 100 ms, and 100,000 layers at all', () => {
    const tree = randomTree(100_000, 9)
    let best = Infinity
    for (let k = 0; k < 5; k++) {
      const before = performance.now()
      layoutIcicle(tree)
      best = Math.min(best, performance.now() - before)
    }
    expect(best).toBeLessThan(100)
    expect(layoutIcicle(chain(100_000)).layers).toBe(100_000)
  })

  it('is empty for nobody', () => {
    expect(layoutIcicle([])).toMatchObject({ count: 0, layers: 0, width: 0 })
  })
})

describe('personAt', () => {
  it('finds everybody in the middle of their bar', () => {
    const icicle = layoutIcicle(randomTree(500, 2))
    for (let i = 0; i < icicle.count; i++) {
      expect(personAt(icicle, icicle.depth[i]!, (icicle.start[i]! + icicle.end[i]!) / 2)).toBe(i)
    }
  })

  it('finds nobody below a person without reports, and outside', () => {
    const icicle = layoutIcicle([-1, 0, 1, 0])
    expect(personAt(icicle, 2, 1.5)).toBe(-1)
    expect(personAt(icicle, 5, 0)).toBe(-1)
    expect(personAt(icicle, 0, -1)).toBe(-1)
    expect(personAt(icicle, 0, 2)).toBe(-1)
  })
})

describe('chainTo', () => {
  it('begins at the top', () => {
    expect(chainTo(layoutIcicle(chain(4)), 3)).toEqual([0, 1, 2, 3])
  })
})

describe('icicleStep', () => {
  const icicle = layoutIcicle(flat(3))

  it('goes to the first report, the neighbours and back up', () => {
    expect(icicleStep(icicle, 0, 'down')).toBe(1)
    expect(icicleStep(icicle, 1, 'right')).toBe(2)
    expect(icicleStep(icicle, 2, 'left')).toBe(1)
    expect(icicleStep(icicle, 3, 'right')).toBe(3)
    expect(icicleStep(icicle, 1, 'left')).toBe(1)
    expect(icicleStep(icicle, 2, 'up')).toBe(0)
    expect(icicleStep(icicle, 0, 'up')).toBe(0)
  })
})
