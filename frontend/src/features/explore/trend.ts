import { addDays, addMonths } from '../../org/days'
import type { intervals } from './search'

export const everyInput = { month: 'MONTH', quarter: 'QUARTER', year: 'YEAR' } as const satisfies Record<(typeof intervals)[number], string>

/** The days of a trend that ends on a day: 36 months, 20 quarters or 12 years. */
export function trendDays(day: string, every: (typeof intervals)[number]): { from: string; until: string } {
  const back = { month: 36, quarter: 60, year: 144 }[every]
  return { from: addMonths(day, -back), until: addDays(day, 1) }
}
