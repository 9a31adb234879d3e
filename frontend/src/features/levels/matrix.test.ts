import { describe, expect, it } from 'vitest'
import { gridStep, mentoringOf, movePath, movesOf, type PlacedLevel } from './matrix'

const level = (id: string, track: string, next: string[] = [], mentors: string[] = []): PlacedLevel => ({
  id,
  track: { id: track },
  next: next.map((one) => ({ id: one })),
  mentors: mentors.map((one) => ({ id: one })),
})
const ladder = [level('a', 'ic', ['b']), level('b', 'ic', ['c', 'd', 'elsewhere'], ['a']), level('c', 'ic', [], ['a', 'b']), level('d', 'management')]

describe('moves between the columns', () => {
  it('tells promotions from moves across tracks, and leaves other ladders out', () => {
    expect(movesOf(ladder)).toEqual([
      { from: 0, to: 1, across: false },
      { from: 1, to: 2, across: false },
      { from: 1, to: 3, across: true },
    ])
  })

  it('names who mentors whom by column', () => {
    expect(mentoringOf(ladder)).toEqual([
      { from: 1, to: 0 },
      { from: 2, to: 0 },
      { from: 2, to: 1 },
    ])
  })

  it('draws a promotion to the next column straight, and a move across tracks into the other lane', () => {
    const sizes = { column: 200, lane: 40, box: { width: 100, height: 24 } }
    const lane = (column: number) => (column === 3 ? 1 : 0)
    expect(movePath({ from: 0, to: 1, across: false }, lane, sizes)).toBe('M150,20H250')
    expect(movePath({ from: 1, to: 3, across: true }, lane, sizes)).toMatch(/^M350,20H.*,60H650$/)
  })
})

describe('keys in the grid', () => {
  const size = { rows: 3, columns: 4 }
  it('stays within, and leaves other keys alone', () => {
    expect(gridStep('ArrowLeft', false, { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 })
    expect(gridStep('ArrowDown', false, { row: 1, column: 2 }, size)).toEqual({ row: 2, column: 2 })
    expect(gridStep('End', false, { row: 1, column: 0 }, size)).toEqual({ row: 1, column: 3 })
    expect(gridStep('Home', true, { row: 2, column: 3 }, size)).toEqual({ row: 0, column: 0 })
    expect(gridStep('a', false, { row: 0, column: 0 }, size)).toBeNull()
  })
})
