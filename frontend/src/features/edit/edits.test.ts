import { describe, expect, it } from 'vitest'
import { edits, fieldOf, readEdit } from './edits'

describe('an edit of the URL', () => {
  it('fills the form with both seats', () => {
    const read = readEdit('move:person/ada>opening/designer')
    expect(read?.draft).toEqual({ person: 'person/ada', to: 'opening/designer' })
    expect(read?.edit.change(read.draft)).toEqual({ move: { person: 'person/ada', to: 'opening/designer' } })
  })

  it('is nothing where the word is unknown', () => {
    expect(readEdit('constructor:person/ada')).toBeNull()
    expect(readEdit('dance')).toBeNull()
  })

  it('moves to the top and nowhere else', () => {
    expect(edits.move!.change({ person: 'person/ada', to: 'person/bo', toTop: 'yes' })).toEqual({ move: { person: 'person/ada', toTop: true } })
  })

  it('changes only what is filled in', () => {
    expect(edits.update!.change({ person: 'person/ada', title: 'Designer', location: '' })).toEqual({ update: { person: 'person/ada', title: 'Designer' } })
  })
})

it('shows a problem at the field that it names', () => {
  expect(fieldOf(edits.move!, ['changes', '0', 'move', 'to'])).toBe('to')
  expect(fieldOf(edits.move!, ['changes', '0', 'move'])).toBeNull()
})
