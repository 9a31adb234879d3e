import { describe, expect, it } from 'vitest'
import { edits, fieldOf, firstDay, readEdit, type Subject } from './edits'

describe('an edit of the URL', () => {
  it('fills the form with both seats', () => {
    const read = readEdit('move:person/ada>opening/designer')
    expect(read?.draft).toEqual({ person: 'person/ada', to: 'opening/designer' })
    expect(read?.edit.change(read.draft, {})).toEqual({ move: { person: 'person/ada', to: 'opening/designer' } })
  })

  it('is nothing where the word is unknown, or a revision is no number', () => {
    for (const text of ['constructor:person/ada', 'dance', 'withdraw', 'withdraw:x', 'withdraw:1e3']) expect(readEdit(text)).toBeNull()
  })

  it('moves to the top and nowhere else', () => {
    const draft = { person: 'person/ada', to: 'person/bo', toTop: 'yes' }
    expect(edits.move!.change(draft, {})).toEqual({ move: { person: 'person/ada', toTop: true } })
  })
})

describe('correcting details', () => {
  const update = edits.update!
  const ada = {
    __typename: 'Person',
    ref: 'person/ada',
    name: 'Ada Abel',
    title: 'Designer',
    email: 'ada@acme.example',
    location: 'Oslo',
    timeZone: null,
    employeeNumber: null,
    fte: 0.8,
    mentoring: { open: true, capacity: 2 },
    attributes: [{ name: 'Contract', value: 'Permanent' }],
  } as unknown as Subject
  const was = update.begin!(ada)
  const change = (patch: Record<string, string>) => update.change({ ...was, person: 'person/ada', ...patch }, was)

  it('leaves out what is as it was', () => {
    expect(change({})).toEqual({ update: { person: 'person/ada' } })
    expect(change({ title: 'Lead Designer' })).toEqual({ update: { person: 'person/ada', title: 'Lead Designer' } })
  })

  it('clears what is emptied', () => {
    expect(change({ email: '', location: ' ', fte: '', capacity: '', open: '', 'attribute:Contract': '' })).toEqual({
      update: { person: 'person/ada', email: null, location: null, fte: null, mentoring: { open: null, capacity: null }, attributes: [{ name: 'Contract', value: null }] },
    })
  })

  it('sets terms for mentoring and further facts', () => {
    expect(change({ open: 'no', 'attribute:Cost centre': '1200', fte: '1' })).toEqual({
      update: { person: 'person/ada', fte: 1, mentoring: { open: false }, attributes: [{ name: 'Cost centre', value: '1200' }] },
    })
  })
})

it('ends the mentorship that was chosen, whichever end the form is about', () => {
  expect(edits.unmentor!.change({ person: 'person/ada', mentorship: 'person/bo>person/ada' }, {})).toEqual({ endMentorship: { mentor: 'person/bo', mentee: 'person/ada' } })
})

it('looks at a leaver’s organization on the day after the last', () => {
  const after = (day: string) => `after ${day}`
  expect(firstDay({ leave: { person: 'person/ada' } }, '2026-03-31', after)).toBe('after 2026-03-31')
  expect(firstDay({ move: { person: 'person/ada', toTop: true } }, '2026-03-31', after)).toBe('2026-03-31')
})

it('shows a problem at the field that it names', () => {
  expect(fieldOf(edits.move!, ['changes', '0', 'move', 'to'])).toBe('to')
  expect(fieldOf(edits.move!, ['changes', '0', 'move'])).toBeNull()
  expect(fieldOf(edits.update!, ['changes', '0', 'update', 'attributes', '1', 'value'])).toBe('attributes')
  expect(fieldOf(edits.unmentor!, ['changes', '0', 'endMentorship', 'mentee'])).toBe('mentorship')
})
