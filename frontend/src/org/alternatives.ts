import type { Condition } from './filter'
import { conditions, together } from './filter'
import { readFilter, writeFilter } from './filterUrl'
import { subject } from './filterLabels'

/** A choice between several filters while it is being written: each as a URL has it. */
export interface Choice {
  readonly alternatives: readonly string[]
  readonly negated: boolean
}

export const newChoice: Choice = { alternatives: ['', ''], negated: false }

/** The choice that a condition is; none for a condition about one field. */
export function choiceOf(condition: Condition): Choice | null {
  if (subject(condition)) return null
  const negated = condition.not !== undefined && condition.not !== null
  const inner = condition.not ?? condition
  const [only, more] = conditions(inner)
  const filters = only?.or && more === undefined ? only.or : [inner]
  return { alternatives: filters.map((one) => writeFilter(one) ?? ''), negated }
}

/** The condition that a choice comes to; none while no alternative says anything. */
export function conditionOfChoice({ alternatives, negated }: Choice): Condition | null {
  const filters = alternatives.map((text) => readFilter(text).filter).filter((one) => conditions(one).length > 0)
  const [only] = filters
  if (!only) return null
  if (negated) return { not: filters.length === 1 ? only : { or: filters } }
  // One alternative is no choice: its conditions hold.
  return filters.length === 1 ? together(conditions(only)) : { or: filters }
}
