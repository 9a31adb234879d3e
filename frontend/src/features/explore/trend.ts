import { addDays } from '../../org/days'
import type { intervals } from './search'

export const everyInput = { month: 'MONTH', quarter: 'QUARTER', year: 'YEAR' } as const satisfies Record<(typeof intervals)[number], string>

/** The days of a trend that ends on a day: 36 months, 20 quarters or 12 years. */
export function trendDays(day: string, every: (typeof intervals)[number]): { from: string; until: string } {
  const [year = 1, month = 1, date = 1] = day.split('-').map(Number)
  const back = { month: 36, quarter: 60, year: 144 }[every]
  const months = Math.max(12, year * 12 + month - 1 - back)
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1]
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate()
  const pad = (n: number, to: number) => String(n).padStart(to, '0')
  return { from: `${pad(y, 4)}-${pad(m, 2)}-${pad(Math.min(date, last), 2)}`, until: addDays(day, 1) }
}
