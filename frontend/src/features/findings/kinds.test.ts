import { expect, test } from 'vitest'
import { grouped, readKinds, toggled, writeKinds } from './kinds'

test('groups by kind, what breaks a rule first', () => {
  const groups = grouped([
    { kind: 'NO_LEVEL', severity: 'INFO', text: 'a' },
    { kind: 'WIDE_SPAN', severity: 'WARNING', text: 'b' },
    { kind: 'REPORTING_CYCLE', severity: 'ERROR', text: 'c' },
    { kind: 'WIDE_SPAN', severity: 'WARNING', text: 'd' },
  ])
  expect(groups.map((group) => [group.kind, group.texts])).toEqual([
    ['REPORTING_CYCLE', ['c']],
    ['WIDE_SPAN', ['b', 'd']],
    ['NO_LEVEL', ['a']],
  ])
})

test('reads what it writes, and leaves out what it does not know', () => {
  expect(writeKinds(['NO_LEVEL', 'WIDE_SPAN'])).toBe('wide-span,no-level')
  expect(readKinds('no-level,nonsense,wide-span')).toEqual(['WIDE_SPAN', 'NO_LEVEL'])
  expect(writeKinds([])).toBeUndefined()
  expect(readKinds(undefined)).toEqual([])
})

test('takes a kind out that is chosen already', () => {
  expect(toggled(['NO_LEVEL'], 'NO_LEVEL')).toEqual([])
  expect(toggled(['NO_LEVEL'], 'WIDE_SPAN')).toEqual(['NO_LEVEL', 'WIDE_SPAN'])
})
