/** A person as the chart's queries answer them. */
export interface PersonAnswer {
  readonly ref: string
  readonly name: string
  readonly title: string
  readonly location?: string | null
  readonly startDate?: string | null
  readonly level?: LevelAnswer | null
  readonly teams: readonly { readonly team: { readonly id: string } }[]
  readonly span: { readonly direct: number; readonly total: number }
  readonly openReports: readonly { readonly ref: string }[]
  readonly dottedManagers: readonly { readonly ref: string }[]
}

export interface OpeningAnswer {
  readonly ref: string
  readonly title: string
  readonly level?: LevelAnswer | null
  readonly team?: { readonly id: string } | null
  readonly reports: readonly { readonly ref: string; readonly span: { readonly total: number } }[]
  readonly openReports: readonly { readonly ref: string }[]
}

interface LevelAnswer {
  readonly id: string
  readonly code: string
  readonly bands: { readonly low: number }
  readonly track: { readonly kind: string }
}

/** A place in the tree, a person's or an open one, as the chart keeps it. */
export interface Seat {
  readonly ref: string
  readonly kind: 'person' | 'opening'
  readonly name: string
  readonly title: string
  readonly level: { readonly id: string; readonly code: string; readonly band: number; readonly track: string } | null
  /** Ids without a moment's suffix. */
  readonly teams: readonly string[]
  readonly location: string | null
  readonly startYear: string | null
  /** People and openings directly below, people anywhere below. */
  readonly direct: number
  readonly openings: number
  readonly total: number
  readonly dottedTo: readonly string[]
}

/** What is known of the tree so far. A seat without an entry in `below` has not been asked what is below it. */
export interface SeatTree {
  readonly seats: Map<string, Seat>
  readonly below: Map<string, string[]>
  tops: string[]
}

export function emptyTree(): SeatTree {
  return { seats: new Map(), below: new Map(), tops: [] }
}

/** A box of `Org.chart`. */
export interface ChartNodeAnswer {
  readonly person?: PersonAnswer | null
  readonly opening?: OpeningAnswer | null
  readonly parent?: number | null
  readonly depth: number
}

/** Adds some layers of the tree, whose lowest is `depth` layers below their tops. */
export function addLayers(tree: SeatTree, nodes: readonly ChartNodeAnswer[], depth: number): void {
  tree.tops = []
  const refs: string[] = []
  for (const node of nodes) {
    const seat = node.person ? seatOfPerson(node.person) : node.opening ? seatOfOpening(node.opening) : null
    if (!seat) continue
    refs.push(seat.ref)
    tree.seats.set(seat.ref, seat)
    if (node.depth < depth) tree.below.set(seat.ref, [])
    if (node.parent == null) tree.tops.push(seat.ref)
    else tree.below.get(refs[node.parent]!)?.push(seat.ref)
  }
}

/** A seat with all that reports to it. */
export interface BelowAnswer {
  readonly ref: string
  readonly reports: readonly PersonAnswer[]
  readonly openReports: readonly OpeningAnswer[]
}

/** Adds what is directly below some seats, in the order that the chart has. */
export function addBelow(tree: SeatTree, answers: readonly BelowAnswer[]): void {
  for (const { ref, reports, openReports } of answers) {
    const seats = [...reports.map(seatOfPerson), ...openReports.map(seatOfOpening)]
    if (openReports.length > 0) seats.sort((a, b) => (a.ref < b.ref ? -1 : 1))
    for (const seat of seats) tree.seats.set(seat.ref, seat)
    tree.below.set(ref, seats.map((seat) => seat.ref))
  }
}

/** Seats by the answer that they were made from, so that what has not changed stays the same object. */
const known = new WeakMap<PersonAnswer | OpeningAnswer, Seat>()

function once<Answer extends PersonAnswer | OpeningAnswer>(answer: Answer, make: (answer: Answer) => Seat): Seat {
  let seat = known.get(answer)
  if (!seat) {
    seat = make(answer)
    known.set(answer, seat)
  }
  return seat
}

export function seatOfPerson(answer: PersonAnswer): Seat {
  return once(answer, (person) => ({
    ref: person.ref,
    kind: 'person',
    name: person.name,
    title: person.title,
    level: levelOf(person.level),
    teams: person.teams.map(({ team }) => bareId(team.id)).sort(),
    location: person.location ?? null,
    startYear: person.startDate?.slice(0, 4) ?? null,
    direct: person.span.direct,
    openings: person.openReports.length,
    total: person.span.total,
    dottedTo: person.dottedManagers.map(({ ref }) => ref),
  }))
}

export function seatOfOpening(answer: OpeningAnswer): Seat {
  return once(answer, (opening) => ({
    ref: opening.ref,
    kind: 'opening',
    name: '',
    title: opening.title,
    level: levelOf(opening.level),
    teams: opening.team ? [bareId(opening.team.id)] : [],
    location: null,
    startYear: null,
    direct: opening.reports.length,
    openings: opening.openReports.length,
    total: opening.reports.reduce((sum, { span }) => sum + 1 + span.total, 0),
    dottedTo: [],
  }))
}

function levelOf(level: LevelAnswer | null | undefined): Seat['level'] {
  return level ? { id: bareId(level.id), code: level.code, band: level.bands.low, track: level.track.kind } : null
}

/** An id without the suffix of another moment. */
export function bareId(id: string): string {
  return id.replace(/@(\d{4}-\d\d-\d\d|preview)$/, '')
}
