import { describe, expect, it } from 'vitest'
import { between, bringInto, detailAt, fit, lookAt, viewOf, zoomAt } from './camera'

const size = { width: 1000, height: 600 }

describe('fit', () => {
  it('brings all bounds within the view', () => {
    for (const bounds of [
      { x0: -5000, y0: 0, x1: 5000, y1: 400 },
      { x0: 0, y0: 0, x1: 160, y1: 9000 },
      { x0: -300, y0: 0, x1: 300, y1: 300 },
    ]) {
      const view = viewOf(fit(bounds, size), size)
      expect(view.x0).toBeLessThanOrEqual(bounds.x0)
      expect(view.x1).toBeGreaterThanOrEqual(bounds.x1)
      expect(view.y0).toBeLessThanOrEqual(bounds.y0)
      expect(view.y1).toBeGreaterThanOrEqual(bounds.y1)
    }
  })

  it('never enlarges', () => {
    expect(fit({ x0: 0, y0: 0, x1: 160, y1: 56 }, size).k).toBe(1)
  })
})

describe('zoomAt', () => {
  it('keeps the point under the pointer', () => {
    const before = { x: 40, y: -20, k: 0.7 }
    const after = zoomAt(before, 1.4, 300, 200)
    expect((300 - after.x) / after.k).toBeCloseTo((300 - before.x) / before.k)
    expect((200 - after.y) / after.k).toBeCloseTo((200 - before.y) / before.k)
  })

  it('stops at the limits', () => {
    expect(zoomAt({ x: 0, y: 0, k: 1 }, 100, 0, 0).k).toBe(2)
    expect(zoomAt({ x: 0, y: 0, k: 1 }, 1e-6, 0, 0).k).toBe(0.02)
  })
})

describe('bringInto', () => {
  it('moves nothing that is in view already', () => {
    const camera = { x: 0, y: 0, k: 1 }
    expect(bringInto(camera, { x0: 400, y0: 200, x1: 560, y1: 256 }, size)).toBe(camera)
  })

  it('moves just far enough', () => {
    expect(bringInto({ x: 0, y: 0, k: 1 }, { x0: 1200, y0: 200, x1: 1360, y1: 256 }, size, 40)).toEqual({ x: -400, y: 0, k: 1 })
  })
})

describe('between', () => {
  it('begins and ends at its ends', () => {
    const [from, to] = [lookAt(0, 0, 0.2, size), lookAt(900, 800, 1, size)]
    expect(between(from, to, 0)).toEqual(from)
    expect(between(from, to, 1)).toBe(to)
  })
})

describe('detailAt', () => {
  it('gives way from text to chip to tile', () => {
    expect([1, 0.55, 0.5, 0.2, 0.19, 0.02].map(detailAt)).toEqual(['text', 'text', 'chip', 'chip', 'tile', 'tile'])
  })
})
