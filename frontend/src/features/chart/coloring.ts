import type { PersonFilter } from '../../api/gql/graphql'
import { categoryColors, categorySwatch, orderedSwatch } from '../../ui/palette'

/** What the chart can be coloured by. */
export const colorings = ['level', 'track', 'team', 'span', 'location', 'tenure'] as const
export type Coloring = (typeof colorings)[number]

export const coloringWords: Record<Coloring, string> = {
  level: 'Level',
  track: 'Track',
  team: 'Team',
  span: 'Span band',
  location: 'Location',
  tenure: 'Tenure',
}

/** The dimension of the API that each is, in `breakdown` and in `outline`. */
export const dimensionOf = {
  level: 'LEVEL',
  track: 'TRACK',
  team: 'TEAM',
  span: 'SPAN_BAND',
  location: 'LOCATION',
  tenure: 'START_YEAR',
} as const

/** A group of the legend: everybody of one value, of several that share a colour, or of none. */
export interface LegendEntry {
  /** Stands in links. */
  readonly key: string
  readonly label: string
  readonly headcount: number
  readonly color: string
  /** For texts upon the colour. */
  readonly ink: string
  /** Selects exactly these people; null where no filter does. */
  readonly filter: PersonFilter | null
}

export interface Legend {
  readonly entries: readonly LegendEntry[]
  /** Entry of a value as `breakdown` says it; null is the value that is not known. */
  readonly entryOf: (value: string | null) => number
  /** Entry of a label as `outline` says it. */
  readonly entryOfLabel: (label: string) => number
}

/** One group of `breakdown`, with the band of the level where it is one. */
export interface LegendGroup {
  readonly value: string | null
  readonly label: string
  readonly headcount: number
  readonly band?: number
}

/** Values with a colour of their own; the others share one, as nobody tells more apart. */
export const mostColors = categoryColors.length
const rest = { color: 'var(--mark-weak)', ink: 'var(--ink)' }
const none = { color: 'var(--band-none)', ink: 'var(--band-none-text)' }
const noneKey = '-'
const restKey = '*'

/** The legend of a colouring: from the groups of the organization, in the order in which they are to be read. */
export function legendOf(coloring: Coloring, groups: readonly LegendGroup[], year: number): Legend {
  if (coloring === 'tenure') return tenureLegend(groups, year)
  const known = groups.filter((group) => group.value !== null)
  const unknown = groups.find((group) => group.value === null)
  const entries: LegendEntry[] = []
  const byValue = new Map<string, number>()
  const byLabel = new Map<string, number>()
  const crowded = (coloring === 'team' || coloring === 'location') && known.length > mostColors + 1
  const own = crowded ? [...known].sort((a, b) => b.headcount - a.headcount || (a.label < b.label ? -1 : 1)).slice(0, mostColors) : known
  own.forEach((group, i) => {
    byValue.set(fold(coloring, group.value!), entries.length)
    if (!byLabel.has(group.label)) byLabel.set(group.label, entries.length)
    entries.push({ key: group.value!, label: group.label, headcount: group.headcount, ...colorAt(coloring, i, own.length, group), filter: filterOf(coloring, group.value!) })
  })
  let others = -1
  if (crowded) {
    others = entries.length
    const headcount = known.reduce((sum, group) => sum + group.headcount, 0) - own.reduce((sum, group) => sum + group.headcount, 0)
    const label = coloring === 'team' ? `${known.length - own.length} other teams` : `${known.length - own.length} other locations`
    entries.push({ key: restKey, label, headcount, ...rest, filter: null })
  }
  let missing = -1
  if (unknown) {
    missing = entries.length
    entries.push({ key: noneKey, label: unknown.label, headcount: unknown.headcount, ...none, filter: filterOfNone(coloring) })
  }
  return {
    entries,
    entryOf: (value) => (value === null ? missing : (byValue.get(fold(coloring, value)) ?? others)),
    entryOfLabel: (label) => byLabel.get(label) ?? others,
  }
}

/** Years since the first day, in classes, by the calendar year of that day: all that is known of a whole organization. */
function tenureLegend(groups: readonly LegendGroup[], year: number): Legend {
  const classes = [0, 1, 3, 6, 10, Infinity]
  const classOf = (text: string) => classes.findIndex((most) => year - Number(text) <= most)
  const newestOf = (i: number) => year - (i === 0 ? 0 : classes[i - 1]! + 1)
  const label = (i: number) => {
    const newest = newestOf(i)
    const oldest = year - classes[i]!
    if (i === classes.length - 1) return `Joined ${newest} or before`
    return newest === oldest ? `Joined ${newest}` : `Joined ${oldest}–${newest}`
  }
  const heads = classes.map((_, i) =>
    groups.reduce((sum, group) => (group.value !== null && classOf(group.value) === i ? sum + group.headcount : sum), 0),
  )
  const entries: LegendEntry[] = []
  const entryOfClass = classes.map((_, i) => {
    if (heads[i] === 0) return -1
    const { fill, text } = orderedSwatch(i, classes.length)
    const until = `${newestOf(i) + 1}-01-01`
    const started = classes[i] === Infinity ? { until } : { from: `${year - classes[i]!}-01-01`, until }
    entries.push({ key: String(i), label: label(i), headcount: heads[i]!, color: fill, ink: text, filter: { started } })
    return entries.length - 1
  })
  const unknown = groups.find((group) => group.value === null)
  const missing = unknown ? entries.push({ key: noneKey, label: unknown.label, headcount: unknown.headcount, ...none, filter: null }) - 1 : -1
  const entryOf = (value: string | null) => (value === null ? missing : (entryOfClass[classOf(value)] ?? missing))
  return { entries, entryOf, entryOfLabel: entryOf }
}

function colorAt(coloring: Coloring, i: number, of: number, group: LegendGroup): { color: string; ink: string } {
  if (coloring === 'level' && group.band) return { color: `var(--band-${group.band})`, ink: `var(--band-${group.band}-text)` }
  const { fill, text } = coloring === 'span' ? orderedSwatch(i, of) : categorySwatch(i)
  return { color: fill, ink: text }
}

/** A team's filter takes its sub-teams as well, so none selects the members of just one. */
function filterOf(coloring: Coloring, value: string): PersonFilter | null {
  switch (coloring) {
    case 'level':
      return { level: { in: [value] } }
    case 'track':
      return value === 'MANAGEMENT' || value === 'INDIVIDUAL_CONTRIBUTOR' ? { track: [value] } : null
    case 'location':
      return { location: { eq: value } }
    case 'span': {
      const range = bandRange(value)
      return range && { direct: { min: range.low, max: Number.isFinite(range.high) ? range.high : undefined } }
    }
    default:
      return null
  }
}

function filterOfNone(coloring: Coloring): PersonFilter | null {
  if (coloring === 'level' || coloring === 'track') return { level: { isNull: true } }
  if (coloring === 'location') return { location: { isNull: true } }
  return coloring === 'span' ? { direct: { max: 0 } } : null
}

/** The direct reports that a span band such as `1`, `2–3` or `17+` holds; null where it is none. */
export function bandRange(band: string): { low: number; high: number } | null {
  const match = /^(\d+)(?:[–-](\d+)|(\+))?$/.exec(band)
  if (!match) return null
  const low = Number(match[1])
  return { low, high: match[3] ? Infinity : Number(match[2] ?? match[1]) }
}

/** Places are the same without regard to case and accents. */
function fold(coloring: Coloring, value: string): string {
  return coloring === 'location' ? value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim() : value
}
