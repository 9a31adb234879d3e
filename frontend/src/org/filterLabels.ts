import type { Condition, FilterField } from './filter'

/** What a condition is about, as the menu of the filter bar says it, and in which group it stands. */
export const filterLabels: Readonly<Record<FilterField, string>> = {
  ref: 'These people',
  name: 'Name',
  email: 'E-mail',
  title: 'Title',
  level: 'Level',
  track: 'Track',
  ladder: 'Ladder',
  team: 'Team',
  under: 'Under somebody',
  manager: 'Reports to',
  managerialLevel: 'Place in the structure',
  direct: 'Direct reports',
  total: 'People below',
  depth: 'Layer from the top',
  location: 'Location',
  timeZone: 'Time zone',
  started: 'Started',
  levelSince: 'At the level since',
  mentoringOpen: 'Mentoring',
  attribute: 'Another column',
}

export const filterGroups: readonly { readonly title: string; readonly fields: readonly FilterField[] }[] = [
  { title: 'Person', fields: ['name', 'title', 'email', 'location', 'timeZone', 'started', 'attribute', 'ref'] },
  { title: 'Level', fields: ['level', 'track', 'ladder', 'levelSince', 'mentoringOpen'] },
  { title: 'Structure', fields: ['under', 'manager', 'team', 'managerialLevel', 'direct', 'total', 'depth'] },
]

/** The field that a condition is about, and whether it is turned around; none for a choice between several. */
export function subject(condition: Condition): { field: FilterField; negated: boolean; positive: Condition } | null {
  const { not } = condition
  const positive = not ?? condition
  const [field, more] = Object.keys(positive)
  if (field === undefined || more !== undefined || field === 'or' || field === 'and' || field === 'not') return null
  return { field: field as FilterField, negated: not !== undefined && not !== null, positive }
}
