import type { ManagerialLevel, PersonFilter, TrackKind } from '../api/gql/graphql'
import { conditions, together, type Condition } from './filter'
import { writeFilter } from './filterUrl'
import { bare, lastPart, shortSeat } from './refs'
import { dimensions, type By } from './dimensions'

/** A group's value of one dimension: null where it is not known. */
export interface Key {
  readonly value: string | null
  readonly label: string
}

/** What the conditions of some dimensions need to know besides the value. */
export interface Known {
  /** Ids of the levels of every band, by its number. */
  readonly levelsOfBand: ReadonlyMap<string, readonly string[]>
  /** Ids of the teams that are part of a team directly. */
  readonly subTeams: ReadonlyMap<string, readonly string[]>
  /** Ids of all teams that the answer has. */
  readonly teams: readonly string[]
}

/** The people of a group, as a filter: those of the page's filter for whom its keys hold. */
export function peopleOf(filter: PersonFilter, by: readonly By[], keys: readonly Key[], known: Known): PersonFilter {
  return together([...conditions(filter), ...keys.flatMap((key, i) => conditions(conditionOf(by[i]!, key.value, known)))])
}

/** The same as a search parameter of the page of people. */
export function peopleUrl(filter: PersonFilter, by: readonly By[], keys: readonly Key[], known: Known): string | undefined {
  return writeFilter(peopleOf(filter, by, keys, known))
}

/** Whom a value of a dimension selects; null: those of whom it is not known. */
export function conditionOf(by: By, value: string | null, known: Known): Condition {
  if (by.kind === 'attribute') return { attribute: { name: by.name, value: value === null ? { isNull: true } : { eq: value } } }
  switch (dimensions[by.word].dimension) {
    case 'LEVEL':
      return { level: value === null ? { isNull: true } : { in: [bare(value)] } }
    case 'BAND':
      return { level: value === null ? { isNull: true } : { in: [...(known.levelsOfBand.get(value) ?? [])] } }
    case 'TRACK':
      return value === null ? { level: { isNull: true } } : { track: [value as TrackKind] }
    case 'LADDER':
      return value === null ? { level: { isNull: true } } : { ladder: [lastPart(value)] }
    case 'TEAM':
      return teamCondition(value, known)
    case 'LOCATION':
      return { location: value === null ? { isNull: true } : { eq: value } }
    case 'TIME_ZONE':
      return { timeZone: value === null ? { isNull: true } : { eq: value } }
    case 'DEPTH':
      return { depth: value === null ? { max: 0 } : { min: Number(value), max: Number(value) } }
    case 'MANAGERIAL_LEVEL':
      return { managerialLevel: value === null ? [] : [value as ManagerialLevel] }
    case 'TOP_MANAGER':
      if (value === null) return { depth: { max: 1 } }
      return value.startsWith('opening/') ? { under: shortSeat(value) } : { or: [{ ref: [bare(value)] }, { under: bare(value) }] }
    case 'START_YEAR':
      return value === null ? { not: { started: { from: '0001-01-01' } } } : { started: { from: `${value.padStart(4, '0')}-01-01`, until: `${String(Number(value) + 1).padStart(4, '0')}-01-01` } }
    case 'SPAN_BAND':
      return { direct: value === null ? { max: 0 } : rangeOf(value) }
  }
}

/**
 * A group of a team is of its own members, a condition also of those of the teams that are part of it, which are taken
 * away. Somebody who is in both is left out.
 */
function teamCondition(value: string | null, known: Known): Condition {
  if (value === null) return { not: { team: known.teams.map(lastPart) } }
  const parts = known.subTeams.get(bare(value)) ?? []
  const own: Condition = { team: [lastPart(value)] }
  return parts.length === 0 ? own : { and: [own, { not: { team: parts.map(lastPart) } }] }
}

/** Direct reports of a band, from its label: "2–3", "1", "17+". */
function rangeOf(label: string): { min: number; max?: number } {
  const [low, high] = label.split('–')
  if (high !== undefined) return { min: Number(low), max: Number(high) }
  return label.endsWith('+') ? { min: Number(label.slice(0, -1)) } : { min: Number(label), max: Number(label) }
}
