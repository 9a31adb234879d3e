import type { Size } from './camera'
import { firstInLayer, type Icicle } from './icicle'
import { cut } from './picture'

/** What of the icicle is seen: from x0 to x1, in people without reports, and the layers from `top` on. May be between two. */
export interface IcicleWindow {
  readonly x0: number
  readonly x1: number
  readonly top: number
}

/** Layers above the head of a window that stay in view: the way back up. */
const layersKept = 3

/** The whole of a subtree: its head's bar across the picture, and above it the nearest of its chain. */
export function windowOf(icicle: Icicle, head: number): IcicleWindow {
  if (head < 0) return { x0: 0, x1: Math.max(1, icicle.width), top: 0 }
  return { x0: icicle.start[head]!, x1: icicle.end[head]!, top: Math.max(0, icicle.depth[head]! - layersKept) }
}

export function windowBetween(from: IcicleWindow, to: IcicleWindow, t: number): IcicleWindow {
  const part = (a: number, b: number) => a + (b - a) * t
  return { x0: part(from.x0, to.x0), x1: part(from.x1, to.x1), top: part(from.top, to.top) }
}

/** Height of a layer: the layers of the window share the height, within what can be read. */
export function layerHeight(layers: number, height: number): number {
  return Math.floor(Math.max(24, Math.min(88, height / Math.max(1, layers))))
}

/** The first layer below everybody under a head; below everybody at all where there is none. */
export function lowestLayer(icicle: Icicle, head: number): number {
  if (head < 0) return icicle.layers
  let deepest = icicle.depth[head]!
  for (let i = head; i < icicle.subtreeEnd[head]!; i++) if (icicle.depth[i]! > deepest) deepest = icicle.depth[i]!
  return deepest + 1
}

export interface IciclePaint {
  /** Colour of a person as the index of `colors`; without an index, `plain`. */
  readonly colorOf: Int16Array | null
  readonly colors: readonly string[]
  readonly inks: readonly string[]
  readonly plain: string
  readonly plainInk: string
  readonly ground: string
  /** 1 for who stands back, by index of the colour; the last is who has none. */
  readonly faded: Uint8Array
  readonly names: readonly string[] | null
  readonly titles: readonly string[] | null
  readonly ring: string
}

/** Bars narrower than this are merged into strips of the colour that most of them have. */
const narrowest = 3
const font = '"Inter Variable", Inter, system-ui, sans-serif'

/**
 * Draws the bars in view. Wide ones stand apart and say who it is; where they become narrower than a few pixels, each
 * pixel shows the colour that most of its people have, so that a hundred thousand are drawn as fast as a thousand.
 */
export function paintIcicle(
  context: CanvasRenderingContext2D,
  icicle: Icicle,
  view: IcicleWindow,
  size: Size,
  rowHeight: number,
  paint: IciclePaint,
  marked: { readonly current: number; readonly selected: number },
): void {
  const scale = size.width / (view.x1 - view.x0)
  const measure = (text: string, textSize: number, bold: boolean) => {
    context.font = `${bold ? 600 : 400} ${textSize}px ${font}`
    return context.measureText(text).width
  }
  const firstLayer = Math.max(0, Math.floor(view.top - 1))
  const lastLayer = Math.min(icicle.layers - 1, Math.ceil(view.top + size.height / rowHeight))
  // How much of a strip each colour has, at its index plus one: whoever has none counts as well.
  const tally = new Float64Array(paint.colors.length + 1)
  const fadedOf = (value: number) => paint.faded[value < 0 ? paint.faded.length - 1 : value] === 1

  context.textBaseline = 'alphabetic'
  context.textAlign = 'left'
  for (let layer = firstLayer; layer <= lastLayer; layer++) {
    const y = (layer - view.top) * rowHeight
    if (y + rowHeight <= 0) continue
    const h = rowHeight - 1
    const end = icicle.layerStart[layer + 1]!
    let place = firstInLayer(icicle, layer, view.x0)
    while (place < end) {
      const person = icicle.byLayer[place]!
      if (icicle.start[person]! >= view.x1) break
      const x0 = (icicle.start[person]! - view.x0) * scale
      const x1 = (icicle.end[person]! - view.x0) * scale
      const value = paint.colorOf ? paint.colorOf[person]! : -1
      if (x1 - x0 >= narrowest) {
        const left = Math.max(0, x0)
        const width = Math.min(size.width, x1) - left - 1
        context.globalAlpha = fadedOf(value) ? 0.18 : 1
        context.fillStyle = value < 0 ? paint.plain : paint.colors[value]!
        context.fillRect(left, y, Math.max(1, width), h)
        if (width > 36 && paint.names) {
          context.fillStyle = value < 0 ? paint.plainInk : paint.inks[value]!
          if (fadedOf(value)) {
            context.globalAlpha = 0.6
            context.fillStyle = paint.plainInk
          }
          label(context, paint, person, left + 6, y, width - 10, h, measure)
        }
        place++
        continue
      }
      // A strip: as many bars as begin within the next few pixels.
      const until = Math.floor(x0) + narrowest
      let stripEnd = x1
      tally.fill(0)
      while (place < end) {
        const next = icicle.byLayer[place]!
        const from = (icicle.start[next]! - view.x0) * scale
        const to = (icicle.end[next]! - view.x0) * scale
        if (from >= until || to - from >= narrowest) break
        const nextValue = paint.colorOf ? paint.colorOf[next]! : -1
        const weight = (to - from) * (fadedOf(nextValue) ? 0.001 : 1)
        tally[nextValue + 1]! += weight
        stripEnd = to
        place++
      }
      let most = -1
      let best = tally[0]!
      for (let candidate = 0; candidate < paint.colors.length; candidate++) {
        if (tally[candidate + 1]! > best) {
          best = tally[candidate + 1]!
          most = candidate
        }
      }
      context.globalAlpha = fadedOf(most) ? 0.18 : 1
      context.fillStyle = most < 0 ? paint.plain : paint.colors[most]!
      context.fillRect(x0, y, Math.max(0.75, stripEnd - x0), h)
    }
  }
  context.globalAlpha = 1
  context.strokeStyle = paint.ring
  for (const [person, width] of [[marked.selected, 2], [marked.current, 2.5]] as const) {
    const ring = ringOf(icicle, view, rowHeight, size, person)
    if (!ring) continue
    context.lineWidth = width
    context.strokeRect(ring.x, ring.y, ring.width, ring.height)
  }
}

function label(
  context: CanvasRenderingContext2D,
  paint: IciclePaint,
  person: number,
  x: number,
  y: number,
  room: number,
  height: number,
  measure: (text: string, size: number, bold: boolean) => number,
): void {
  const name = cut(paint.names![person]!, 12, true, room, { measure })
  if (Array.from(name).length < 3) return
  const both = height >= 40
  context.font = `600 12px ${font}`
  context.fillText(name, x, y + (both ? height / 2 - 3 : height / 2 + 4))
  const title = paint.titles?.[person]
  if (!both || !title) return
  const second = cut(title, 11, false, room, { measure })
  context.font = `400 11px ${font}`
  context.fillText(second, x, y + height / 2 + 12)
}

/** The middle of a ring's line around a person's bar, on the screen; null where it is not in view. */
export function ringOf(icicle: Icicle, view: IcicleWindow, rowHeight: number, size: Size, person: number) {
  if (person < 0 || person >= icicle.count) return null
  const scale = size.width / (view.x1 - view.x0)
  const x0 = Math.max(1, (icicle.start[person]! - view.x0) * scale)
  const x1 = Math.min(size.width - 1, (icicle.end[person]! - view.x0) * scale)
  if (x1 < 0 || x0 > size.width) return null
  const width = Math.max(3, x1 - x0 - 1)
  return { x: x0 - (width === 3 ? 1 : 0), y: (icicle.depth[person]! - view.top) * rowHeight + 1, width, height: rowHeight - 3 }
}
