/** What can be changed about a seat: `word:seat` as the search parameter `edit` opens its form. */
export interface EditAction {
  word: string
  label: string
  /** Also in the menu of a box on the chart. */
  isOnChart?: boolean
}

const forPeople: readonly (readonly EditAction[])[] = [
  [
    { word: 'move', label: 'Move', isOnChart: true },
    { word: 'place', label: 'Promote or place at a level', isOnChart: true },
    { word: 'update', label: 'Correct details', isOnChart: true },
  ],
  [
    { word: 'hire', label: 'Hire somebody under them', isOnChart: true },
    { word: 'open', label: 'Open a seat under them', isOnChart: true },
  ],
  [
    { word: 'dotted', label: 'Add a dotted line', isOnChart: true },
    { word: 'undotted', label: 'Remove a dotted line' },
    { word: 'join', label: 'Join a team' },
    { word: 'unjoin', label: 'Leave a team' },
    { word: 'new-team', label: 'Make a team that they lead' },
    { word: 'mentee', label: 'Find them a mentor' },
    { word: 'mentor', label: 'Have them mentor somebody' },
    { word: 'unmentor', label: 'End a mentorship' },
  ],
  [{ word: 'leave', label: 'Leave the organization', isOnChart: true }],
]

const forOpenings: readonly (readonly EditAction[])[] = [
  [
    { word: 'fill', label: 'Fill the seat', isOnChart: true },
    { word: 'seat', label: 'Change the open seat', isOnChart: true },
  ],
  [
    { word: 'hire', label: 'Hire somebody under it' },
    { word: 'open', label: 'Open a seat under it' },
  ],
  [{ word: 'close', label: 'Close the seat', isOnChart: true }],
]

/** The actions for a seat, in groups of like ones. */
export function editActions(seat: string): readonly (readonly EditAction[])[] {
  return seat.startsWith('opening/') ? forOpenings : forPeople
}
