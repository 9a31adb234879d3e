import type { ChangeInput } from '../../api/gql/graphql'

/** What is filled in; each key is a field of the form and the last part of a problem's path. */
export type Draft = Record<string, string>

export interface EditField {
  name: string
  label: string
  kind: 'text' | 'seat' | 'person' | 'level' | 'team' | 'switch'
  isRequired?: boolean
}

export interface Edit {
  title: string
  fields: readonly EditField[]
  /** Which field the seat of the URL fills, and the one after `>`. */
  about: string
  other?: string
  change: (draft: Draft) => ChangeInput
}

const person = { name: 'person', label: 'Person', kind: 'person', isRequired: true } as const
const to = { name: 'to', label: 'To whom', kind: 'person', isRequired: true } as const
const team = { name: 'team', label: 'Team', kind: 'team', isRequired: true } as const
const mentorship = [
  { name: 'mentor', label: 'Mentor', kind: 'person', isRequired: true },
  { name: 'mentee', label: 'Mentee', kind: 'person', isRequired: true },
] as const
const toward = { name: 'toward', label: 'Toward', kind: 'level' } as const
const startMentorship = (d: Draft): ChangeInput => ({ startMentorship: { mentor: d.mentor ?? '', mentee: d.mentee ?? '', toward: or(d.toward) } })

/** What can be changed in place, by the word that the URL has. */
export const edits: Record<string, Edit> = {
  hire: {
    title: 'Hire somebody',
    about: 'manager',
    fields: [
      { name: 'name', label: 'Name', kind: 'text', isRequired: true },
      { name: 'title', label: 'Title', kind: 'text' },
      { name: 'manager', label: 'Reports to', kind: 'seat' },
      { name: 'level', label: 'Level', kind: 'level' },
      { name: 'team', label: 'Team', kind: 'team' },
      { name: 'email', label: 'E-mail', kind: 'text' },
      { name: 'location', label: 'Location', kind: 'text' },
    ],
    change: (d) => ({ hire: { name: d.name ?? '', title: d.title ?? '', manager: or(d.manager), level: or(d.level), team: or(d.team), email: or(d.email), location: or(d.location) } }),
  },
  move: {
    title: 'Move',
    about: 'person',
    other: 'to',
    fields: [person, { name: 'to', label: 'To whom', kind: 'seat' }, { name: 'toTop', label: 'To the top, reporting to nobody', kind: 'switch' }],
    change: (d) => ({ move: { person: d.person ?? '', ...(d.toTop ? { toTop: true } : { to: or(d.to) }) } }),
  },
  place: {
    title: 'Promote or place at a level',
    about: 'person',
    fields: [person, { name: 'level', label: 'Level', kind: 'level', isRequired: true }, { name: 'title', label: 'New title, if it is not the level’s', kind: 'text' }],
    change: (d) => ({ placeAtLevel: { person: d.person ?? '', level: d.level ?? '', title: or(d.title) } }),
  },
  update: {
    title: 'Change details',
    about: 'person',
    fields: [
      person,
      { name: 'title', label: 'New title', kind: 'text' },
      { name: 'location', label: 'New location', kind: 'text' },
      { name: 'timeZone', label: 'New time zone', kind: 'text' },
      { name: 'email', label: 'New e-mail', kind: 'text' },
    ],
    // A field left empty keeps its value.
    change: (d) => ({ update: { person: d.person ?? '', ...Object.fromEntries(['title', 'location', 'timeZone', 'email'].flatMap((key) => (d[key] ? [[key, d[key]]] : []))) } }),
  },
  dotted: { title: 'Add a dotted line', about: 'person', other: 'to', fields: [person, to], change: (d) => ({ addDottedLine: { person: d.person ?? '', to: d.to ?? '' } }) },
  undotted: { title: 'Remove a dotted line', about: 'person', other: 'to', fields: [person, to], change: (d) => ({ removeDottedLine: { person: d.person ?? '', to: d.to ?? '' } }) },
  join: {
    title: 'Join a team',
    about: 'person',
    fields: [person, team, { name: 'role', label: 'Role in the team', kind: 'text' }],
    change: (d) => ({ joinTeam: { person: d.person ?? '', team: d.team ?? '', role: or(d.role) } }),
  },
  unjoin: { title: 'Leave a team', about: 'person', fields: [person, team], change: (d) => ({ leaveTeam: { person: d.person ?? '', team: d.team ?? '' } }) },
  mentor: { title: 'Start a mentorship', about: 'mentor', other: 'mentee', fields: [...mentorship, toward], change: startMentorship },
  mentee: { title: 'Start a mentorship', about: 'mentee', other: 'mentor', fields: [...mentorship, toward], change: startMentorship },
  unmentor: { title: 'End a mentorship', about: 'mentee', other: 'mentor', fields: mentorship, change: (d) => ({ endMentorship: { mentor: d.mentor ?? '', mentee: d.mentee ?? '' } }) },
  open: {
    title: 'Open a seat',
    about: 'manager',
    fields: [
      { name: 'title', label: 'Title', kind: 'text', isRequired: true },
      { name: 'manager', label: 'Reports to', kind: 'seat' },
      { name: 'level', label: 'Level sought', kind: 'level' },
      { name: 'team', label: 'Team', kind: 'team' },
    ],
    change: (d) => ({ saveOpening: { title: d.title ?? '', manager: or(d.manager), level: or(d.level), team: or(d.team) } }),
  },
  fill: {
    title: 'Fill the seat',
    about: 'opening',
    other: 'person',
    fields: [{ name: 'opening', label: 'Open seat', kind: 'seat', isRequired: true }, { ...person, label: 'Who takes it' }],
    change: (d) => ({ fillOpening: { opening: d.opening ?? '', person: d.person ?? '' } }),
  },
  close: { title: 'Close the seat', about: 'closeOpening', fields: [{ name: 'closeOpening', label: 'Open seat', kind: 'seat', isRequired: true }], change: (d) => ({ closeOpening: d.closeOpening ?? '' }) },
  leave: {
    title: 'Leave the organization',
    about: 'person',
    fields: [person, { name: 'reportsMoveTo', label: 'Reports move to, if not to the manager', kind: 'seat' }, { name: 'keepSeatOpen', label: 'Keep the seat open', kind: 'switch' }],
    change: (d) => ({ leave: { person: d.person ?? '', reportsMoveTo: or(d.reportsMoveTo), keepSeatOpen: Boolean(d.keepSeatOpen) } }),
  },
}

/** What the URL's `move:person/ada>person/bo` means: which edit, and what its form begins with. */
export function readEdit(text: string): { edit: Edit; draft: Draft } | null {
  const [word = '', seats = ''] = text.split(/:(.*)/s)
  const edit = Object.hasOwn(edits, word) ? edits[word] : undefined
  if (!edit) return null
  const [about, other] = seats.split('>')
  return { edit, draft: { ...(about && { [edit.about]: about }), ...(other && edit.other && { [edit.other]: other }) } }
}

/** The field that a problem is about; null: the change as a whole. */
export function fieldOf(edit: Edit, path: readonly string[]): string | null {
  return [...path].reverse().find((part) => edit.fields.some((field) => field.name === part)) ?? null
}

function or(text: string | undefined): string | null {
  return text?.trim() ? text : null
}
