import type { MovementKind } from '../../api/gql/graphql'
import type { BoxMark, ChartBox } from '../../chart/box'

/** People of the organization as it would be, in columns, managers before their reports. */
export interface Outline {
  refs: readonly (string | number)[]
  names: readonly (string | number)[]
  titles: readonly (string | number)[]
  parents: readonly (string | number)[]
}

export interface Leaver {
  ref: string
  name: string
  title: string
  /** Whom the leaver reports to until then. */
  manager: string | null
}

export interface PreviewTree {
  boxes: ChartBox[]
  parents: number[]
  /** Marked people who are drawn, and in all. */
  drawn: number
  marked: number
}

const marks: Partial<Record<MovementKind, BoxMark>> = { JOINED: 'join', MOVED: 'move', LEFT: 'leave' }

/** What happens to each person: whoever joins also gets a manager, which is no move. */
export function marksOf(movements: readonly { ref: string; kind: MovementKind }[]): Map<string, BoxMark> {
  const of = new Map<string, BoxMark>()
  for (const { ref, kind } of movements) {
    const mark = marks[kind]
    if (mark && of.get(ref) !== 'join') of.set(ref, mark)
  }
  return of
}

/** Those who are marked, at most so many, with everybody above them: the part of the tree that a change is about. */
export function previewTree(outline: Outline, marked: ReadonlyMap<string, BoxMark>, leavers: readonly Leaver[], most: number): PreviewTree {
  const refs = outline.refs as readonly string[]
  const above = outline.parents as readonly number[]
  const { direct, total } = countBelow(above)
  const wanted = new Set<number>()
  let drawn = 0
  for (let i = 0; i < refs.length && drawn < most; i++) {
    if (!marked.has(refs[i]!)) continue
    drawn++
    for (let at = i; at >= 0 && !wanted.has(at); at = above[at]!) wanted.add(at)
  }
  const gone = leavers.filter((leaver) => marked.get(leaver.ref) === 'leave').slice(0, Math.max(0, most - drawn))
  drawn += gone.length
  const places = new Map(refs.map((ref, i) => [ref, i]))
  const goneBelow = new Map<number, Leaver[]>()
  for (const leaver of gone) {
    const at = leaver.manager === null ? -1 : (places.get(leaver.manager) ?? -1)
    goneBelow.set(at, [...(goneBelow.get(at) ?? []), leaver])
    for (let up = at; up >= 0 && !wanted.has(up); up = above[up]!) wanted.add(up)
  }

  const boxes: ChartBox[] = []
  const parents: number[] = []
  const put = (ref: string, name: string, title: string, parent: number, counts: { direct: number; total: number }) => {
    const mark = marked.get(ref)
    boxes.push({ ref, kind: 'person', name, title, level: null, openings: 0, open: true, color: null, ...counts, ...(mark && { mark }) })
    parents.push(parent)
    return boxes.length - 1
  }
  const putLeavers = (at: number, parent: number) => {
    for (const { ref, name, title } of goneBelow.get(at) ?? []) put(ref, name, title, parent, { direct: 0, total: 0 })
  }
  const boxOf = new Map<number, number>()
  for (let i = 0; i < refs.length; i++) {
    if (!wanted.has(i)) continue
    const box = put(refs[i]!, String(outline.names[i]), String(outline.titles[i]), boxOf.get(above[i]!) ?? -1, { direct: direct[i]!, total: total[i]! })
    boxOf.set(i, box)
    putLeavers(i, box)
  }
  putLeavers(-1, -1)
  return { boxes, parents, drawn, marked: marked.size }
}

function countBelow(parents: readonly number[]): { direct: Int32Array; total: Int32Array } {
  const direct = new Int32Array(parents.length)
  const total = new Int32Array(parents.length)
  for (let i = parents.length - 1; i >= 0; i--) {
    const parent = parents[i]!
    if (parent < 0) continue
    direct[parent]!++
    total[parent]! += total[i]! + 1
  }
  return { direct, total }
}
