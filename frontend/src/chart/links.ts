import type { Rect, TreeLayout } from './layout'
import { boxHeight, boxWidth, busRise, cornerRadius, handleGap, handleHeight, layerPitch, siblingGap } from './measures'

/** What a line is drawn with: a canvas, a `Path2D`, or the text of an SVG path. */
export interface Pen {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void
}

/** Collects the `d` of an SVG path, relative to an origin so that the numbers stay short. */
export class PathPen implements Pen {
  private text = ''

  constructor(
    private readonly originX = 0,
    private readonly originY = 0,
  ) {}

  moveTo(x: number, y: number): void {
    this.text += `M${x - this.originX} ${y - this.originY}`
  }

  lineTo(x: number, y: number): void {
    this.text += `L${x - this.originX} ${y - this.originY}`
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.text += `Q${cx - this.originX} ${cy - this.originY} ${x - this.originX} ${y - this.originY}`
  }

  toString(): string {
    return this.text
  }
}

/** For each box the rectangle that the lines to its children keep within; without children nothing is in it. */
export interface LinkBounds {
  readonly x0: Float64Array
  readonly x1: Float64Array
  readonly y1: Float64Array
}

export function linkBounds(layout: TreeLayout): LinkBounds {
  const { count, parents, x, y, stacked } = layout
  const x0 = new Float64Array(count).fill(Infinity)
  const x1 = new Float64Array(count).fill(-Infinity)
  const y1 = new Float64Array(count).fill(-Infinity)
  for (let i = 0; i < count; i++) {
    const p = parents[i]!
    if (p < 0) continue
    const entry = entryX(layout, i)
    const left = Math.min(entry, x[p]! + boxWidth / 2)
    const right = Math.max(stacked[i] ? x[i]! : entry, x[p]! + boxWidth / 2)
    if (left < x0[p]!) x0[p] = left
    if (right > x1[p]!) x1[p] = right
    const low = stacked[i] ? y[i]! + boxHeight / 2 : y[i]!
    if (low > y1[p]!) y1[p] = low
  }
  return { x0, x1, y1 }
}

/** Boxes whose lines to their children cross the rectangle, by a scan of three columns. */
export function parentsWithLinksIn(layout: TreeLayout, bounds: LinkBounds, view: Rect): number[] {
  const result: number[] = []
  const { count, y } = layout
  for (let i = 0; i < count; i++) {
    if (bounds.y1[i]! < view.y0 || y[i]! + boxHeight > view.y1) continue
    if (bounds.x1[i]! < view.x0 || bounds.x0[i]! > view.x1) continue
    result.push(i)
  }
  return result
}

/** Where the vertical part of a child's line stands: over the box's middle, or on the spine left of its stack. */
function entryX(layout: TreeLayout, child: number): number {
  return layout.stacked[child] ? layout.x[child]! - siblingGap / 2 : layout.x[child]! + boxWidth / 2
}

/**
 * Draws the lines from a box to its children: down from its handle, along a bus, and with a rounded corner down to
 * each child, or down the spine of each column of a stack. What lies wholly outside the view is left out, so that a
 * parent of thousands costs what is seen of it.
 */
export function drawLinks(pen: Pen, layout: TreeLayout, parent: number, view: Rect): void {
  const { x, y, stacked, children, childStart } = layout
  const from = childStart[parent]!
  const to = childStart[parent + 1]!
  if (from === to) return
  const middle = x[parent]! + boxWidth / 2
  const bus = y[parent]! + layerPitch - busRise
  let left = middle
  let right = middle
  for (let k = from; k < to; k++) {
    const child = children[k]!
    const entry = entryX(layout, child)
    if (stacked[child]) {
      // A column: its boxes follow one another, and share the spine.
      let end = k + 1
      while (end < to && stacked[children[end]!] && x[children[end]!] === x[child] && y[children[end]!]! > y[child]!) end++
      if (x[child]! >= view.x0 && entry <= view.x1) drawSpine(pen, layout, middle, bus, k, end, view)
      k = end - 1
    } else if (entry >= view.x0 && entry <= view.x1) {
      corner(pen, middle, bus, entry, y[child]!)
    }
    if (entry < left) left = entry + cornerRadius
    if (entry > right) right = entry - cornerRadius
  }
  pen.moveTo(middle, y[parent]! + boxHeight + handleGap + handleHeight)
  pen.lineTo(middle, bus)
  const busLeft = Math.max(left, view.x0)
  const busRight = Math.min(right, view.x1)
  if (busLeft < busRight) {
    pen.moveTo(busLeft, bus)
    pen.lineTo(busRight, bus)
  }
}

/** From the bus, coming from the side of `middle`, down to y. */
function corner(pen: Pen, middle: number, bus: number, entry: number, y: number): void {
  const reach = Math.min(cornerRadius, Math.abs(entry - middle))
  const side = entry < middle ? 1 : -1
  pen.moveTo(entry + side * reach, bus)
  pen.quadraticCurveTo(entry, bus, entry, bus + reach)
  pen.lineTo(entry, y)
}

function drawSpine(pen: Pen, layout: TreeLayout, middle: number, bus: number, from: number, to: number, view: Rect): void {
  const { x, y, children } = layout
  const spine = entryX(layout, children[from]!)
  const rowY = (k: number) => y[children[k]!]! + boxHeight / 2
  corner(pen, middle, bus, spine, Math.min(rowY(to - 1) - cornerRadius, Math.max(view.y1, bus + cornerRadius)))
  for (let k = from; k < to; k++) {
    const row = rowY(k)
    if (row < view.y0 || row - cornerRadius > view.y1) continue
    pen.moveTo(spine, row - cornerRadius)
    pen.quadraticCurveTo(spine, row, spine + cornerRadius, row)
    pen.lineTo(x[children[k]!]!, row)
  }
}

/** The one line from a box up to its parent: what lights when a chain is hovered. */
export function drawLinkUp(pen: Pen, layout: TreeLayout, child: number): void {
  const { x, y, parents, stacked } = layout
  const parent = parents[child]!
  if (parent < 0) return
  const middle = x[parent]! + boxWidth / 2
  const bus = y[parent]! + layerPitch - busRise
  const entry = entryX(layout, child)
  const reach = Math.min(cornerRadius, Math.abs(entry - middle))
  const side = entry < middle ? 1 : -1
  pen.moveTo(middle, y[parent]! + boxHeight + handleGap + handleHeight)
  pen.lineTo(middle, bus - reach)
  if (reach > 0) {
    pen.quadraticCurveTo(middle, bus, middle - side * Math.min(reach, Math.abs(entry - middle) / 2), bus)
    pen.lineTo(entry + side * Math.min(reach, Math.abs(entry - middle) / 2), bus)
    pen.quadraticCurveTo(entry, bus, entry, bus + reach)
  }
  if (stacked[child]) {
    const row = y[child]! + boxHeight / 2
    pen.lineTo(entry, row - cornerRadius)
    pen.quadraticCurveTo(entry, row, entry + cornerRadius, row)
    pen.lineTo(x[child]!, row)
  } else {
    pen.lineTo(entry, y[child]!)
  }
}

/** A dotted line: a curve between the nearer sides of two boxes, so that it is not taken for a solid one. */
export function drawDotted(pen: Pen, layout: TreeLayout, from: number, to: number): void {
  const { x, y } = layout
  const rightward = x[from]! <= x[to]!
  const startX = rightward ? x[from]! + boxWidth : x[from]!
  const endX = x[from]! === x[to]! ? startX : rightward ? x[to]! : x[to]! + boxWidth
  const startY = y[from]! + boxHeight / 2
  const endY = y[to]! + boxHeight / 2
  const middleY = (startY + endY) / 2
  const bend = x[from]! === x[to]! ? startX + boxWidth / 3 : (startX + endX) / 2
  pen.moveTo(startX, startY)
  pen.quadraticCurveTo(bend, startY, bend, middleY)
  pen.quadraticCurveTo(bend, endY, endX, endY)
}
