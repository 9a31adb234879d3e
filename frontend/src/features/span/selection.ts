import type { IntRange, PersonFilter } from '../../api/gql/graphql'
import { addMonths } from '../../org/days'
import { conditions, together, type Condition } from '../../org/filter'
import { writeFilter } from '../../org/filterUrl'

/** A filter narrowed by one more condition. */
export function narrowed(filter: PersonFilter, condition: Condition): PersonFilter {
  return together([...conditions(filter), condition])
}

/** The same as a search parameter, for a link to the people. */
export function narrowedUrl(filter: PersonFilter, condition: Condition): string | undefined {
  return writeFilter(narrowed(filter, condition))
}

export const managing: Condition = { direct: { min: 1 } }
export const withoutReports: Condition = { direct: { max: 0 } }

/** Direct reports of a band; an open end is left out. */
export function bandRange({ low, high }: { low: number; high?: number | null }): IntRange {
  return high === null || high === undefined ? { min: low } : { min: low, max: high }
}

/** The place of the band that a number is in; one between two bands is in the lower. */
export function bandOf(value: number, bands: readonly { low: number }[]): number {
  return bands.reduce((found, band, i) => (band.low <= value ? i : found), -1)
}

/** The first day of a trend that ends on a day: six years of years, or three years of quarters, before it. */
export function trendStart(day: string, every: 'YEAR' | 'QUARTER'): string {
  return addMonths(day, every === 'YEAR' ? -72 : -36)
}
