import type { PersonFilter } from '../api/gql/graphql'

/** Fields of a filter that are conditions by themselves; the others join filters. */
export type FilterField = Exclude<keyof PersonFilter, 'and' | 'or' | 'not'>

/** A filter with exactly one condition in it: one field (of a text or a level, one of its parts), one `or`, or one `not`. */
export type Condition = PersonFilter

/** In the order that chips, words and URLs have them. */
export const filterFields: readonly FilterField[] = [
  'ref',
  'name',
  'email',
  'title',
  'level',
  'track',
  'ladder',
  'team',
  'under',
  'manager',
  'managerialLevel',
  'direct',
  'total',
  'depth',
  'location',
  'timeZone',
  'started',
  'levelSince',
  'mentoringOpen',
  'attribute',
]

/** The conditions that all hold, one by one, with nested `and`s taken apart: what stands in the chips of a filter. */
export function conditions(filter: PersonFilter): Condition[] {
  const found: Condition[] = []
  for (const field of filterFields) {
    const value = filter[field]
    if (value === null || value === undefined) continue
    if (field === 'name' || field === 'email' || field === 'title' || field === 'location' || field === 'timeZone' || field === 'level') {
      for (const [part, wanted] of Object.entries<unknown>(filter[field] ?? {})) {
        if (wanted !== null && wanted !== undefined) found.push({ [field]: { [part]: wanted } })
      }
    } else if (field === 'attribute' && filter.attribute) {
      const { name, value: text } = filter.attribute
      for (const [part, wanted] of Object.entries<unknown>(text)) {
        if (wanted !== null && wanted !== undefined) found.push({ attribute: { name, value: { [part]: wanted } } })
      }
    } else found.push({ [field]: value })
  }
  for (const part of filter.and ?? []) found.push(...conditions(part))
  if (filter.or) found.push({ or: filter.or })
  if (filter.not) found.push({ not: filter.not })
  return found
}

/** One filter in which all the conditions hold. Those that do not fit beside each other go into its `and`. */
export function together(parts: readonly Condition[]): PersonFilter {
  const filter: PersonFilter = {}
  const rest: PersonFilter[] = []
  for (const part of parts) {
    if (!merge(filter, part)) rest.push(part)
  }
  if (rest.length > 0) filter.and = rest
  return filter
}

/** Whether the filter selects everybody by having no condition. */
export function isEmpty(filter: PersonFilter): boolean {
  return conditions(filter).length === 0
}

function merge(filter: PersonFilter, part: Condition): boolean {
  const keys = Object.keys(part) as (keyof PersonFilter)[]
  const [key] = keys
  if (keys.length !== 1 || key === undefined || key === 'and') return false
  const old = filter[key]
  if (old === undefined || old === null) {
    Object.assign(filter, part)
    return true
  }
  if (key === 'level' || key === 'name' || key === 'email' || key === 'title' || key === 'location' || key === 'timeZone') {
    const [have, add] = [filter[key] as object, part[key] as object]
    if (Object.keys(add).some((name) => name in have)) return false
    Object.assign(filter, { [key]: { ...have, ...add } })
    return true
  }
  if (key === 'attribute' && filter.attribute && part.attribute) {
    const { name, value } = filter.attribute
    if (name !== part.attribute.name || Object.keys(part.attribute.value).some((one) => one in value)) return false
    filter.attribute = { name, value: { ...value, ...part.attribute.value } }
    return true
  }
  return false
}
