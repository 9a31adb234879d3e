import { expect, test } from 'vitest'
import { turnOf } from './turn'

const seat = (ref: string, manager: string | null, open = false) => ({
  ref,
  manager: manager !== null && !open ? { ref: manager } : null,
  openManager: manager !== null && open ? { ref: manager } : null,
})

test('the way turns at the common manager', () => {
  expect(turnOf([seat('a', 'b'), seat('b', 'top'), seat('top', null), seat('c', 'top')])).toBe(2)
  expect(turnOf([seat('a', 'm'), seat('m', 'somebody above'), seat('b', 'm')])).toBe(1)
})

test('it turns at an open seat too', () => {
  expect(turnOf([seat('a', 'o', true), seat('o', 'above'), seat('b', 'o', true)])).toBe(1)
})

test('it turns at an end that manages the other', () => {
  expect(turnOf([seat('a', 'm'), seat('m', null)])).toBe(1)
  expect(turnOf([seat('m', null), seat('a', 'm')])).toBe(0)
})
