import { describe, expect, it } from 'vitest'
import { addDays, addMonths, dayWords, isDay, lengthWords, monthsBetween, monthWords, shortDay, sinceWords, today } from './days'

describe('days', () => {
  it('are told from what only looks like one', () => {
    expect(['2026-02-28', '2024-02-29', '0001-01-01', '9999-12-31'].filter(isDay)).toHaveLength(4)
    expect(['2026-02-30', '2026-2-3', '2026-13-01', '0000-01-01', '', 'today', '2026-01-01T00:00:00Z'].filter(isDay)).toEqual([])
  })

  it('are those of UTC', () => {
    expect(today(new Date('2026-03-31T23:30:00-05:00'))).toBe('2026-04-01')
  })

  it('are said in words', () => {
    expect(dayWords('2026-03-01')).toBe('1 March 2026')
    expect(shortDay('2026-09-30')).toBe('30 Sep 2026')
    expect(monthWords('2024-12-31')).toBe('December 2024')
  })

  it('are counted over months of every length', () => {
    expect(monthsBetween('2024-01-31', '2024-02-29')).toBe(0)
    expect(monthsBetween('2024-01-31', '2024-03-31')).toBe(2)
    expect(monthsBetween('2024-03-05', '2025-11-25')).toBe(20)
    expect(monthsBetween('2025-11-25', '2024-03-05')).toBe(0)
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29')
    expect(addMonths('2025-11-30', 3)).toBe('2026-02-28')
    expect(addMonths('0002-05-10', -72)).toBe('0001-01-10')
  })

  it('say how long something has held', () => {
    expect(sinceWords('2024-03-05', '2025-11-25')).toBe('since March 2024, 1 year 8 months')
    expect(sinceWords('2025-11-10', '2025-11-25')).toBe('since 10 November 2025, less than a month')
    expect(sinceWords('2027-05-01', '2025-11-25')).toBe('from 1 May 2027')
    expect(lengthWords(12)).toBe('1 year')
    expect(lengthWords(25)).toBe('2 years 1 month')
  })
})
