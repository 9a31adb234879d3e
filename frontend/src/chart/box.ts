import { count } from '../org/numbers'

/** What a box of the chart says. */
export interface ChartBox {
  /** Ref of the person or the opening: stable over days, and the key of everything about the box. */
  readonly ref: string
  readonly kind: 'person' | 'opening'
  /** Empty for an opening, whose title stands in its place. */
  readonly name: string
  readonly title: string
  readonly level: BoxLevel | null
  /** People and openings directly below, and people anywhere below. */
  readonly direct: number
  readonly openings: number
  readonly total: number
  /** Whether what is below is shown. */
  readonly open: boolean
  /** Shown as open, but what is below is still on its way. */
  readonly loading?: boolean
  /** Colour of what the chart is coloured by: any CSS colour, `var(…)` included. */
  readonly color: string | null
  /** Stands back, because the legend's filter leaves it out. */
  readonly faded?: boolean
  readonly mark?: BoxMark
  /** Refs of those whom the person reports to on dotted lines. */
  readonly dottedTo?: readonly string[]
}

export interface BoxLevel {
  readonly code: string
  /** Lowest band of the level, 1 to 8. */
  readonly band: number
  readonly management: boolean
}

/** What happens to somebody in the difference between two states of the organization. */
export type BoxMark = 'join' | 'move' | 'leave'

export const markWords: Record<BoxMark, string> = { join: 'Joins', move: 'Moves', leave: 'Leaves' }

/** What stands in the first line of the box. */
export function headOf(box: ChartBox): string {
  return box.kind === 'opening' ? box.title : box.name
}

/** What stands in the second line. */
export function lineOf(box: ChartBox): string {
  return box.kind === 'opening' ? 'Opening' : box.title
}

export function hasBelow(box: ChartBox): boolean {
  return box.direct + box.openings > 0
}

/** The counts on the handle: direct, and all of them where that is more. */
export function countsOf(box: ChartBox): string {
  const direct = count(box.direct)
  if (box.direct === 0 && box.openings > 0) return `${count(box.openings)} open`
  return box.total > box.direct ? `${direct} · ${count(box.total)}` : direct
}

/** How many report there, in words. */
export function countsInWords(box: ChartBox): string {
  const parts = []
  if (box.direct > 0) parts.push(box.direct === 1 ? '1 direct report' : `${count(box.direct)} direct reports`)
  if (box.total > box.direct) parts.push(`${count(box.total)} people in total`)
  if (box.openings > 0) parts.push(box.openings === 1 ? '1 opening' : `${count(box.openings)} openings`)
  return parts.join(', ')
}

/** The box in a sentence, for who cannot see it. */
export function describe(box: ChartBox): string {
  const line = [box.mark && markWords[box.mark], lineOf(box)].filter(Boolean).join(' ')
  return [headOf(box), line, box.level?.code, countsInWords(box)].filter(Boolean).join(', ')
}
