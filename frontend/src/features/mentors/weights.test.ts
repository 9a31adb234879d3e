import { expect, test } from 'vitest'
import { defaultWeights, factors, known, readWeights, shareOf, writeWeights } from './weights'

test('the defaults need no text, and other weights come back as they were written', () => {
  expect(writeWeights(defaultWeights)).toBeUndefined()
  const other = { ...defaultWeights, LEVEL: 0, CAPACITY: 100 }
  expect(writeWeights(other)).toBe('0-25-20-10-100')
  expect(readWeights('0-25-20-10-100')).toEqual(other)
})

test.each([undefined, '', '1-2-3', '-1-2-3-4-5', 'a-b-c-d-e', '1-2-3-4-5-6'])('%s is read as the defaults', (text) => {
  expect(readWeights(text)).toEqual(defaultWeights)
})

test('a weight ends at 100', () => expect(readWeights('999-0-0-0-0').LEVEL).toBe(100))

test('shares are of the factors that can be known, and add up to 1', () => {
  expect(shareOf('LEVEL', defaultWeights, known(false))).toBe(0.5)
  expect(shareOf('DISTANCE', defaultWeights, known(false))).toBeNull()
  expect(factors.reduce((sum, one) => sum + (shareOf(one, defaultWeights, known(true)) ?? 0), 0)).toBeCloseTo(1)
  expect(shareOf('LEVEL', readWeights('0-0-0-0-0'), factors)).toBeNull()
})
