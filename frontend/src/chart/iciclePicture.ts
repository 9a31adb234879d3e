import { firstInLayer, type Icicle } from './icicle'
import { cut, framed, type Caption, type Paper, type Picture, type Shape } from './picture'
import { lowestLayer, windowOf } from './paintIcicle'

export interface IcicleColors {
  readonly names: readonly string[]
  readonly titles: readonly string[]
  readonly colorOf: Int16Array | null
  readonly colors: readonly { readonly color: string; readonly ink: string }[]
  readonly faded: readonly boolean[]
}

const width = 1600
const rowHeight = 56
/** Narrower bars are drawn as one with their neighbours of the same colour. */
const narrowest = 1

/** The icicle as a picture of shapes, from the head down; the whole where there is none. */
export function iciclePicture(icicle: Icicle, head: number, look: IcicleColors, caption: Caption, paper: Paper): Picture {
  const { x0, x1, top } = windowOf(icicle, head)
  const bottom = lowestLayer(icicle, head)
  const scale = width / (x1 - x0)
  const shapes: Shape[] = []
  const plain = { color: 'var(--band-none)', ink: 'var(--band-none-text)' }
  for (let layer = top; layer < bottom; layer++) {
    const y = (layer - top) * rowHeight
    const end = icicle.layerStart[layer + 1]!
    for (let place = firstInLayer(icicle, layer, x0); place < end; ) {
      const person = icicle.byLayer[place]!
      if (icicle.start[person]! >= x1) break
      const value = look.colorOf?.[person] ?? -1
      const from = Math.max(x0, icicle.start[person]!)
      let to = Math.min(x1, icicle.end[person]!)
      place++
      const wide = (to - from) * scale >= narrowest
      while (!wide && place < end) {
        const next = icicle.byLayer[place]!
        const gone = (icicle.end[next]! - icicle.start[next]!) * scale >= narrowest || icicle.start[next]! !== to
        if (gone || icicle.start[next]! >= x1 || (look.colorOf?.[next] ?? -1) !== value) break
        to = Math.min(x1, icicle.end[next]!)
        place++
      }
      const { color, ink } = look.colors[value] ?? plain
      const back = look.faded[value < 0 ? look.faded.length - 1 : value] ?? false
      const gap = (to - from) * scale > 3 ? 1 : 0
      const barWidth = (to - from) * scale - gap
      shapes.push({
        kind: 'rect',
        x: (from - x0) * scale,
        y,
        width: Math.max(0.25, barWidth),
        height: rowHeight - 1,
        radius: 0,
        fill: back ? paper.ink('var(--sunken)') : paper.ink(color),
      })
      if (!wide || barWidth < 40) continue
      const fill = paper.ink(back ? 'var(--ink-2)' : ink)
      const x = (from - x0) * scale + 6
      const name = cut(look.names[person]!, 12, true, barWidth - 12, paper)
      const title = cut(look.titles[person]!, 11, false, barWidth - 12, paper)
      shapes.push({ kind: 'text', x, y: y + rowHeight / 2 - 3, text: name, size: 12, bold: true, fill, anchor: 'start' })
      if (title) shapes.push({ kind: 'text', x, y: y + rowHeight / 2 + 13, text: title, size: 11, bold: false, fill, anchor: 'start' })
    }
  }
  return framed(shapes, { x0: 0, y0: 0, x1: width, y1: (bottom - top) * rowHeight }, caption, paper)
}
