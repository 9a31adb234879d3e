import { expect, it } from 'vitest'
import type { EditOrgFragment } from '../../api/gql/graphql'
import { compare, differingFindings, isNothing, type Found } from './comparison'
import { sentence } from './problemWords'
import { alongWords } from './useEdit'

const wide = (text: string): Found => ({ kind: 'WIDE_SPAN', severity: 'WARNING', text })

it('tells findings that come and go from those that only count differently', () => {
  const before = [wide('Ada Abel has 17 direct reports.'), wide('Bo Bang has 20 direct reports.'), { kind: 'NO_LEVEL', severity: 'INFO', text: 'Cy and Dee have no level.' } as const]
  const after = [wide('Ada Abel has 18 direct reports.'), wide('Eli Ek has 17 direct reports.'), { kind: 'NO_LEVEL', severity: 'INFO', text: 'Cy has no level.' } as const]
  expect(differingFindings(before, after)).toEqual({
    appeared: [after[1]],
    vanished: [before[1]],
    altered: [
      { before: before[0]!.text, after: after[0]!.text, severity: 'WARNING' },
      { before: before[2]!.text, after: after[2]!.text, severity: 'INFO' },
    ],
  })
})

it('shows a seat that opens, and one that closes', () => {
  const org = (titles: string[]): EditOrgFragment => ({
    revision: 2,
    date: '2026-03-31',
    headcount: 6,
    spans: { managers: 2, mean: 2.5, layers: 3 },
    findings: [],
    teams: [],
    openings: titles.map((title) => ({ ref: `opening/${title}`, title, targetDate: null, level: null, team: null, manager: null, openManager: null })),
  })
  const before = { org: org(['designer']), people: [] }
  const { things } = compare(before, { org: org(['writer']), people: [] }, [], null, new Set())
  expect(things).toEqual([
    { key: 'opening/writer', name: 'Open seat: writer', rows: [{ label: 'Seat', before: null, after: 'open' }, { label: 'Title', before: null, after: 'writer' }, { label: 'Reports to', before: null, after: 'nobody' }] },
    { key: 'opening/designer', name: 'Open seat: designer', rows: [{ label: 'Seat', before: 'open', after: null }] },
  ])
  expect(isNothing(compare(before, before, [], null, new Set()))).toBe(true)
})

it('says who comes along', () => {
  expect(alongWords([])).toBeNull()
  expect(alongWords(['Bo'])).toBe('Bo still reports to them, and moves along')
  expect(alongWords(['Bo', 'Cy', 'Dee', 'Eli'])).toBe('Bo, Cy, Dee and Eli still report to them, and move along')
  expect(alongWords(['Bo', 'Cy', 'Dee', 'Eli', 'Fay'])).toBe('Bo, Cy, Dee and 2 more people still report to them, and move along')
})

it('says a problem with names and days in words', () => {
  const names = new Map([['person/ada-abel', 'Ada Abel']])
  expect(sentence('person/ada-abel is not there on 2026-03-31', names)).toBe('Ada Abel is not there on 31 March 2026.')
  expect(sentence('Bo Bang (person/bo-bang) is employed already', names)).toBe('Bo Bang is employed already.')
  expect(sentence('revision 7 cannot be withdrawn: the level of person/ada-abel changed again later', names)).toBe('Revision 7 cannot be undone: the level of Ada Abel changed again later.')
  expect(sentence('no person has the ref person/nobody.', names)).toBe('No person has the ref person/nobody.')
})
