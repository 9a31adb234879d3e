import { count, fte, mean, share } from '../org/numbers'

/** The figures of a group, as the API has them. */
export interface Figures {
  readonly headcount: number
  readonly fte: number
  readonly managers: number
  readonly share: number
  readonly meanSpan: number | null
  readonly medianTenureYears: number | null
}

interface Measure {
  readonly words: string
  readonly of: (figures: Figures) => number | null
  readonly format: (value: number) => string
  /** Those of parts add up to that of the whole, so that they can be stacked. */
  readonly adds: boolean
}

/** What can be counted of a group, by the word that the URL has for it. */
export const measures = {
  headcount: { words: 'People', of: (group) => group.headcount, format: count, adds: true },
  share: { words: 'Share', of: (group) => group.share, format: share, adds: true },
  fte: { words: 'Full-time equivalent', of: (group) => group.fte, format: fte, adds: true },
  managers: { words: 'Managers', of: (group) => group.managers, format: count, adds: true },
  span: { words: 'Mean span', of: (group) => group.meanSpan, format: mean, adds: false },
  tenure: { words: 'Median years here', of: (group) => group.medianTenureYears, format: mean, adds: false },
} as const satisfies Record<string, Measure>

export type MeasureKey = keyof typeof measures

export const measureKeys = Object.keys(measures) as MeasureKey[]

const first: readonly MeasureKey[] = ['headcount', 'share']

/** Reads a search parameter such as `headcount,span`; people and shares where it says nothing. */
export function readMeasures(text: string | undefined): MeasureKey[] {
  const asked = (text ?? '').split(',').filter((word): word is MeasureKey => Object.hasOwn(measures, word))
  const once = [...new Set(asked)]
  return once.length === 0 ? [...first] : once
}

export function writeMeasures(keys: readonly MeasureKey[]): string | undefined {
  return keys.length === 0 || keys.join(',') === first.join(',') ? undefined : keys.join(',')
}
