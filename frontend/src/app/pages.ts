/** The pages of the header, in its order; `more` ones stand in the menu at its end. */
export const pages = [
  { to: '/', name: 'Chart' },
  { to: '/levels', name: 'Levels' },
  { to: '/mentors', name: 'Mentors' },
  { to: '/span', name: 'Span' },
  { to: '/people', name: 'People' },
  { to: '/findings', name: 'Findings' },
] as const

export const more = [
  { to: '/import', name: 'Import' },
  { to: '/revisions', name: 'What changed' },
] as const
