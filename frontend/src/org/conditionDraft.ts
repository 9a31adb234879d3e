import type { PersonFilter, TextFilter } from '../api/gql/graphql'
import type { Condition, FilterField } from './filter'

/** A condition while it is being written: how to compare, and whatever was filled in. */
export interface Draft {
  readonly how: string
  readonly negated: boolean
  /** Of an attribute: its column. */
  readonly column: string
  readonly text: string
  /** Refs, ids, codes or texts to choose among. */
  readonly values: readonly string[]
  readonly low: number | null
  readonly high: number | null
  readonly from: string | null
  readonly until: string | null
}

const blank: Draft = { how: '', negated: false, column: '', text: '', values: [], low: null, high: null, from: null, until: null }

export const textHows = [
  { id: 'contains', label: 'contains' },
  { id: 'startsWith', label: 'begins with' },
  { id: 'in', label: 'is one of' },
  { id: 'unknown', label: 'is not known' },
  { id: 'known', label: 'is known' },
] as const

export const levelHows = [
  { id: 'atLeast', label: 'is, or is above' },
  { id: 'atMost', label: 'is, or is below' },
  { id: 'in', label: 'is one of' },
  { id: 'unknown', label: 'is none' },
  { id: 'known', label: 'is any' },
] as const

const textFields = new Set<FilterField>(['name', 'email', 'title', 'location', 'timeZone', 'attribute'])

export function isText(field: FilterField): boolean {
  return textFields.has(field)
}

/** The draft of a condition that there is, or an empty one. */
export function draftOf(field: FilterField, condition: Condition | null, negated: boolean): Draft {
  const draft = { ...blank, negated }
  if (!condition) return { ...draft, how: field === 'level' ? 'atLeast' : field === 'location' || field === 'timeZone' || field === 'attribute' ? 'in' : isText(field) ? 'contains' : 'open' }
  const text: TextFilter | null | undefined = field === 'attribute' ? condition.attribute?.value : isText(field) ? (condition[field] as TextFilter) : null
  if (text) {
    const column = condition.attribute?.name ?? ''
    if (text.isNull !== undefined && text.isNull !== null) return { ...draft, column, how: text.isNull ? 'unknown' : 'known' }
    if (text.in) return { ...draft, column, how: 'in', values: text.in }
    if (text.eq !== undefined && text.eq !== null) return { ...draft, column, how: 'in', values: [text.eq] }
    return text.startsWith ? { ...draft, column, how: 'startsWith', text: text.startsWith } : { ...draft, column, how: 'contains', text: text.contains ?? '' }
  }
  const { level } = condition
  if (level) {
    if (level.isNull !== undefined && level.isNull !== null) return { ...draft, how: level.isNull ? 'unknown' : 'known' }
    if (level.in) return { ...draft, how: 'in', values: level.in }
    return level.atLeast ? { ...draft, how: 'atLeast', values: [level.atLeast] } : { ...draft, how: 'atMost', values: level.atMost ? [level.atMost] : [] }
  }
  const seat = condition.under ?? condition.manager
  if (seat) return { ...draft, values: [seat] }
  const list = condition.ref ?? condition.team ?? condition.ladder ?? condition.track ?? condition.managerialLevel
  if (list) return { ...draft, values: list.map(String) }
  const range = condition.direct ?? condition.total ?? condition.depth
  if (range) return { ...draft, low: range.min ?? null, high: range.max ?? null }
  const days = condition.started ?? condition.levelSince
  if (days) return { ...draft, from: days.from ?? null, until: days.until ?? null }
  return { ...draft, how: condition.mentoringOpen === false ? 'closed' : 'open' }
}

/** The condition that a draft stands for; none while something is missing. */
export function conditionOf(field: FilterField, draft: Draft): Condition | null {
  const condition = positive(field, draft)
  return condition && (draft.negated ? { not: condition } : condition)
}

function positive(field: FilterField, draft: Draft): Condition | null {
  const { how, values, low, high, from, until } = draft
  if (isText(field)) {
    const value = textOf(draft)
    if (!value) return null
    if (field !== 'attribute') return { [field]: value }
    return draft.column.trim() === '' ? null : { attribute: { name: draft.column.trim(), value } }
  }
  switch (field) {
    case 'level':
      if (how === 'unknown' || how === 'known') return { level: { isNull: how === 'unknown' } }
      if (values.length === 0) return null
      return { level: how === 'in' ? { in: [...values] } : { [how]: values[0] } }
    case 'under':
    case 'manager':
      return values[0] ? { [field]: values[0] } : null
    case 'direct':
    case 'total':
    case 'depth':
      if ((low === null && high === null) || (low !== null && high !== null && low > high)) return null
      return { [field]: { ...(low !== null && { min: low }), ...(high !== null && { max: high }) } } satisfies PersonFilter
    case 'started':
    case 'levelSince':
      if ((!from && !until) || (from && until && from > until)) return null
      return { [field]: { ...(from && { from }), ...(until && { until }) } }
    case 'mentoringOpen':
      return { mentoringOpen: how !== 'closed' }
    default:
      return values.length === 0 ? null : { [field]: [...values] }
  }
}

function textOf({ how, text, values }: Draft): TextFilter | null {
  if (how === 'unknown' || how === 'known') return { isNull: how === 'unknown' }
  if (how === 'in') return values.length === 0 ? null : values.length === 1 ? { eq: values[0]! } : { in: [...values] }
  return text.trim() === '' ? null : { [how]: text.trim() }
}
