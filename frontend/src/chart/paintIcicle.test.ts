import { describe, expect, it } from 'vitest'
import { layoutIcicle } from './icicle'
import { paintIcicle, ringOf, windowOf } from './paintIcicle'
import { randomTree } from './trees.fixture'

const size = { width: 1200, height: 800 }
const look = {
  colors: ['red', 'blue'],
  inks: ['black', 'black'],
  plain: 'grey',
  plainInk: 'black',
  ground: 'white',
  faded: Uint8Array.of(0, 0, 0),
  names: null,
  titles: null,
  ring: 'black',
}

/** The bars that a picture is made of: where, and in which colour. */
function barsOf(parents: readonly number[], colorOf: Int16Array | null, rowHeight: number) {
  const icicle = layoutIcicle(parents)
  const bars: { x: number; y: number; width: number; color: string }[] = []
  const context = {
    fillStyle: '',
    fillRect(x: number, y: number, width: number) {
      bars.push({ x, y, width, color: this.fillStyle })
    },
  }
  const view = windowOf(icicle, -1)
  paintIcicle(context as unknown as CanvasRenderingContext2D, icicle, view, size, rowHeight, { ...look, colorOf }, { current: -1, selected: -1 })
  return { icicle, view, bars }
}

describe('paintIcicle', () => {
  it('has something at the place of each of 20,000 people, in far fewer bars', () => {
    const { icicle, bars } = barsOf(randomTree(20_000, 3), null, 20)
    const rows = new Map<number, typeof bars>()
    for (const bar of bars) rows.set(bar.y, [...(rows.get(bar.y) ?? []), bar])
    for (let i = 0; i < icicle.count; i++) {
      if (icicle.depth[i]! * 20 >= size.height) continue
      const x = ((icicle.start[i]! + icicle.end[i]!) / 2 / icicle.width) * size.width
      const drawn = rows.get(icicle.depth[i]! * 20)?.some((bar) => bar.x <= x && x <= bar.x + bar.width)
      if (!drawn) expect.fail(`nothing is drawn for person ${i} of layer ${icicle.depth[i]}`)
    }
    expect(bars.length).toBeLessThan(icicle.count)
  })

  it('gives a strip the colour that most of it has, also where that is none', () => {
    const people = [-1, ...Array.from({ length: 12_000 }, () => 0)]
    const colorOf = Int16Array.from(people, (_, i) => (i <= 6000 ? (i % 4 ? 1 : 0) : i % 4 ? -1 : 0))
    const { bars } = barsOf(people, colorOf, 88)
    const below = bars.filter((bar) => bar.y === 88)
    const colors = (from: number, to: number) => new Set(below.filter(({ x, width }) => x >= from && x + width <= to).map(({ color }) => color))
    expect(colors(0, 596)).toEqual(new Set(['blue']))
    expect(colors(604, 1200)).toEqual(new Set(['grey']))
  })
})

describe('ringOf', () => {
  const { icicle, view } = barsOf([-1, 0, 0, 0, 0], null, 88)

  it('lies around the bar', () => {
    expect(ringOf(icicle, view, 88, size, 2)).toEqual({ x: 300, y: 89, width: 299, height: 85 })
  })

  it('is as wide as can be seen around the narrowest bar', () => {
    const { icicle, view } = barsOf([-1, ...Array.from({ length: 5000 }, () => 0)], null, 88)
    expect(ringOf(icicle, view, 88, size, 2500)!.width).toBe(3)
  })

  it('is nowhere for nobody and beside the view', () => {
    expect(ringOf(icicle, view, 88, size, -1)).toBeNull()
    expect(ringOf(icicle, view, 88, size, 5)).toBeNull()
    expect(ringOf(icicle, windowOf(icicle, 1), 88, size, 4)).toBeNull()
  })
})
