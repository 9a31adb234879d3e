import { expect, it } from 'vitest'
import { readFilter } from './filterUrl'
import { filterWords } from './filterWords'

const names: Record<string, string> = { ada: 'Ada Lovelace', growth: 'Growth' }
const said = (text: string) => filterWords(readFilter(text).filter, (_, ref) => names[ref])

it.each([
  ['', 'Everybody'],
  ['level.from:L4', 'Level L4 or above'],
  ['level:level/abtion/L4,L5', 'Level L4 or L5'],
  ['level.known:no', 'No level'],
  ['under:ada', 'Under Ada Lovelace'],
  ['under:grace', 'Under grace'],
  ['started:..2020-01-01', 'Started before 1 January 2020'],
  ['started:2020-01-01..2021-01-01', 'Started 1 January 2020 to 31 December 2020'],
  ['direct:8..12', '8 to 12 direct reports'],
  ['direct:1', '1 direct report'],
  ['total:..0', 'At most 0 people below'],
  ['depth:1', 'At the top'],
  ['track:management', 'Management track'],
  ['title:designer', 'Title contains “designer”'],
  ['attribute.in:Cost center,4711,4712', 'Cost center 4711 or 4712'],
  ['level.from:L4;under:ada', 'Level L4 or above and under Ada Lovelace'],
  ['not(team:growth)', 'Not: team Growth'],
  ['any(level:L4)(direct:1..)', 'Level L4 or 1 or more direct reports'],
  ['person:*_', 'Nobody'],
  ['mentoring:closed', 'Not open to mentoring'],
])('%s is said as "%s"', (text, words) => {
  expect(said(text)).toBe(words)
})
