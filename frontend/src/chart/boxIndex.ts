import type { Rect, TreeLayout } from './layout'
import { boxHeight, boxWidth, handleGap, handleHeight } from './measures'

/** Boxes by place: rows by their upper edge, and in each row boxes from left to right, both found by halving. */
export interface BoxIndex {
  readonly layout: TreeLayout
  readonly rowY: Float64Array
  /** Boxes of row r: `boxes[rowStart[r]]` up to, not including, `boxes[rowStart[r + 1]]`. */
  readonly rowStart: Int32Array
  readonly boxes: Int32Array
}

export function indexBoxes(layout: TreeLayout): BoxIndex {
  const { count, x, y } = layout
  const rowY = Float64Array.from(new Set(y)).sort()
  const rowOf = new Map<number, number>()
  rowY.forEach((value, row) => rowOf.set(value, row))
  const rowStart = new Int32Array(rowY.length + 1)
  for (let i = 0; i < count; i++) rowStart[rowOf.get(y[i]!)! + 1]!++
  for (let r = 0; r < rowY.length; r++) rowStart[r + 1]! += rowStart[r]!
  const next = rowStart.slice()
  const boxes = new Int32Array(count)
  for (let i = 0; i < count; i++) boxes[next[rowOf.get(y[i]!)!]!++] = i
  for (let r = 0; r < rowY.length; r++) {
    boxes.subarray(rowStart[r], rowStart[r + 1]).sort((a, b) => x[a]! - x[b]!)
  }
  return { layout, rowY, rowStart, boxes }
}

/** Boxes that are at least partly in the rectangle, row by row. */
export function boxesIn(index: BoxIndex, view: Rect): number[] {
  const { layout, rowY, rowStart, boxes } = index
  const result: number[] = []
  for (let r = lowerBound(rowY, 0, rowY.length, view.y0 - boxHeight); r < rowY.length && rowY[r]! <= view.y1; r++) {
    const end = rowStart[r + 1]!
    for (let k = firstAtX(index, r, view.x0 - boxWidth); k < end && layout.x[boxes[k]!]! <= view.x1; k++) {
      result.push(boxes[k]!)
    }
  }
  return result
}

/** What stands at a point: a box, or the handle that belongs to one. Null in the clear. */
export function hit(index: BoxIndex, x: number, y: number): { box: number; part: 'box' | 'handle' } | null {
  const below = handleGap + handleHeight
  const { layout, rowY, rowStart, boxes } = index
  for (let r = lowerBound(rowY, 0, rowY.length, y - boxHeight - below); r < rowY.length && rowY[r]! <= y; r++) {
    const k = firstAtX(index, r, x - boxWidth)
    if (k === rowStart[r + 1]! || layout.x[boxes[k]!]! > x) continue
    const box = boxes[k]!
    const down = y - rowY[r]!
    if (down <= boxHeight) return { box, part: 'box' }
    const fromMiddle = Math.abs(x - layout.x[box]! - boxWidth / 2)
    if (down <= boxHeight + below && fromMiddle <= handleReach) return { box, part: 'handle' }
  }
  return null
}

/** Half the width within which a press below a box means its handle. */
const handleReach = 44

function firstAtX(index: BoxIndex, row: number, x: number): number {
  const { layout, rowStart, boxes } = index
  let low = rowStart[row]!
  let high = rowStart[row + 1]!
  while (low < high) {
    const middle = (low + high) >> 1
    if (layout.x[boxes[middle]!]! < x) low = middle + 1
    else high = middle
  }
  return low
}

function lowerBound(values: Float64Array, from: number, to: number, least: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}
