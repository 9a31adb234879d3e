import { describe, expect, it } from 'vitest'
import { addBelow, addLayers, bareId, emptyTree, type OpeningAnswer, type PersonAnswer } from './seats'

const person = (name: string, direct = 0): PersonAnswer => ({
  ref: `person/${name}`,
  name,
  title: 'Engineer',
  startDate: '2020-05-01',
  level: { id: 'level/abtion/L4@2025-01-01', code: 'L4', bands: { low: 4 }, track: { kind: 'MANAGEMENT' } },
  teams: [{ team: { id: 'team/z' } }, { team: { id: 'team/a@2025-01-01' } }],
  span: { direct, total: direct },
  openReports: [],
  dottedManagers: [{ ref: 'person/dot' }],
})

const opening = (id: string, more: Partial<OpeningAnswer> = {}): OpeningAnswer => ({
  ref: `opening/${id}`,
  title: 'Designer',
  reports: [],
  openReports: [],
  ...more,
})

describe('addLayers', () => {
  it('knows what is below each seat but those of the lowest layer', () => {
    const tree = emptyTree()
    addLayers(
      tree,
      [
        { person: person('a', 1), depth: 0 },
        { opening: opening('x'), parent: 0, depth: 1 },
        { person: person('b', 3), parent: 0, depth: 1 },
        { person: person('lone'), depth: 0 },
      ],
      1,
    )
    expect(tree.tops).toEqual(['person/a', 'person/lone'])
    expect(tree.below.get('person/a')).toEqual(['opening/x', 'person/b'])
    expect(tree.below.get('person/lone')).toEqual([])
    expect(tree.below.has('person/b')).toBe(false)
  })

  it('keeps ids without the moment', () => {
    const tree = emptyTree()
    addLayers(tree, [{ person: person('a'), depth: 0 }], 0)
    expect(tree.seats.get('person/a')).toMatchObject({ teams: ['team/a', 'team/z'], level: { id: 'level/abtion/L4' }, startYear: '2020' })
  })
})

describe('addBelow', () => {
  it('keeps the order of ids across people and openings, as the chart has it', () => {
    const tree = emptyTree()
    addBelow(tree, [{ ref: 'person/a', reports: [person('b'), person('c')], openReports: [opening('x')] }])
    expect(tree.below.get('person/a')).toEqual(['opening/x', 'person/b', 'person/c'])
  })

  it('counts the people below an opening, directly and through others', () => {
    const tree = emptyTree()
    const reports = [{ ref: 'person/p', span: { total: 4 } }, { ref: 'person/q', span: { total: 0 } }]
    addBelow(tree, [{ ref: 'person/a', reports: [], openReports: [opening('x', { reports })] }])
    expect(tree.seats.get('opening/x')).toMatchObject({ direct: 2, total: 6 })
  })
})

describe('bareId', () => {
  it('drops the suffix of a moment and nothing else', () => {
    expect(['team/a@2025-01-01', 'team/a@preview', 'person/a@b'].map(bareId)).toEqual(['team/a', 'team/a', 'person/a@b'])
  })
})
