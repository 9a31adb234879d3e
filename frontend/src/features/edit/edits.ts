import type { ChangeInput, EditSubjectQuery, MentoringInput } from '../../api/gql/graphql'
import { bare } from '../../org/refs'

/** What is filled in, by field; a further fact stands under `attribute:` and its name. */
export type Draft = Record<string, string>

/** Who or what a form is about, as it is on the form's day. */
export type Subject = NonNullable<EditSubjectQuery['node']>

export interface FieldChoice {
  id: string
  label: string
}

export interface EditField {
  /** Also the last part of the path of a problem about it. */
  name: string
  label: string
  kind: 'text' | 'number' | 'percent' | 'date' | 'zone' | 'seat' | 'person' | 'opening' | 'level' | 'team' | 'switch' | 'choice' | 'attributes'
  isRequired?: boolean | ((draft: Draft) => boolean)
  description?: string
  /** Left for who wants to say more. */
  isMore?: boolean
  /** Not shown while it means nothing. */
  isHidden?: (draft: Draft) => boolean
  choices?: (subject: Subject | null) => readonly FieldChoice[]
  /** What to say where there is nothing to choose from. */
  none?: string
  /** Other last parts of the paths of problems about it. */
  paths?: readonly string[]
  min?: number
  max?: number
}

export interface Edit {
  title: string
  fields: readonly EditField[]
  /** Which field the seat of the URL fills, and the one after `>`. */
  about: string
  other?: string
  /** Whether the form is about that seat, and does not ask for it again. */
  hasSubject?: boolean
  /** What its day is called; null: no day counts. */
  day?: string | null
  dayNote?: string
  /** What the fields hold to begin with. */
  begin?: (subject: Subject) => Draft
  /** The change; `was` is what the form began with, so that only what differs is changed. */
  change: (draft: Draft, was: Draft) => ChangeInput
}

const person = { name: 'person', label: 'Person', kind: 'person', isRequired: true } as const
const to = { name: 'to', label: 'To whom', kind: 'person', isRequired: true } as const
const team = { name: 'team', label: 'Team', kind: 'team', isRequired: true } as const
const reportsTo = { name: 'manager', label: 'Reports to', kind: 'seat', description: 'Empty: nobody, at the top' } as const
const opening = { label: 'Open seat', kind: 'opening', isRequired: true } as const
const mentorship = [
  { name: 'mentor', label: 'Mentor', kind: 'person', isRequired: true },
  { name: 'mentee', label: 'Mentee', kind: 'person', isRequired: true },
] as const
const toward = { name: 'toward', label: 'Toward', kind: 'level', description: 'The level that they work toward, if there is one' } as const
const startMentorship = (d: Draft): ChangeInput => ({ startMentorship: { mentor: d.mentor ?? '', mentee: d.mentee ?? '', toward: or(d.toward) } })

/** What is said about a person besides lines, level and teams; a hire's stand under "More". */
const details: readonly EditField[] = [
  { name: 'email', label: 'E-mail', kind: 'text' },
  { name: 'location', label: 'Location', kind: 'text' },
  { name: 'timeZone', label: 'Time zone', kind: 'zone' },
  { name: 'employeeNumber', label: 'Employee number', kind: 'text' },
  { name: 'fte', label: 'Full-time equivalent', kind: 'number', min: 0, max: 10, description: '1 is full time, also where it is left empty' },
  {
    name: 'open',
    label: 'Mentoring',
    kind: 'choice',
    choices: () => [
      { id: 'yes', label: 'Open to mentoring' },
      { id: 'no', label: 'Not open to mentoring' },
      { id: '', label: 'Not said, which counts as open' },
    ],
  },
  { name: 'capacity', label: 'Most mentees at a time', kind: 'number', min: 0, max: 1000, description: '2 where it is left empty' },
  { name: 'attributes', label: 'Further facts', kind: 'attributes' },
]

/** What can be changed in place, by the word that the URL has. */
export const edits: Record<string, Edit> = {
  hire: {
    title: 'Hire somebody',
    about: 'manager',
    day: 'First day',
    fields: [
      { name: 'name', label: 'Name', kind: 'text', isRequired: true },
      { name: 'title', label: 'Title', kind: 'text' },
      reportsTo,
      { name: 'level', label: 'Level', kind: 'level' },
      { name: 'team', label: 'Team', kind: 'team' },
      ...details.map((field) => ({ ...field, isMore: true })),
      { name: 'id', label: 'Id', kind: 'text', isMore: true, description: 'That of somebody who left employs them again; empty: made from the name' },
    ],
    change: (d) => ({
      hire: {
        name: d.name ?? '',
        title: d.title ?? '',
        ...given(d, ['manager', 'level', 'team', 'email', 'location', 'timeZone', 'employeeNumber', 'id']),
        ...(d.fte && { fte: Number(d.fte) }),
        ...mentoring(d, {}),
        ...attributes(d, {}),
      },
    }),
  },
  move: {
    title: 'Move',
    about: 'person',
    other: 'to',
    hasSubject: true,
    fields: [
      person,
      { name: 'to', label: 'To whom', kind: 'seat', isRequired: (d) => !d.toTop, isHidden: (d) => Boolean(d.toTop) },
      { name: 'toTop', label: 'To the top, reporting to nobody', kind: 'switch' },
    ],
    change: (d) => ({ move: { person: d.person ?? '', ...(d.toTop ? { toTop: true } : { to: or(d.to) }) } }),
  },
  place: {
    title: 'Promote or place at a level',
    about: 'person',
    hasSubject: true,
    fields: [
      person,
      { name: 'level', label: 'Level', kind: 'level', isRequired: true },
      { name: 'title', label: 'New title', kind: 'text', description: 'Empty: a title that is the old level’s becomes the new level’s, another stays' },
    ],
    change: (d) => ({ placeAtLevel: { person: d.person ?? '', level: d.level ?? '', title: or(d.title) } }),
  },
  update: {
    title: 'Correct details',
    about: 'person',
    hasSubject: true,
    dayNote: 'From when title, location, time zone and full-time equivalent hold; the rest is not dated',
    fields: [person, { name: 'name', label: 'Name', kind: 'text', isRequired: true }, { name: 'title', label: 'Title', kind: 'text' }, ...details],
    begin: (of): Draft =>
      of.__typename === 'Person'
        ? {
            name: of.name,
            title: of.title,
            email: of.email ?? '',
            location: of.location ?? '',
            timeZone: of.timeZone ?? '',
            employeeNumber: of.employeeNumber ?? '',
            fte: String(of.fte),
            open: of.mentoring.open ? 'yes' : 'no',
            capacity: String(of.mentoring.capacity),
            ...Object.fromEntries(of.attributes.map(({ name, value }) => [attributeKey(name), value])),
          }
        : {},
    change: (d, was) => ({
      update: {
        person: d.person ?? '',
        ...changed(d, was, ['title', 'email', 'location', 'timeZone', 'employeeNumber']),
        ...(d.name !== was.name && { name: d.name }),
        ...(d.fte !== was.fte && { fte: d.fte ? Number(d.fte) : null }),
        ...mentoring(d, was),
        ...attributes(d, was),
      },
    }),
  },
  dotted: {
    title: 'Add a dotted line',
    about: 'person',
    other: 'to',
    hasSubject: true,
    fields: [person, to],
    change: (d) => ({ addDottedLine: { person: d.person ?? '', to: d.to ?? '' } }),
  },
  undotted: {
    title: 'Remove a dotted line',
    about: 'person',
    other: 'to',
    hasSubject: true,
    fields: [
      person,
      {
        name: 'to',
        label: 'To whom it leads',
        kind: 'choice',
        isRequired: true,
        choices: (of) => (of?.__typename === 'Person' ? of.dottedManagers.map((one) => ({ id: one.ref, label: one.name })) : []),
        none: 'There is no dotted line to anybody on this day.',
      },
    ],
    begin: (of): Draft => (of.__typename === 'Person' ? only('to', of.dottedManagers, (one) => one.ref) : {}),
    change: (d) => ({ removeDottedLine: { person: d.person ?? '', to: d.to ?? '' } }),
  },
  join: {
    title: 'Join a team',
    about: 'person',
    hasSubject: true,
    fields: [
      person,
      team,
      { name: 'role', label: 'Role in the team', kind: 'text' },
      { name: 'allocation', label: 'Share of the working time', kind: 'percent', min: 0.01, max: 1, description: 'All of it where it is left empty' },
    ],
    change: (d) => ({ joinTeam: { person: d.person ?? '', team: d.team ?? '', role: or(d.role), allocation: d.allocation ? Number(d.allocation) : null } }),
  },
  unjoin: {
    title: 'Leave a team',
    about: 'person',
    hasSubject: true,
    fields: [
      person,
      {
        name: 'team',
        label: 'Team',
        kind: 'choice',
        isRequired: true,
        choices: (of) => (of?.__typename === 'Person' ? of.teams.map((one) => ({ id: bare(one.team.id), label: one.team.name })) : []),
        none: 'They are in no team on this day.',
      },
    ],
    begin: (of): Draft => (of.__typename === 'Person' ? only('team', of.teams, (one) => bare(one.team.id)) : {}),
    change: (d) => ({ leaveTeam: { person: d.person ?? '', team: d.team ?? '' } }),
  },
  team: {
    title: 'Change a team',
    about: 'id',
    hasSubject: true,
    fields: [
      { name: 'id', label: 'Team', kind: 'team', isRequired: true },
      { name: 'name', label: 'Name', kind: 'text', isRequired: true },
      { name: 'parent', label: 'Part of', kind: 'team', description: 'Empty: of no other team' },
      { name: 'lead', label: 'Lead', kind: 'person', description: 'Empty: nobody leads it' },
    ],
    begin: (of): Draft => (of.__typename === 'Team' ? { name: of.name, parent: of.parent ? bare(of.parent.id) : '', lead: of.lead?.ref ?? '' } : {}),
    change: (d, was) => ({ saveTeam: { id: d.id ?? '', name: d.name ?? '', ...changed(d, was, ['parent', 'lead']) } }),
  },
  'new-team': {
    title: 'Make a team',
    about: 'lead',
    fields: [
      { name: 'name', label: 'Name', kind: 'text', isRequired: true },
      { name: 'parent', label: 'Part of', kind: 'team', description: 'Empty: of no other team' },
      { name: 'lead', label: 'Lead', kind: 'person', description: 'Empty: nobody leads it' },
    ],
    change: (d) => ({ saveTeam: { name: d.name ?? '', ...given(d, ['parent', 'lead']) } }),
  },
  mentor: { title: 'Start a mentorship', about: 'mentor', other: 'mentee', hasSubject: true, fields: [...mentorship, toward], change: startMentorship },
  mentee: { title: 'Start a mentorship', about: 'mentee', other: 'mentor', hasSubject: true, fields: [...mentorship, toward], change: startMentorship },
  unmentor: {
    title: 'End a mentorship',
    about: 'person',
    hasSubject: true,
    fields: [
      person,
      {
        name: 'mentorship',
        label: 'Mentorship',
        kind: 'choice',
        isRequired: true,
        choices: (of) => (of?.__typename === 'Person' ? mentorships(of) : []),
        none: 'They neither mentor anybody nor are mentored on this day.',
        paths: ['mentor', 'mentee'],
      },
    ],
    begin: (of): Draft => (of.__typename === 'Person' ? only('mentorship', mentorships(of), (one) => one.id) : {}),
    change: (d) => {
      const [mentor = '', mentee = ''] = (d.mentorship ?? '').split('>')
      return { endMentorship: { mentor, mentee } }
    },
  },
  open: {
    title: 'Open a seat',
    about: 'manager',
    day: 'Open from',
    fields: [
      { name: 'title', label: 'Title', kind: 'text', isRequired: true },
      reportsTo,
      { name: 'level', label: 'Level sought', kind: 'level' },
      { name: 'team', label: 'Team', kind: 'team' },
      { name: 'targetDate', label: 'To be filled by', kind: 'date' },
    ],
    change: (d) => ({ saveOpening: { title: d.title ?? '', ...given(d, ['manager', 'level', 'team', 'targetDate']) } }),
  },
  seat: {
    title: 'Change the open seat',
    about: 'id',
    hasSubject: true,
    fields: [
      { ...opening, name: 'id' },
      { name: 'title', label: 'Title', kind: 'text', isRequired: true },
      reportsTo,
      { name: 'level', label: 'Level sought', kind: 'level' },
      { name: 'team', label: 'Team', kind: 'team' },
      { name: 'targetDate', label: 'To be filled by', kind: 'date' },
    ],
    begin: (of): Draft =>
      of.__typename === 'Opening'
        ? {
            title: of.title,
            manager: of.manager?.ref ?? of.openManager?.ref ?? '',
            level: of.level ? bare(of.level.id) : '',
            team: of.team ? bare(of.team.id) : '',
            targetDate: of.targetDate ?? '',
          }
        : {},
    change: (d, was) => ({ saveOpening: { id: d.id ?? '', title: d.title ?? '', ...changed(d, was, ['manager', 'level', 'team', 'targetDate']) } }),
  },
  fill: {
    title: 'Fill the seat',
    about: 'opening',
    other: 'person',
    hasSubject: true,
    fields: [
      { ...opening, name: 'opening' },
      { ...person, label: 'Who takes it' },
    ],
    change: (d) => ({ fillOpening: { opening: d.opening ?? '', person: d.person ?? '' } }),
  },
  close: {
    title: 'Close the seat',
    about: 'closeOpening',
    hasSubject: true,
    fields: [{ ...opening, name: 'closeOpening' }],
    change: (d) => ({ closeOpening: d.closeOpening ?? '' }),
  },
  leave: {
    title: 'Leave the organization',
    about: 'person',
    hasSubject: true,
    day: 'Last day',
    fields: [
      person,
      { name: 'keepSeatOpen', label: 'Keep the seat open, with the reports under it', kind: 'switch' },
      { name: 'reportsMoveTo', label: 'Reports move to', kind: 'seat', description: 'Empty: to the leaver’s manager, or under the seat kept open' },
    ],
    change: (d) => ({ leave: { person: d.person ?? '', reportsMoveTo: or(d.reportsMoveTo), keepSeatOpen: Boolean(d.keepSeatOpen) } }),
  },
  withdraw: {
    title: 'Undo a change',
    about: 'withdraw',
    hasSubject: true,
    day: null,
    fields: [],
    change: (d) => ({ withdraw: Number(d.withdraw) }),
  },
}

/** What the URL's `move:person/ada>person/bo` means: which edit, and what its form begins with. */
export function readEdit(text: string): { edit: Edit; draft: Draft } | null {
  const [word = '', seats = ''] = text.split(/:(.*)/s)
  const edit = Object.hasOwn(edits, word) ? edits[word] : undefined
  if (!edit) return null
  const [about, other] = seats.split('>')
  if (word === 'withdraw' && !/^\d{1,9}$/.test(about ?? '')) return null
  return { edit, draft: { ...(about && { [edit.about]: about }), ...(other && edit.other && { [edit.other]: other }) } }
}

/** The field that a problem is about; null: the change as a whole. */
export function fieldOf(edit: Edit, path: readonly string[]): string | null {
  for (const part of [...path].reverse()) {
    const field = edit.fields.find((one) => one.name === part || one.paths?.includes(part))
    if (field) return field.name
  }
  return null
}

export function isRequired(field: EditField, draft: Draft): boolean {
  return typeof field.isRequired === 'function' ? field.isRequired(draft) : (field.isRequired ?? false)
}

/** The day from which what a change does can be seen: of a leaver, the day after the last. */
export function firstDay(change: ChangeInput, effective: string, dayAfter: (day: string) => string): string {
  return change.leave ? dayAfter(effective) : effective
}

const attributePrefix = 'attribute:'

export function attributeKey(name: string): string {
  return attributePrefix + name
}

/** Names of the further facts that a draft has. */
export function attributeNames(draft: Draft): string[] {
  return Object.keys(draft).flatMap((key) => (key.startsWith(attributePrefix) ? [key.slice(attributePrefix.length)] : []))
}

function attributes(d: Draft, was: Draft) {
  const list = attributeNames(d).flatMap((name) => {
    const value = (d[attributeKey(name)] ?? '').trim()
    return value === (was[attributeKey(name)] ?? '') ? [] : [{ name, value: value || null }]
  })
  return list.length > 0 ? { attributes: list } : {}
}

function mentoring(d: Draft, was: Draft): { mentoring?: MentoringInput } {
  const terms: MentoringInput = {
    ...((d.open ?? '') !== (was.open ?? '') && { open: d.open ? d.open === 'yes' : null }),
    ...((d.capacity ?? '') !== (was.capacity ?? '') && { capacity: d.capacity ? Number(d.capacity) : null }),
  }
  return Object.keys(terms).length > 0 ? { mentoring: terms } : {}
}

function mentorships(of: Extract<Subject, { __typename: 'Person' }>): FieldChoice[] {
  return [
    ...of.mentors.map(({ mentor }) => ({ id: `${mentor.ref}>${of.ref}`, label: `${mentor.name} mentors them` })),
    ...of.mentees.map(({ mentee }) => ({ id: `${of.ref}>${mentee.ref}`, label: `They mentor ${mentee.name}` })),
  ]
}

/** The only one there is; with several, nobody can tell which is meant. */
function only<T>(name: string, list: readonly T[], id: (one: T) => string): Draft {
  return list.length === 1 ? { [name]: id(list[0]!) } : {}
}

function given<K extends string>(d: Draft, names: readonly K[]): Partial<Record<K, string>> {
  return Object.fromEntries(names.flatMap((name) => (d[name]?.trim() ? [[name, d[name]]] : []))) as Partial<Record<K, string>>
}

/** What differs from before; null where it was emptied. */
function changed<K extends string>(d: Draft, was: Draft, names: readonly K[]): Partial<Record<K, string | null>> {
  return Object.fromEntries(names.flatMap((name) => ((d[name] ?? '') === (was[name] ?? '') ? [] : [[name, or(d[name])]]))) as Partial<Record<K, string | null>>
}

function or(text: string | undefined): string | null {
  return text?.trim() ? text : null
}
