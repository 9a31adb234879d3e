import { bandNames } from '../../ui/bands'

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']

/** How far a level stands from another on the scale of bands, in words: "one band up". */
export function bandsApart(n: number): string {
  if (n === 0) return 'on the same band'
  const many = Math.abs(n)
  return `${numbers[many] ?? String(many)} ${many === 1 ? 'band' : 'bands'} ${n > 0 ? 'up' : 'down'}`
}

/** "Band 4, senior", "Bands 2–3, product manager to experienced product manager". */
export function bandWords({ low, high }: { low: number; high: number }): string {
  const name = (band: number) => (bandNames[band - 1] ?? '').toLowerCase()
  return low === high ? `Band ${low}, ${name(low)}` : `Bands ${low}–${high}, ${name(low)} to ${name(high)}`
}

export type Side = 'both' | 'new' | 'from' | 'neither'

/** Whether both levels say something of a competency, or only one of them. */
export function sideOf(row: { from: readonly unknown[]; to: readonly unknown[] }): Side {
  if (row.from.length > 0 && row.to.length > 0) return 'both'
  if (row.to.length > 0) return 'new'
  return row.from.length > 0 ? 'from' : 'neither'
}

/** Ids of the criteria that the other side does not have, by their words. */
export function newOnes(from: readonly { text: string }[], to: readonly { id: string; text: string }[]): Set<string> {
  const known = new Set(from.map(({ text }) => plain(text)))
  return new Set(to.filter(({ text }) => !known.has(plain(text))).map(({ id }) => id))
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
