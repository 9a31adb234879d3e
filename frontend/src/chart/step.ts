import type { TreeLayout } from './layout'

/** Where a key leads from a box. */
export type Step = 'up' | 'down' | 'left' | 'right' | 'top' | 'last'

/**
 * The box that a step leads to; the same one where there is none. Left and right go to the sibling before and after,
 * and on to the cousin beyond the last of them; in a stack up and down go along the column first. Down goes to the
 * first child, up to the parent.
 */
export function step(layout: TreeLayout, box: number, way: Step): number {
  switch (way) {
    case 'top':
      return 0
    case 'last':
      return Math.max(0, layout.count - 1)
    case 'up':
      return above(layout, box)
    case 'down':
      return below(layout, box)
    case 'left':
      return beside(layout, box, -1)
    case 'right':
      return beside(layout, box, 1)
  }
}

/** The children of a box's parent, or all top boxes, and the box's place among them. */
export function siblingsOf(layout: TreeLayout, box: number): { siblings: Int32Array; place: number } {
  const { parents, childStart, children, count } = layout
  const parent = parents[box]!
  const siblings =
    parent >= 0
      ? children.subarray(childStart[parent], childStart[parent + 1])
      : children.subarray(childStart[count], children.length)
  return { siblings, place: siblings.indexOf(box) }
}

function above(layout: TreeLayout, box: number): number {
  const { siblings, place } = siblingsOf(layout, box)
  if (layout.stacked[box] && place > 0 && layout.x[siblings[place - 1]!] === layout.x[box]) return siblings[place - 1]!
  return layout.parents[box]! >= 0 ? layout.parents[box]! : box
}

function below(layout: TreeLayout, box: number): number {
  const first = layout.childStart[box]!
  if (first < layout.childStart[box + 1]!) return layout.children[first]!
  if (!layout.stacked[box]) return box
  const { siblings, place } = siblingsOf(layout, box)
  const next = siblings[place + 1]
  return next !== undefined && layout.x[next] === layout.x[box] && layout.stacked[next] ? next : box
}

function beside(layout: TreeLayout, box: number, by: 1 | -1): number {
  const { siblings, place } = siblingsOf(layout, box)
  const { x, y } = layout
  // The nearest sibling to that side: in the same row if there is one, else in the next column or block.
  let best = -1
  for (let k = place + by; k >= 0 && k < siblings.length; k += by) {
    const other = siblings[k]!
    if ((x[other]! - x[box]!) * by <= 0) continue
    if (best >= 0 && x[other] !== x[best]) break
    if (best < 0 || Math.abs(y[other]! - y[box]!) < Math.abs(y[best]! - y[box]!)) best = other
  }
  return best >= 0 ? best : cousin(layout, box, by)
}

/** The nearest box of the same layer beyond the siblings. */
function cousin(layout: TreeLayout, box: number, by: 1 | -1): number {
  const { depth, count } = layout
  for (let i = box + by; i >= 0 && i < count; i += by) {
    if (depth[i] === depth[box] && layout.parents[i] !== layout.parents[box]) return i
  }
  return box
}
