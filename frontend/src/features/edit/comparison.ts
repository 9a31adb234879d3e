import type { EditOpeningFragment, EditOrgFragment, EditPersonFragment, EditTeamFragment, FindingKind, PreviewEditMutation, Severity } from '../../api/gql/graphql'
import { dayWords } from '../../org/days'
import { count, mean } from '../../org/numbers'
import { bare } from '../../org/refs'

/** One thing that is said about somebody or something, before and after; null: it was not, or will not be, there. */
export interface Row {
  label: string
  before: string | null
  after: string | null
  /** Of several, such as teams: those that are no longer, and those that are now. */
  gone?: readonly string[]
  come?: readonly string[]
}

/** What is said of somebody or something at one moment. */
interface Saying {
  label: string
  value: string | null | readonly string[]
}

export type Movement = PreviewEditMutation['apply']['movements'][number]

export interface Comparison {
  /** The day that is shown. */
  day: string
  /** What changes about those whom the change names. */
  named: Named[]
  /** What happens to others. */
  movements: Movement[]
  /** Open seats and teams that come, go or differ. */
  things: Named[]
  /** Who comes along with somebody who moves. */
  along: string | null
  /** Direct and total reports. */
  spans: { ref: string; name: string; direct: [number, number]; total: [number, number] }[]
  /** Of the whole organization. */
  figures: Row[]
  appeared: Found[]
  vanished: Found[]
  /** Found before and after, in other words. */
  altered: { before: string; after: string; severity: Severity }[]
}

export interface Named {
  key: string
  name: string
  rows: Row[]
}

export interface Found {
  kind: FindingKind
  severity: Severity
  text: string
}

export interface Moment {
  org: EditOrgFragment
  people: readonly EditPersonFragment[]
}

/** What a change comes to, told from two moments of the organization and from what happens to whom. */
export function compare(before: Moment, after: Moment, movements: readonly Movement[], along: string | null, subjects: ReadonlySet<string>): Comparison {
  const now = new Map(after.people.map((one) => [one.ref, one]))
  const named: Comparison['named'] = []
  const spans: Comparison['spans'] = []
  for (const was of before.people) {
    const is = now.get(was.ref)
    if (!is) continue
    const rows = differences(personRows(was), personRows(is))
    if (rows.length > 0) named.push({ key: was.ref, name: is.name, rows })
    if (was.span.direct !== is.span.direct || was.span.total !== is.span.total) {
      spans.push({ ref: was.ref, name: is.name, direct: [was.span.direct, is.span.direct], total: [was.span.total, is.span.total] })
    }
  }
  named.sort((a, b) => Number(subjects.has(b.key)) - Number(subjects.has(a.key)))
  const things = [
    ...differingThings(before.org.openings, after.org.openings, (one) => one.ref, openingRows, (one) => `Open seat: ${one.title}`),
    ...differingThings(before.org.teams, after.org.teams, (one) => bare(one.id), teamRows, (one) => `Team: ${one.name}`),
  ]
  const told = new Set(named.map((one) => one.key))
  const findings = differingFindings(before.org.findings, after.org.findings)
  return {
    day: after.org.date,
    named,
    things,
    movements: movements.filter((one) => !told.has(one.ref)),
    along,
    spans,
    figures: differences(figureRows(before.org), figureRows(after.org)),
    ...findings,
  }
}

/** Whether nothing at all is to be seen. */
export function isNothing(c: Comparison): boolean {
  return c.named.length + c.things.length + c.movements.length + c.spans.length + c.figures.length + c.appeared.length + c.vanished.length + c.altered.length === 0
}

/** Findings that come and go; the same one with other numbers in it, such as a span that grows, is altered. */
export function differingFindings(before: readonly Found[], after: readonly Found[]): Pick<Comparison, 'appeared' | 'vanished' | 'altered'> {
  const had = tally(before)
  const has = tally(after)
  const appeared = after.filter((one) => !had.has(keyOf(one)))
  const vanished = before.filter((one) => !has.has(keyOf(one)))
  const altered: Comparison['altered'] = []
  const fresh: Found[] = []
  for (const found of appeared) {
    const i = vanished.findIndex((old) => old.kind === found.kind && (isOne(old.kind) || shape(old.text) === shape(found.text)))
    const [old] = i >= 0 ? vanished.splice(i, 1) : []
    if (old) altered.push({ before: old.text, after: found.text, severity: found.severity })
    else fresh.push(found)
  }
  return { appeared: fresh, vanished, altered }
}

function tally(list: readonly Found[]): Set<string> {
  return new Set(list.map(keyOf))
}

function keyOf({ kind, text }: Found): string {
  return `${kind} ${text}`
}

/** Kinds of which there is one finding over all people. */
function isOne(kind: FindingKind): boolean {
  return kind === 'NO_LEVEL' || kind === 'MANY_ROOTS'
}

function shape(text: string): string {
  return text.replace(/[\d,]+/g, '#')
}

function differences(before: readonly Saying[], after: readonly Saying[]): Row[] {
  const was = new Map(before.map(({ label, value }) => [label, value]))
  const is = new Map(after.map(({ label, value }) => [label, value]))
  const labels = [...new Set([...is.keys(), ...was.keys()])]
  return labels.flatMap((label): Row[] => {
    const [old = null, one = null] = [was.get(label), is.get(label)]
    if (old instanceof Array || one instanceof Array) {
      const gone = several(old).filter((value) => !several(one).includes(value))
      const come = several(one).filter((value) => !several(old).includes(value))
      return gone.length + come.length > 0 ? [{ label, before: null, after: null, gone, come }] : []
    }
    return old === one ? [] : [{ label, before: old, after: one }]
  })
}

function several(value: Saying['value']): readonly string[] {
  return value instanceof Array ? value : []
}

function differingThings<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string, rowsOf: (one: T) => Saying[], nameOf: (one: T) => string): Named[] {
  const was = new Map(before.map((one) => [keyOf(one), one]))
  const is = new Map(after.map((one) => [keyOf(one), one]))
  const list: Named[] = []
  for (const key of new Set([...is.keys(), ...was.keys()])) {
    const old = was.get(key)
    const one = is.get(key)
    const rows = differences(old ? rowsOf(old) : [], one ? rowsOf(one) : [])
    // Of what goes, that it goes is all there is to say; of a new team, its name is.
    const worth = one ? rows.filter(({ label }) => old ?? label !== 'Team') : rows.filter(({ label }) => label === 'Seat' || label === 'Team')
    if (worth.length > 0) list.push({ key, name: nameOf((one ?? old)!), rows: worth })
  }
  return list
}

function say(label: string, value: string | null | undefined | readonly string[]): Saying {
  return { label, value: value || null }
}

function personRows(p: EditPersonFragment): Saying[] {
  return [
    say('Name', p.name),
    say('Title', p.title),
    say('Level', p.level && `${p.level.code} ${p.level.title}`),
    say('Reports to', p.manager?.name ?? (p.openManager ? `the open seat ${p.openManager.title}` : 'nobody')),
    say('Dotted lines to', p.dottedManagers.map((one) => one.name)),
    say('Teams', p.teams.map((one) => [one.team.name, one.role && `as ${one.role}`, one.allocation < 1 && `${Math.round(one.allocation * 100)}%`].filter(Boolean).join(' '))),
    say('Mentored by', p.mentors.map((one) => one.mentor.name + goal(one.toward))),
    say('Mentors', p.mentees.map((one) => one.mentee.name + goal(one.toward))),
    say('E-mail', p.email),
    say('Location', p.location),
    say('Time zone', p.timeZone),
    say('Employee number', p.employeeNumber),
    say('Full-time equivalent', String(p.fte)),
    say('Mentoring', p.mentoring.open ? `open, up to ${count(p.mentoring.capacity)} at a time` : 'not open'),
    ...p.attributes.map(({ name, value }) => say(name, value)),
  ]
}

function goal(toward: { code: string } | null): string {
  return toward ? ` toward ${toward.code}` : ''
}

function openingRows(o: EditOpeningFragment): Saying[] {
  return [
    say('Seat', 'open'),
    say('Title', o.title),
    say('Reports to', o.manager?.name ?? (o.openManager ? `the open seat ${o.openManager.title}` : 'nobody')),
    say('Level sought', o.level && `${o.level.code} ${o.level.title}`),
    say('Team', o.team?.name),
    say('To be filled by', o.targetDate && dayWords(o.targetDate)),
  ]
}

function teamRows(t: EditTeamFragment): Saying[] {
  return [say('Team', 'there'), say('Name', t.name), say('Part of', t.parent?.name), say('Lead', t.lead?.name)]
}

function figureRows(o: EditOrgFragment): Saying[] {
  return [
    say('Headcount', count(o.headcount)),
    say('People managers', count(o.spans.managers)),
    say('Mean reports per manager', mean(o.spans.mean)),
    say('Layers', count(o.spans.layers)),
  ]
}
