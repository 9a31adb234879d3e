import { describe, expect, it } from 'vitest'
import { endOfLastQuarter, yearBefore } from './days'

describe('yearBefore', () => {
  it('is the same day of the year before', () => expect(yearBefore('2026-11-25')).toBe('2025-11-25'))
  it('stays in February', () => expect(yearBefore('2028-02-29')).toBe('2027-02-28'))
})

describe('endOfLastQuarter', () => {
  it('is in the year before during the first quarter', () => expect(endOfLastQuarter('2026-02-03')).toBe('2025-12-31'))
  it('is the end of another quarter on the last day of one', () => expect(endOfLastQuarter('2026-06-30')).toBe('2026-03-31'))
})
