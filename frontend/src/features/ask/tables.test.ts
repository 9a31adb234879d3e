import { expect, it } from 'vitest'
import { takeApart } from './tables'

it('tells facts from lists, and keeps the order of the answer', () => {
  const { facts, tables } = takeApart({
    org: { __typename: 'Org', mentors: { totalCount: 1032, nodes: [{ score: 0.87654, person: { ref: 'person/ada', name: 'Ada', level: { code: 'L4' }, manager: null }, reasons: [{ text: 'is near' }, { text: 'has a place' }] }] } },
  })
  expect(facts).toEqual([{ name: 'Total count', value: '1,032' }])
  expect(tables).toEqual([
    {
      name: 'Mentors',
      columns: ['Score', 'Name', 'Level code', 'Reasons'],
      rows: [{ ref: 'person/ada', cells: { Score: '0.877', Name: 'Ada', 'Level code': 'L4', Manager: '', Reasons: 'is near; has a place' } }],
    },
  ])
})

it('says nothing of what is not there', () => {
  expect(takeApart({ org: { person: null } })).toEqual({ facts: [], tables: [] })
  expect(takeApart(null)).toEqual({ facts: [], tables: [] })
})
