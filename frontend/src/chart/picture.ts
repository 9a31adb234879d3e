import { countsOf, hasBelow, headOf, lineOf, markWords, type ChartBox } from './box'
import type { Rect, TreeLayout } from './layout'
import { drawDotted, drawLinks, type Pen } from './links'
import { boxHeight, boxWidth, handleGap, handleHeight } from './measures'

/** One stroke of a path: a move, a line, or a quadratic curve with its control point. */
export type Stroke =
  | readonly ['M', number, number]
  | readonly ['L', number, number]
  | readonly ['Q', number, number, number, number]

/** What a picture is made of, in plain colours (`#rrggbb`), so that SVG, PDF and PNG show the same. */
export type Shape =
  | {
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly radius: number
      readonly fill?: string
      readonly stroke?: string
      readonly strokeWidth?: number
      readonly dash?: readonly [number, number]
    }
  | {
      readonly kind: 'path'
      readonly strokes: readonly Stroke[]
      readonly stroke: string
      readonly strokeWidth: number
      readonly dash?: readonly [number, number]
    }
  | {
      readonly kind: 'text'
      readonly x: number
      /** Of the baseline. */
      readonly y: number
      readonly text: string
      readonly size: number
      readonly bold: boolean
      readonly fill: string
      readonly anchor: 'start' | 'middle' | 'end'
    }

export interface Picture {
  readonly width: number
  readonly height: number
  readonly title: string
  readonly background: string
  readonly shapes: readonly Shape[]
}

/** What stands around the chart on an exported page. */
export interface Caption {
  readonly title: string
  /** Day that the picture is about, and whatever else a reader must know, in words. */
  readonly subtitle: string
  readonly legend: readonly { readonly label: string; readonly color: string }[]
  readonly legendTitle: string
}

/** Colours and widths that the picture takes from the page. */
export interface Paper {
  /** A CSS colour, `var(…)` included, as `#rrggbb`. */
  readonly ink: (color: string) => string
  /** Width of a text in pixels. */
  readonly measure: (text: string, size: number, bold: boolean) => number
}

const pageMargin = 40
const minimalWidth = 480

/** The chart as shown, all of it, with its title, day and legend. */
export function chartPicture(
  layout: TreeLayout,
  boxes: readonly ChartBox[],
  places: ReadonlyMap<string, number>,
  dotted: boolean,
  caption: Caption,
  paper: Paper,
): Picture {
  const handleRoom = handleGap + handleHeight
  const bounds: Rect = { ...layout.bounds, y1: layout.bounds.y1 + handleRoom }
  const shapes: Shape[] = []
  const line = paper.ink('var(--chart-line)')
  for (let i = 0; i < layout.count; i++) {
    if (layout.childStart[i] === layout.childStart[i + 1]) continue
    const pen = new StrokePen()
    drawLinks(pen, layout, i, { x0: -Infinity, y0: -Infinity, x1: Infinity, y1: Infinity })
    shapes.push({ kind: 'path', strokes: pen.strokes, stroke: line, strokeWidth: 1.25 })
  }
  for (let i = 0; i < layout.count; i++) pushBox(shapes, boxes[i]!, layout.x[i]!, layout.y[i]!, paper)
  if (dotted) {
    const pen = new StrokePen()
    boxes.forEach((box, i) => {
      for (const ref of box.dottedTo ?? []) {
        const to = places.get(ref)
        if (to !== undefined) drawDotted(pen, layout, i, to)
      }
    })
    if (pen.strokes.length > 0) {
      shapes.push({ kind: 'path', strokes: pen.strokes, stroke: paper.ink('var(--chart-dotted)'), strokeWidth: 1.5, dash: [1.5, 4] })
    }
  }
  return framed(shapes, bounds, caption, paper)
}

/** Puts shapes with known bounds on a page with a title above and a legend below. */
export function framed(shapes: readonly Shape[], bounds: Rect, caption: Caption, paper: Paper): Picture {
  const inner = Math.max(minimalWidth, bounds.x1 - bounds.x0)
  const width = inner + 2 * pageMargin
  const top = pageMargin + 64
  const text = paper.ink('var(--ink)')
  const quiet = paper.ink('var(--ink-2)')
  const placed = shapes.map((shape) => moved(shape, (width - (bounds.x1 - bounds.x0)) / 2 - bounds.x0, top - bounds.y0))
  placed.push(
    { kind: 'text', x: pageMargin, y: pageMargin + 20, text: cut(caption.title, 20, true, inner, paper), size: 20, bold: true, fill: text, anchor: 'start' },
    { kind: 'text', x: pageMargin, y: pageMargin + 42, text: cut(caption.subtitle, 13, false, inner, paper), size: 13, bold: false, fill: quiet, anchor: 'start' },
  )
  let y = top + bounds.y1 - bounds.y0 + 40
  if (caption.legend.length > 0) {
    placed.push({ kind: 'text', x: pageMargin, y, text: caption.legendTitle, size: 12, bold: true, fill: text, anchor: 'start' })
    y += 22
    let x = pageMargin
    for (const entry of caption.legend) {
      const wide = 18 + paper.measure(entry.label, 12, false)
      if (x > pageMargin && x + wide > width - pageMargin) {
        x = pageMargin
        y += 20
      }
      placed.push(
        { kind: 'rect', x, y: y - 10, width: 12, height: 12, radius: 3, fill: paper.ink(entry.color) },
        { kind: 'text', x: x + 18, y, text: entry.label, size: 12, bold: false, fill: text, anchor: 'start' },
      )
      x += wide + 20
    }
    y += 12
  }
  return { width: Math.ceil(width), height: Math.ceil(y - 12 + pageMargin), title: caption.title, background: paper.ink('var(--surface)'), shapes: placed }
}

function pushBox(shapes: Shape[], box: ChartBox, x: number, y: number, paper: Paper): void {
  const surface = paper.ink('var(--surface)')
  const fade = (color: string) => (box.faded ? mix(paper.ink(color), surface, 0.28) : paper.ink(color))
  const edge = box.mark ? `var(--chart-${box.mark})` : box.kind === 'opening' ? 'var(--edge)' : 'var(--chart-box-edge)'
  const dash = box.kind === 'opening' ? ([4, 3] as const) : box.mark === 'leave' ? ([2, 2] as const) : undefined
  shapes.push({ kind: 'rect', x, y, width: boxWidth, height: boxHeight, radius: 6, fill: surface, stroke: fade(edge), strokeWidth: box.mark ? 2 : 1, dash })
  if (box.color) shapes.push({ kind: 'rect', x: x + 4, y: y + 6, width: 3, height: boxHeight - 12, radius: 1.5, fill: fade(box.color) })
  let room = boxWidth - 22
  if (box.level) {
    const wide = paper.measure(box.level.code, 11, true) + 10
    const left = x + boxWidth - 10 - wide
    const fill = fade(`var(--band-${box.level.band})`)
    const ink = box.faded ? mix(paper.ink(`var(--band-${box.level.band}-text)`), fill, 0.5) : paper.ink(`var(--band-${box.level.band}-text)`)
    shapes.push({ kind: 'rect', x: left, y: y + 12, width: wide, height: 16, radius: 4, fill })
    if (box.level.management) {
      shapes.push({ kind: 'rect', x: left + 2, y: y + 14, width: wide - 4, height: 12, radius: 3, stroke: ink, strokeWidth: 1 })
    }
    shapes.push({ kind: 'text', x: left + wide / 2, y: y + 24, text: box.level.code, size: 11, bold: true, fill: ink, anchor: 'middle' })
    room -= wide + 6
  }
  const line = box.mark ? `${markWords[box.mark]} ${lineOf(box)}` : lineOf(box)
  shapes.push(
    { kind: 'text', x: x + 11, y: y + 24, text: cut(headOf(box), 13, true, room, paper), size: 13, bold: true, fill: fade('var(--ink)'), anchor: 'start' },
    { kind: 'text', x: x + 11, y: y + 41, text: cut(line, 12, false, boxWidth - 22, paper), size: 12, bold: false, fill: fade('var(--ink-2)'), anchor: 'start' },
  )
  if (!hasBelow(box)) return
  const counts = countsOf(box)
  const wide = paper.measure(counts, 11, false) + 16
  const middle = x + boxWidth / 2
  const handleY = y + boxHeight + handleGap
  shapes.push(
    { kind: 'rect', x: middle - wide / 2, y: handleY, width: wide, height: handleHeight, radius: 9, fill: surface, stroke: paper.ink('var(--chart-box-edge)'), strokeWidth: 1 },
    { kind: 'text', x: middle, y: handleY + 13, text: counts, size: 11, bold: false, fill: paper.ink('var(--ink-2)'), anchor: 'middle' },
  )
}

/** As much of a text as there is room for, with an ellipsis where it is not all. */
export function cut(text: string, size: number, bold: boolean, room: number, paper: Pick<Paper, 'measure'>): string {
  if (paper.measure(text, size, bold) <= room) return text
  const letters = Array.from(text)
  let low = 0
  let high = letters.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (paper.measure(`${letters.slice(0, middle).join('').trimEnd()}…`, size, bold) <= room) low = middle
    else high = middle - 1
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`
}

/** A part of the first of two colours (`#rrggbb`) in the second. */
function mix(color: string, ground: string, part: number): string {
  const channel = (at: number) => {
    const [a, b] = [color, ground].map((hex) => parseInt(hex.slice(at, at + 2), 16))
    return Math.round(a! * part + b! * (1 - part)).toString(16).padStart(2, '0')
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`
}

function moved(shape: Shape, dx: number, dy: number): Shape {
  if (shape.kind !== 'path') return { ...shape, x: shape.x + dx, y: shape.y + dy }
  return {
    ...shape,
    strokes: shape.strokes.map((s) =>
      s[0] === 'Q' ? ['Q', s[1] + dx, s[2] + dy, s[3] + dx, s[4] + dy] : [s[0], s[1] + dx, s[2] + dy],
    ),
  }
}

class StrokePen implements Pen {
  readonly strokes: Stroke[] = []
  moveTo(x: number, y: number): void {
    this.strokes.push(['M', x, y])
  }
  lineTo(x: number, y: number): void {
    this.strokes.push(['L', x, y])
  }
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.strokes.push(['Q', cx, cy, x, y])
  }
}
