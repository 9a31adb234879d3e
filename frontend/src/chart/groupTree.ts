import type { Key } from '../org/drill'
import { measures, type Figures, type MeasureKey } from './groupMeasures'

export interface Group extends Figures {
  readonly keys: readonly Key[]
}

/** A group with the groups that it is divided into; the whole has no keys. */
export interface Node {
  readonly keys: readonly Key[]
  /** Null: nobody is in it on the day. */
  readonly figures: Figures | null
  /** The same on the day compared with; null: nobody, or no day is compared. */
  readonly before: Figures | null
  readonly parts: readonly Node[]
}

interface Draft {
  keys: readonly Key[]
  figures: Figures | null
  before: Figures | null
  parts: Map<string, Draft>
}

/** The groups of a roll-up as a tree, each level in the order of the answer; groups of the other day alone come last. */
export function treeOf(groups: readonly Group[], before: readonly Group[] | null): Node {
  const top: Draft = { keys: [], figures: null, before: null, parts: new Map() }
  const place = (keys: readonly Key[]): Draft => {
    let at = top
    keys.forEach((key, i) => {
      const name = key.value === null ? '' : `=${key.value}`
      let next = at.parts.get(name)
      if (!next) {
        next = { keys: keys.slice(0, i + 1), figures: null, before: null, parts: new Map() }
        at.parts.set(name, next)
      }
      at = next
    })
    return at
  }
  for (const group of groups) place(group.keys).figures = group
  for (const group of before ?? []) place(group.keys).before = group
  const built = (draft: Draft): Node => ({ keys: draft.keys, figures: draft.figures, before: draft.before, parts: [...draft.parts.values()].map(built) })
  return built(top)
}

/** How rows are sorted: by a measure, the greatest first or last; null: in the order of the answer. */
export interface Sort {
  readonly by: MeasureKey
  readonly descending: boolean
}

export function readSort(text: string | undefined): Sort | null {
  const key = text?.replace(/^-/, '')
  return key !== undefined && Object.hasOwn(measures, key) ? { by: key as MeasureKey, descending: text!.startsWith('-') } : null
}

export function writeSort(sort: Sort | null): string | undefined {
  return sort ? `${sort.descending ? '-' : ''}${sort.by}` : undefined
}

/** Sorted within each group, what is not known last. */
export function sorted(node: Node, sort: Sort | null): Node {
  if (!sort) return node
  const value = (one: Node) => (one.figures ? measures[sort.by].of(one.figures) : null)
  const parts = node.parts.map((part) => sorted(part, sort))
  parts.sort((a, b) => {
    const [x, y] = [value(a), value(b)]
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0)
    return sort.descending ? y - x : x - y
  })
  return { ...node, parts }
}

/** A row of the table: a group that is not divided further, a subtotal after its parts, or the total. */
export interface TableRow {
  readonly node: Node
  readonly kind: 'group' | 'subtotal' | 'total'
}

/** Every group, with subtotals after their parts and the total at the end. */
export function rowsOf(top: Node, dimensions: number): TableRow[] {
  const rows: TableRow[] = []
  const walk = (node: Node) => {
    for (const part of node.parts) walk(part)
    if (node.keys.length === dimensions) rows.push({ node, kind: 'group' })
    else if (node.keys.length > 0) rows.push({ node, kind: 'subtotal' })
  }
  walk(top)
  rows.push({ node: top, kind: 'total' })
  return rows
}

/** The groups that are not divided further, in the order of the rows. */
export function leavesOf(top: Node, dimensions: number): Node[] {
  return rowsOf(top, dimensions).flatMap(({ node, kind }) => (kind === 'group' ? [node] : []))
}

export function valueOf(figures: Figures | null, key: MeasureKey): number | null {
  return figures ? measures[key].of(figures) : measures[key].adds ? 0 : null
}
