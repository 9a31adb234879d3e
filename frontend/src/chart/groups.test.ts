import { describe, expect, it } from 'vitest'
import { readFilter, writeFilter } from '../org/filterUrl'
import { keyOf, readBy, writeBy } from '../org/dimensions'
import { conditionOf, peopleUrl, type Known } from '../org/drill'
import { readMeasures, writeMeasures } from './groupMeasures'
import { barPicture, heatPicture, histogramPicture, mostMarks, stackedPicture, type Subject } from './groupPictures'
import { leavesOf, readSort, rowsOf, sorted, treeOf, writeSort, type Group } from './groupTree'

const figures = (headcount: number): Omit<Group, 'keys'> => ({ headcount, fte: headcount, managers: 1, share: headcount / 10, meanSpan: null, medianTenureYears: null })
const group = (headcount: number, ...values: (string | null)[]): Group => ({ keys: values.map((value) => ({ value, label: value ?? 'Not known' })), ...figures(headcount) })
const groups = [group(3, 'a', 'x'), group(1, 'a', null), group(6, 'b', 'x'), group(4, 'a'), group(6, 'b'), group(10)]
const known: Known = { levelsOfBand: new Map([['4', ['level/abtion/L4']]]), subTeams: new Map([['team/t', ['team/u']]]), teams: ['team/t', 'team/u'] }

describe('the address', () => {
  it('keeps dimensions, attributes with commas in them too, each once and at most four', () => {
    const by = readBy('track,attribute:Cost*, centre,track,nothing,level,team,zone')
    expect(by.map(keyOf)).toEqual(['track', 'attribute:Cost*, centre', 'level', 'team'])
    expect(readBy(writeBy(by))).toEqual(by)
    expect(writeBy(readBy(undefined))).toBeUndefined()
    expect(readBy('nothing')).toEqual(readBy(undefined))
  })
  it('keeps measures and the sort', () => {
    expect(readMeasures('span,headcount,span,x')).toEqual(['span', 'headcount'])
    expect(writeMeasures(readMeasures(undefined))).toBeUndefined()
    for (const text of ['headcount', '-span']) expect(writeSort(readSort(text))).toBe(text)
    expect(readSort('-nothing')).toBeNull()
  })
})

describe('the table', () => {
  it('has subtotals after their parts and the total at the end, and the other day beside', () => {
    const tree = treeOf(groups, [group(2, 'a', 'x'), group(2, 'c', 'x'), group(2, 'a'), group(2, 'c'), group(4)])
    const rows = rowsOf(tree, 2).map(({ node, kind }) => `${kind} ${node.keys.map((key) => key.label).join('/')} ${node.figures?.headcount ?? '-'} ${node.before?.headcount ?? '-'}`)
    expect(rows).toEqual(['group a/x 3 2', 'group a/Not known 1 -', 'subtotal a 4 2', 'group b/x 6 -', 'subtotal b 6 -', 'group c/x - 2', 'subtotal c - 2', 'total  10 4'])
  })
  it('is sorted within each group, what is not known last', () => {
    const tree = sorted(treeOf(groups, null), { by: 'headcount', descending: true })
    expect(leavesOf(tree, 2).map((node) => node.figures?.headcount)).toEqual([6, 3, 1])
    expect(leavesOf(sorted(tree, { by: 'headcount', descending: false }), 2).map((node) => node.figures?.headcount)).toEqual([1, 3, 6])
  })
})

describe('the way to the people', () => {
  it('adds the conditions of the keys to the filter, and comes back from the address', () => {
    const { filter } = readFilter('under:ada')
    const url = peopleUrl(filter, readBy('level,started,top-manager'), [{ value: 'level/abtion/L4', label: '' }, { value: '2024', label: '' }, { value: 'person/ada', label: '' }], known)
    expect(url).toBe('level:level/abtion/L4;under:ada;started:2024-01-01..2025-01-01;any(person:person/ada)(under:person/ada)')
    expect(writeFilter(readFilter(url).filter)).toBe(url)
  })
  it('knows each kind of value', () => {
    const of = (word: string, value: string | null) => writeFilter(conditionOf(readBy(word)[0]!, value, known))
    expect(of('span', '2–3')).toBe('direct:2..3')
    expect(of('span', '17+')).toBe('direct:17..')
    expect(of('span', '1')).toBe('direct:1')
    expect(of('span', null)).toBe('direct:..0')
    expect(of('band', '4')).toBe('level:level/abtion/L4')
    expect(of('team', 'team/t')).toBe('team:t;not(team:u)')
    expect(of('team', 'team/u')).toBe('team:u')
    expect(of('team', null)).toBe('not(team:t,u)')
    expect(of('location', null)).toBe('location.known:no')
    expect(of('attribute:Unit', 'North, 1')).toBe('attribute.is:Unit,North*, 1')
    expect(of('started', null)).toBe('not(started:0001-01-01..)')
  })
})

describe('the pictures', () => {
  const paper = { ink: (color: string) => color, measure: (words: string) => words.length * 7 }
  const subject: Subject = { tree: treeOf(groups, null), dimensions: 2, measure: 'headcount', compared: false, width: 600, paper }
  it('draw a mark for each group, as long as its number', () => {
    const { marks, shapes } = barPicture(subject)
    expect(marks.map((mark) => mark.words)).toEqual(['a, x: people 3', 'a, Not known: people 1', 'b, x: people 6'])
    const bars = shapes.flatMap((shape) => (shape.kind === 'rect' ? [shape.width] : []))
    expect(bars[0]! / bars[2]!).toBeCloseTo(0.5)
    expect(bars[1]! / bars[2]!).toBeCloseTo(1 / 6)
  })
  it('stack what adds up, side by side within a row', () => {
    const { marks } = stackedPicture(subject)
    expect(marks).toHaveLength(3)
    expect(marks[1]!.x).toBeCloseTo(marks[0]!.x + marks[0]!.width)
    expect(marks[0]!.y).toBe(marks[1]!.y)
  })
  it('have a cell for each pair', () => {
    const { marks, shapes } = heatPicture(subject)
    expect(marks).toHaveLength(3)
    expect(shapes.filter((shape) => shape.kind === 'rect')).toHaveLength(4)
  })
  it('leave a place for numbers without anybody', () => {
    const tree = treeOf([group(2, '1'), group(5, '4'), group(7)], null)
    const { marks, shapes } = histogramPicture({ ...subject, tree, dimensions: 1, numbers: true })
    expect(marks.map((mark) => mark.keys[0]?.value)).toEqual(['1', '4'])
    expect(marks[1]!.x - marks[0]!.x).toBeCloseTo(3 * marks[0]!.width)
    expect(shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))).toContain('3')
  })
  it('say how much they leave to the table', () => {
    const tree = treeOf(Array.from({ length: 500 }, (_, i) => group(1, String(i))), null)
    const drawn = barPicture({ ...subject, tree, dimensions: 1 })
    expect([drawn.marks.length, drawn.left]).toEqual([mostMarks, 500 - mostMarks])
  })
})
