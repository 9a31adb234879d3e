import { expect, test } from 'vitest'
import { byYear, stepWords } from './history'

test('says a movement with whatever is known of it', () => {
  expect(stepWords({ kind: 'MOVED', date: '2024-01-01', from: 'Ada', to: 'Bo' })).toBe('Moved from Ada to Bo')
  expect(stepWords({ kind: 'MOVED', date: '2024-01-01', to: 'Bo' })).toBe('Began to report to Bo')
  expect(stepWords({ kind: 'PLACED', date: '2024-01-01', from: 'L3' })).toBe('Ceased to hold level L3')
  expect(stepWords({ kind: 'LEFT', date: '2024-01-01', from: null, to: null })).toBe('Left')
})

test('groups movements by year, the latest first', () => {
  const of = (date: string) => ({ kind: 'JOINED' as const, date })
  expect(byYear([of('2023-02-01'), of('2024-01-01'), of('2024-05-01')]).map(({ year, steps }) => [year, steps.map((s) => s.date)])).toEqual([
    ['2024', ['2024-05-01', '2024-01-01']],
    ['2023', ['2023-02-01']],
  ])
})
