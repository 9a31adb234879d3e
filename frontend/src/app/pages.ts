/** The pages of the header, in its order, with others that belong to one; `more` ones stand in the menu at its end. */
export const pages = [
  { to: '/', name: 'Chart', with: [] },
  { to: '/levels', name: 'Levels', with: ['/compare', '/landing'] },
  { to: '/mentors', name: 'Mentors', with: [] },
  { to: '/span', name: 'Span', with: [] },
  { to: '/people', name: 'People', with: [] },
  { to: '/explore', name: 'Explore', with: [] },
  { to: '/findings', name: 'Findings', with: [] },
] as const

export const more = [
  { to: '/ask', name: 'Ask' },
  { to: '/import', name: 'Import' },
  { to: '/revisions', name: 'What changed' },
] as const
