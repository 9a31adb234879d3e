import { expect, it } from 'vitest'
import { counted, mean, people, share } from './numbers'

it('counts with a noun', () => {
  expect(people(1)).toBe('1 person')
  expect(people(12345)).toBe('12,345 people')
  expect(counted(0, 'opening')).toBe('0 openings')
})

it('says means with one decimal, or that there is none', () => {
  expect(mean(7)).toBe('7.0')
  expect(mean(7.249)).toBe('7.2')
  expect(mean(null)).toBe('–')
})

it('never rounds a share to nothing or to all', () => {
  expect(share(0)).toBe('0%')
  expect(share(0.004)).toBe('0.4%')
  expect(share(0.0001)).toBe('<0.1%')
  expect(share(0.41)).toBe('41%')
  expect(share(0.997)).toBe('99.7%')
  expect(share(0.9999)).toBe('>99.9%')
  expect(share(1)).toBe('100%')
})
