import { describe, expect, it } from 'vitest'
import { boxesIn, hit, indexBoxes } from './boxIndex'
import { layoutTree } from './layout'
import { boxHeight, boxWidth, handleGap } from './measures'
import { randomTree } from './trees.fixture'

describe('boxesIn', () => {
  it('finds what a look at every box finds', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const layout = layoutTree(randomTree(400, seed))
      const index = indexBoxes(layout)
      const { bounds } = layout
      for (let step = 0; step < 10; step++) {
        const x0 = bounds.x0 + ((bounds.x1 - bounds.x0) * step) / 10 - 100
        const y0 = bounds.y0 + ((bounds.y1 - bounds.y0) * ((step * 7) % 10)) / 10
        const view = { x0, y0, x1: x0 + 900, y1: y0 + 400 }
        const expected = [...layout.x.keys()].filter(
          (i) =>
            layout.x[i]! <= view.x1 &&
            layout.x[i]! + boxWidth >= view.x0 &&
            layout.y[i]! <= view.y1 &&
            layout.y[i]! + boxHeight >= view.y0,
        )
        expect(boxesIn(index, view).sort((a, b) => a - b)).toEqual(expected)
      }
    }
  })
})

describe('hit', () => {
  const layout = layoutTree(randomTree(300, 11))
  const index = indexBoxes(layout)

  it('finds every box at its middle and its corners', () => {
    for (let i = 0; i < layout.count; i++) {
      for (const [dx, dy] of [[0.5, 0.5], [0.01, 0.01], [0.99, 0.99]] as const) {
        expect(hit(index, layout.x[i]! + dx * boxWidth, layout.y[i]! + dy * boxHeight)).toEqual({ box: i, part: 'box' })
      }
    }
  })

  it('finds the handle below a box', () => {
    const y = layout.y[0]! + boxHeight + handleGap + 4
    expect(hit(index, layout.x[0]! + boxWidth / 2, y)).toEqual({ box: 0, part: 'handle' })
    expect(hit(index, layout.x[0]! + 4, y)).toBeNull()
  })

  it('finds nothing in the clear', () => {
    expect(hit(index, layout.bounds.x0 - 10, 0)).toBeNull()
    expect(hit(index, 0, layout.bounds.y1 + 100)).toBeNull()
  })
})
