const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const tenth = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 })
const fine = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })

/** "12,345". */
export function count(n: number): string {
  return whole.format(n)
}

/** A mean with one decimal, "7.2"; a dash where there is none. */
export function mean(n: number | null | undefined): string {
  return n === null || n === undefined ? '–' : tenth.format(n)
}

/** "41%"; below one percent with a decimal, and never 0% of something or 100% of less than all. */
export function share(part: number): string {
  if (part > 0 && part < 0.0005) return '<0.1%'
  if (part < 1 && part > 0.9995) return '>99.9%'
  return (part > 0 && part < 0.01) || (part < 1 && part > 0.995) ? fine.format(part) : percent.format(part)
}

/** A count with its noun: "1 person", "12 people". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`
}

/** "1 person", "12,345 people". */
export function people(n: number): string {
  return counted(n, 'person', 'people')
}

/** Full-time equivalent: "1", "0.8". */
export function fte(n: number): string {
  return String(Math.round(n * 100) / 100)
}
