import { expect, it } from 'vitest'
import { trendDays } from './trend'

it('a trend ends on the day and begins on its last day where the month has none such', () => {
  expect(trendDays('2026-11-25', 'quarter')).toEqual({ from: '2021-11-25', until: '2026-11-26' })
  expect(trendDays('2028-02-29', 'year')).toEqual({ from: '2016-02-29', until: '2028-03-01' })
  expect(trendDays('2026-03-31', 'month')).toEqual({ from: '2023-03-31', until: '2026-04-01' })
})
