import { expect, test } from 'vitest'
import { marksOf, previewTree } from './previewTree'

const outline = {
  refs: ['person/top', 'person/a', 'person/new', 'person/b', 'person/c'],
  names: ['Top', 'A', 'New', 'B', 'C'],
  titles: ['', '', '', '', ''],
  parents: [-1, 0, 1, 0, 3],
}

test('the tree holds the marked, those above them, and leavers where they were', () => {
  const marks = marksOf([
    { ref: 'person/new', kind: 'JOINED' },
    { ref: 'person/new', kind: 'MOVED' },
    { ref: 'person/gone', kind: 'LEFT' },
    { ref: 'person/c', kind: 'RETITLED' },
  ])
  const tree = previewTree(outline, marks, [{ ref: 'person/gone', name: 'Gone', title: '', manager: 'person/b' }], 100)
  expect(tree.boxes.map((box) => [box.name, box.mark, box.direct, box.total])).toEqual([
    ['Top', undefined, 2, 4],
    ['A', undefined, 1, 1],
    ['New', 'join', 0, 0],
    ['B', undefined, 1, 1],
    ['Gone', 'leave', 0, 0],
  ])
  expect(tree.parents).toEqual([-1, 0, 1, 0, 3])
  expect([tree.drawn, tree.marked]).toEqual([2, 2])
})

test('no more are drawn than asked for', () => {
  const tree = previewTree(outline, new Map([['person/new', 'join'], ['person/c', 'move']]), [], 1)
  expect(tree.boxes.map((box) => box.name)).toEqual(['Top', 'A', 'New'])
  expect(tree).toMatchObject({ drawn: 1, marked: 2 })
})
