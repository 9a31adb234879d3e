/**
 * Calendar days as the API has them: `2026-03-31`, in UTC. Nothing here knows a time of day or a local zone.
 */
export type Day = string

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** Today in UTC, which is the server's today too. */
export function today(now: Date = new Date()): Day {
  return now.toISOString().slice(0, 10)
}

/** Whether a text is a day that the calendar has: `2026-02-30` is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** The day so many days later, or earlier where negative. */
export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The day so many months later, or earlier where negative: the same day of its month or the month's last, and not before the year 1. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = parts(day)
  const to = Math.max(12, year * 12 + month - 1 + count)
  const [y, m] = [Math.floor(to / 12), (to % 12) + 1]
  const end = new Date(0)
  end.setUTCFullYear(y, m, 0)
  end.setUTCDate(Math.min(date, end.getUTCDate()))
  return end.toISOString().slice(0, 10)
}

/** "31 March 2026". */
export function dayWords(day: Day): string {
  const { year, month, date } = parts(day)
  return `${date} ${months[month - 1]!} ${year}`
}

/** "31 Mar 2026", for tables. */
export function shortDay(day: Day): string {
  const { year, month, date } = parts(day)
  return `${date} ${months[month - 1]!.slice(0, 3)} ${year}`
}

/** "March 2026". */
export function monthWords(day: Day): string {
  const { year, month } = parts(day)
  return `${months[month - 1]!} ${year}`
}

/** Whole months from one day to a later one; 0 where it is not later. */
export function monthsBetween(from: Day, to: Day): number {
  const [a, b] = [parts(from), parts(to)]
  const whole = (b.year - a.year) * 12 + b.month - a.month - (b.date < a.date ? 1 : 0)
  return Math.max(0, whole)
}

/** "1 year 8 months", "11 months", "less than a month". */
export function lengthWords(months: number): string {
  if (months < 1) return 'less than a month'
  const [years, rest] = [Math.floor(months / 12), months % 12]
  const words = [years > 0 && counted(years, 'year'), rest > 0 && counted(rest, 'month')]
  return words.filter(Boolean).join(' ')
}

/** "since March 2024, 1 year 8 months" as of a day; "from 1 May 2027" of a day still to come. */
export function sinceWords(day: Day, asOf: Day): string {
  if (day > asOf) return `from ${dayWords(day)}`
  const months = monthsBetween(day, asOf)
  return `since ${months < 2 ? dayWords(day) : monthWords(day)}, ${lengthWords(months)}`
}

function counted(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`
}

function parts(day: Day): { year: number; month: number; date: number } {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return { year, month, date }
}
