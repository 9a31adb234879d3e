import { scaleLinear } from 'd3-scale'
import type { Key } from '../org/drill'
import { categorySwatch, orderedSwatch } from '../ui/palette'
import { measures, type MeasureKey } from './groupMeasures'
import { leavesOf, valueOf, type Node } from './groupTree'
import type { Paper, Shape } from './picture'

/** A part of a picture that stands for a group: where it is, and what it says. */
export interface Mark {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly keys: readonly Key[]
  readonly words: string
}

export interface Drawn {
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
  readonly marks: readonly Mark[]
  /** Groups that the picture has no room for. */
  readonly left: number
}

/** What is pictured. */
export interface Subject {
  readonly tree: Node
  readonly dimensions: number
  readonly measure: MeasureKey
  /** Whether the other day is shown beside. */
  readonly compared: boolean
  readonly width: number
  readonly paper: Paper
}

/** The most bars, rows or columns of a picture: more are read in the table. */
export const mostMarks = 60

const line = 24
const size = 13
const gap = 8

export function wordsOfKeys(keys: readonly Key[]): string {
  return keys.map((key) => key.label).join(', ') || 'All'
}

function text(x: number, y: number, words: string, fill: string, anchor: 'start' | 'middle' | 'end' = 'start', bold = false): Shape {
  return { kind: 'text', x, y, text: words, size, bold, fill, anchor }
}

function rect(x: number, y: number, width: number, height: number, fill: string, stroke?: string): Shape {
  return { kind: 'rect', x, y, width, height, radius: 1, fill, ...(stroke ? { stroke, strokeWidth: 1 } : {}) }
}

/** A text cut to a width, with a sign that it is. */
function cut(words: string, width: number, measure: Paper['measure']): string {
  if (measure(words, size, false) <= width) return words
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measure(`${words.slice(0, middle)}…`, size, false) <= width) low = middle
    else high = middle - 1
  }
  return `${words.slice(0, low)}…`
}

/** Room for the labels at the side: what the longest takes, at most a third. */
function side(labels: readonly string[], { width, paper }: Subject): number {
  return Math.ceil(Math.min(Math.max(0, ...labels.map((words) => paper.measure(words, size, false))) + gap, width / 3))
}

function said(node: Node, subject: Subject): string {
  const { of, format, words } = measures[subject.measure]
  const now = node.figures ? of(node.figures) : null
  const before = node.before ? of(node.before) : null
  const shown = now === null ? 'none' : format(now)
  return `${wordsOfKeys(node.keys)}: ${words.toLowerCase()} ${shown}${subject.compared ? `, ${before === null ? 'none' : format(before)} before` : ''}`
}

/** A horizontal bar for each group, with the bar of the other day below it. */
export function barPicture(subject: Subject): Drawn {
  const { paper, width, measure, compared } = subject
  const all = leavesOf(subject.tree, subject.dimensions)
  const leaves = all.slice(0, mostMarks)
  const labels = leaves.map((node) => wordsOfKeys(node.keys))
  const left = side(labels, subject)
  const { format } = measures[measure]
  const values = leaves.map((node) => valueOf(node.figures, measure))
  const before = leaves.map((node) => valueOf(node.before, measure))
  const numbers = [...values, ...(compared ? before : [])].flatMap((value) => (value === null ? [] : [format(value)]))
  const right = Math.ceil(Math.max(24, ...numbers.map((words) => paper.measure(words, size, false)))) + gap
  const x = scaleLinear().domain([0, Math.max(1e-9, ...values.map((value) => value ?? 0), ...(compared ? before.map((value) => value ?? 0) : []))]).range([0, Math.max(24, width - left - right - gap)])
  const row = compared ? line + 10 : line
  const shapes: Shape[] = []
  const marks: Mark[] = []
  leaves.forEach((node, i) => {
    const y = i * row
    const value = values[i] ?? null
    shapes.push(text(left - gap, y + 17, cut(labels[i]!, left - gap, paper.measure), paper.ink('var(--ink)'), 'end'))
    shapes.push(rect(left, y + 4, Math.max(value === null || value === 0 ? 0 : 1, x(value ?? 0)), 16, paper.ink('var(--band-5)')))
    shapes.push(text(left + x(value ?? 0) + 6, y + 17, value === null ? '–' : format(value), paper.ink('var(--ink-2)')))
    if (compared) shapes.push(rect(left, y + 22, x(before[i] ?? 0), 5, paper.ink('var(--mark-weak)')))
    marks.push({ x: 0, y, width, height: row, keys: node.keys, words: said(node, subject) })
  })
  return { width, height: Math.max(1, leaves.length) * row, shapes, marks, left: all.length - leaves.length }
}

/** A row for each value of the first dimension, divided by the values of the second. */
export function stackedPicture(subject: Subject): Drawn {
  const { paper, width, measure } = subject
  const rows = subject.tree.parts.slice(0, mostMarks)
  const labels = rows.map((node) => wordsOfKeys(node.keys))
  const left = side(labels, subject)
  const columns = columnsOf(rows)
  const { format } = measures[measure]
  const total = (node: Node) => node.parts.reduce((sum, part) => sum + (valueOf(part.figures, measure) ?? 0), 0)
  const right = 48
  const x = scaleLinear().domain([0, Math.max(1e-9, ...rows.map(total))]).range([0, Math.max(24, width - left - right - gap)])
  const shapes: Shape[] = []
  const marks: Mark[] = []
  const legend = legendShapes(columns, width, paper)
  shapes.push(...legend.shapes)
  rows.forEach((node, i) => {
    const y = legend.height + i * line
    shapes.push(text(left - gap, y + 17, cut(labels[i]!, left - gap, paper.measure), paper.ink('var(--ink)'), 'end'))
    let at = left
    for (const [column, key] of columns.entries()) {
      const part = node.parts.find((one) => one.keys[1]?.value === key.value)
      const value = part ? (valueOf(part.figures, measure) ?? 0) : 0
      if (!part || value <= 0) continue
      const swatch = categorySwatch(column)
      shapes.push(rect(at, y + 4, Math.max(1, x(value)), 16, swatch.fillHex))
      const words = format(value)
      if (x(value) > paper.measure(words, size, false) + 6) shapes.push(text(at + x(value) / 2, y + 17, words, swatch.textHex, 'middle'))
      marks.push({ x: at, y: y + 4, width: Math.max(2, x(value)), height: 16, keys: part.keys.slice(0, 2), words: said(part, subject) })
      at += x(value)
    }
    shapes.push(text(at + 6, y + 17, format(total(node)), paper.ink('var(--ink-2)')))
  })
  return { width, height: legend.height + Math.max(1, rows.length) * line, shapes, marks, left: subject.tree.parts.length - rows.length }
}

/** The values of the second dimension, in the order in which they are first met in the rows. */
function columnsOf(rows: readonly Node[]): Key[] {
  const found = new Map<string | null, Key>()
  // The order of the answer is that of the values; a row that lacks one does not tell it, the longest does best.
  for (const node of [...rows].sort((a, b) => b.parts.length - a.parts.length)) {
    for (const part of node.parts) {
      const key = part.keys[1]
      if (key && !found.has(key.value)) found.set(key.value, key)
    }
  }
  return [...found.values()].sort((a, b) => (a.value === null ? 1 : 0) - (b.value === null ? 1 : 0))
}

function legendShapes(columns: readonly Key[], width: number, paper: Paper): { shapes: Shape[]; height: number } {
  const shapes: Shape[] = []
  let [x, y] = [0, 0]
  for (const [i, key] of columns.entries()) {
    const room = paper.measure(key.label, size, false) + 34
    if (x > 0 && x + room > width) {
      x = 0
      y += line
    }
    shapes.push(rect(x, y + 5, 12, 12, categorySwatch(i).fillHex))
    shapes.push(text(x + 18, y + 16, key.label, paper.ink('var(--ink-2)')))
    x += room
  }
  return { shapes, height: y + line + gap }
}

/** Rows of the first dimension and columns of the second; the darker a cell, the greater its number. */
export function heatPicture(subject: Subject): Drawn {
  const { paper, width, measure } = subject
  const rows = subject.tree.parts.slice(0, mostMarks)
  const labels = rows.map((node) => wordsOfKeys(node.keys))
  const left = side(labels, subject)
  const all = columnsOf(rows)
  const columns = all.slice(0, mostMarks)
  const cell = Math.max(36, Math.min(120, (width - left) / Math.max(1, columns.length)))
  const { format } = measures[measure]
  const value = (node: Node, key: Key) => {
    const part = node.parts.find((one) => one.keys[1]?.value === key.value)
    return part ? { part, value: valueOf(part.figures, measure) } : null
  }
  const most = Math.max(1e-9, ...rows.flatMap((node) => columns.map((key) => value(node, key)?.value ?? 0)))
  const steps = 7
  const shapes: Shape[] = []
  const marks: Mark[] = []
  const head = line
  columns.forEach((key, i) => shapes.push(text(left + i * cell + cell / 2, 16, cut(key.label, cell - 6, paper.measure), paper.ink('var(--ink-2)'), 'middle')))
  rows.forEach((node, row) => {
    const y = head + row * line
    shapes.push(text(left - gap, y + 17, cut(labels[row]!, left - gap, paper.measure), paper.ink('var(--ink)'), 'end'))
    columns.forEach((key, column) => {
      const found = value(node, key)
      const x = left + column * cell
      if (!found || found.value === null || found.value === 0) {
        shapes.push(rect(x + 1, y + 1, cell - 2, line - 2, paper.ink('var(--sunken)')))
        return
      }
      const swatch = orderedSwatch(Math.min(steps - 1, Math.floor((found.value / most) * steps)), steps)
      shapes.push(rect(x + 1, y + 1, cell - 2, line - 2, swatch.fillHex))
      shapes.push(text(x + cell / 2, y + 17, cut(format(found.value), cell - 6, paper.measure), swatch.textHex, 'middle'))
      marks.push({ x: x + 1, y: y + 1, width: cell - 2, height: line - 2, keys: found.part.keys.slice(0, 2), words: said(found.part, subject) })
    })
  })
  return { width: Math.max(width, left + columns.length * cell), height: head + Math.max(1, rows.length) * line, shapes, marks, left: subject.tree.parts.length - rows.length + all.length - columns.length }
}

/** Upright bars of the first dimension in its own order; of numbers, those without anybody have a place too. */
export function histogramPicture(subject: Subject & { readonly numbers: boolean }): Drawn {
  const { paper, width, measure } = subject
  const known = subject.tree.parts.filter((node) => node.keys[0]?.value !== null)
  const places: (Node | string)[] = subject.numbers ? everyNumber(known) : known
  const shown = places.slice(0, mostMarks)
  const height = 220
  const { format } = measures[measure]
  const value = (place: Node | string) => (typeof place === 'string' ? 0 : (valueOf(place.figures, measure) ?? 0))
  const y = scaleLinear().domain([0, Math.max(1e-9, ...shown.map(value))]).range([0, height - 56]).nice(4)
  const shapes: Shape[] = []
  const marks: Mark[] = []
  const base = height - 28
  const ticks = y.ticks(4).filter((tick, i, all) => i === 0 || format(tick) !== format(all[i - 1]!))
  const left = Math.ceil(Math.max(24, ...ticks.map((tick) => paper.measure(format(tick), size, false)))) + gap
  const step = (width - left) / Math.max(1, shown.length)
  for (const tick of ticks) {
    shapes.push({ kind: 'path', strokes: [['M', left, base - y(tick)], ['L', width, base - y(tick)]], stroke: paper.ink('var(--hairline)'), strokeWidth: 1 })
    shapes.push(text(left - gap, base - y(tick) + 4, format(tick), paper.ink('var(--ink-2)'), 'end'))
  }
  shown.forEach((place, i) => {
    const x = left + i * step
    const label = typeof place === 'string' ? place : (place.keys[0]?.label ?? '')
    const tall = y(value(place))
    if (tall > 0) shapes.push(rect(x + step * 0.08, base - tall, step * 0.84, tall, paper.ink('var(--band-5)')))
    const shortened = cut(label, step - 2, paper.measure)
    if (shortened !== '…') shapes.push(text(x + step / 2, height - 10, shortened, paper.ink('var(--ink-2)'), 'middle'))
    if (typeof place !== 'string') marks.push({ x, y: 0, width: step, height, keys: place.keys, words: said(place, subject) })
  })
  return { width, height, shapes, marks, left: places.length - shown.length }
}

/** The groups of whole numbers with a place for each number between them. */
function everyNumber(known: readonly Node[]): (Node | string)[] {
  const numbers = known.map((node) => Number(node.keys[0]?.value))
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  if (known.length === 0 || !Number.isFinite(high - low) || high - low > 500) return [...known]
  return Array.from({ length: high - low + 1 }, (_, i) => known.find((node) => Number(node.keys[0]?.value) === low + i) ?? String(low + i))
}
