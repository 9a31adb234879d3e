import { expect, test } from 'vitest'
import { bandOf, bandRange, narrowed, narrowedUrl, trendStart } from './selection'

const bands = [{ low: 1 }, { low: 2 }, { low: 4 }, { low: 8 }]

test('narrows a filter without losing what it says already', () => {
  expect(narrowed({ under: 'ada' }, { direct: { min: 1 } })).toEqual({ under: 'ada', direct: { min: 1 } })
  expect(narrowed({ direct: { max: 9 } }, { direct: { min: 4 } })).toEqual({ direct: { max: 9 }, and: [{ direct: { min: 4 } }] })
  expect(narrowedUrl({}, { depth: { min: 3, max: 3 } })).toBe('depth:3')
})

test('finds the band of a median, also of one between two', () => {
  expect(bandOf(4, bands)).toBe(2)
  expect(bandOf(3.5, bands)).toBe(1)
  expect(bandOf(40, bands)).toBe(3)
  expect(bandOf(0, bands)).toBe(-1)
})

test('leaves the end of the widest band open', () => {
  expect(bandRange({ low: 17, high: null })).toEqual({ min: 17 })
  expect(bandRange({ low: 4, high: 7 })).toEqual({ min: 4, max: 7 })
})

test('begins a trend on a day that there is', () => {
  expect(trendStart('2026-11-25', 'YEAR')).toBe('2020-11-25')
  expect(trendStart('2028-02-29', 'QUARTER')).toBe('2025-02-28')
})
