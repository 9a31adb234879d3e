import type { ChartBox } from '../../chart/box'
import { bandRange, type Coloring, type Legend } from './coloring'
import type { Seat, SeatTree } from './seats'

/** What a seat is told apart by in a colouring, as `breakdown` says it; null where it is not known. */
export function valueOf(seat: Seat, coloring: Coloring, legend: Legend): string | null {
  switch (coloring) {
    case 'level':
      return seat.level?.id ?? null
    case 'track':
      return seat.level?.track ?? null
    case 'team':
      return seat.teams[0] ?? null
    case 'location':
      return seat.location
    case 'tenure':
      return seat.startYear
    case 'span':
      return seat.direct === 0 ? null : (legend.entries.find((entry) => inBand(seat.direct, entry.key))?.key ?? null)
  }
}

/** Whether so many direct reports are in a span band such as `1`, `2–3` or `17+`. */
export function inBand(direct: number, band: string): boolean {
  const range = bandRange(band)
  return range !== null && direct >= range.low && direct <= range.high
}

interface Coloured {
  readonly coloring: Coloring
  readonly legend: Legend | null
  /** Keys of the legend that do not stand back; none: nobody does. */
  readonly only: ReadonlySet<string>
}

/** The boxes of what is unfolded. */
export function boxesOf(
  refs: readonly string[],
  depths: ArrayLike<number>,
  tree: SeatTree,
  isOpen: (ref: string, depth: number) => boolean,
  { coloring, legend, only }: Coloured,
): ChartBox[] {
  return refs.map((ref, i) => {
    const seat = tree.seats.get(ref)
    if (!seat) throw new Error(`no seat is known by ${ref}`)
    const entry = legend?.entries[seat.kind === 'person' ? legend.entryOf(valueOf(seat, coloring, legend)) : -1]
    const open = isOpen(ref, depths[i]!)
    return {
      ref,
      kind: seat.kind,
      name: seat.name,
      title: seat.title,
      level: seat.level && { code: seat.level.code, band: seat.level.band, management: seat.level.track === 'MANAGEMENT' },
      direct: seat.direct,
      openings: seat.openings,
      total: seat.total,
      open,
      loading: open && seat.direct + seat.openings > 0 && !tree.below.has(ref),
      color: entry?.color ?? null,
      faded: only.size > 0 && !(entry && only.has(entry.key)),
      dottedTo: seat.dottedTo,
    }
  })
}

/** Layers below the top of each box. */
export function depthsOf(parents: readonly number[]): Int32Array {
  const depths = new Int32Array(parents.length)
  parents.forEach((parent, i) => {
    depths[i] = parent < 0 ? 0 : depths[parent]! + 1
  })
  return depths
}
