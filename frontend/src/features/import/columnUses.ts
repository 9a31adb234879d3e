/** What a column of a file can be used as, by the server's names, in the order of the list to choose from. */
export const columnUses = {
  id: 'Id',
  personId: 'Id of the person (where the id is the post’s)',
  employeeNumber: 'Employee number',
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  title: 'Job title',
  email: 'E-mail',
  manager: 'Manager (id, number, e-mail or name)',
  managerId: 'Manager’s id',
  managerEmployeeNumber: 'Manager’s employee number',
  managerEmail: 'Manager’s e-mail',
  managerName: 'Manager’s name',
  dottedManagers: 'Dotted lines to',
  reportsSince: 'Reports to the manager since',
  level: 'Level',
  levelSince: 'At the level since',
  grade: 'Grade',
  startDate: 'Start date',
  endDate: 'Last day employed',
  recordedSince: 'Known since',
  status: 'Status of employment',
  team: 'Team',
  parentTeam: 'Team that the team is part of',
  teams: 'Teams',
  leads: 'Leads the teams',
  location: 'Location',
  timeZone: 'Time zone',
  fte: 'Full-time equivalent',
  posts: 'Number of posts in the row',
  vacant: 'Whether the post is open',
  placeholder: 'Whether the name is a placeholder',
  kind: 'Person or opening',
  mentoringOpen: 'Open to mentoring',
  mentoringCapacity: 'Places for mentees',
  mentors: 'Mentors',
  unresolvedManager: 'Manager who is not known',
  openedOn: 'Opening: open since',
  targetDate: 'Opening: to be filled by',
  attribute: 'Attribute, kept as it came',
} as const

export type ColumnUse = keyof typeof columnUses

/** The choice for a column that is left out. */
export const unread = 'unread'

export const columnChoices: readonly { id: string; label: string }[] = [
  ...Object.entries(columnUses).map(([id, label]) => ({ id, label })),
  { id: unread, label: 'Not read' },
]
