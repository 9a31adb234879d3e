import type { ChartBox } from './box'
import { boxesIn, type BoxIndex } from './boxIndex'
import { viewOf, type Camera, type Detail, type Size } from './camera'
import type { Inks } from './inks'
import { drawLinks, parentsWithLinksIn, type LinkBounds } from './links'
import { boxHeight, boxWidth } from './measures'

/** Positions that boxes come from while a branch unfolds; t goes from 0 to 1. */
export interface Unfolding {
  readonly fromX: Float64Array
  readonly fromY: Float64Array
  readonly t: number
}

/** Fits a canvas to the pixels of the screen, so that nothing on it is blurred. */
export function prepareCanvas(canvas: HTMLCanvasElement, size: Size): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio || 1
  const width = Math.max(1, Math.round(size.width * ratio))
  const height = Math.max(1, Math.round(size.height * ratio))
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width
    canvas.height = height
  }
  const context = canvas.getContext('2d')
  context?.setTransform(ratio, 0, 0, ratio, 0, 0)
  context?.clearRect(0, 0, size.width, size.height)
  return context
}

export interface Painting {
  readonly index: BoxIndex
  readonly links: LinkBounds
  readonly boxes: readonly ChartBox[]
  readonly inks: Inks
}

/** How strongly what the legend filters away, or what is faded for another reason, is still drawn. */
const fadedStrength = 0.25

/** Draws the chart zoomed out, where boxes are chips or tiles: far more of them than a page has room for as elements. */
export function paintChart(
  context: CanvasRenderingContext2D,
  painting: Painting,
  camera: Camera,
  size: Size,
  detail: Exclude<Detail, 'text'>,
  unfolding?: Unfolding,
): void {
  const { index, links, boxes, inks } = painting
  const { layout } = index
  const view = viewOf(camera, size, 40)
  const { k } = camera
  const t = unfolding?.t ?? 1

  context.strokeStyle = inks.of('var(--chart-line)')
  context.lineWidth = 1
  context.globalAlpha = t
  context.beginPath()
  const pen = scaledPen(context, camera)
  for (const parent of parentsWithLinksIn(layout, links, view)) drawLinks(pen, layout, parent, view)
  context.stroke()

  const radius = Math.min(6, 6 * Math.sqrt(k))
  const surface = inks.of('var(--surface)')
  const edge = inks.of('var(--chart-box-edge)')
  const plain = inks.of('var(--mark-weak)')
  const w = boxWidth * k
  const h = boxHeight * k
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.font = `600 ${Math.max(8, Math.min(13, h * 0.62))}px "Inter Variable", Inter, system-ui, sans-serif`
  for (const i of boxesIn(index, view)) {
    const box = boxes[i]!
    const left = layout.x[i]!
    const top = layout.y[i]!
    const px = unfolding ? unfolding.fromX[i]! + (left - unfolding.fromX[i]!) * t : left
    const py = unfolding ? unfolding.fromY[i]! + (top - unfolding.fromY[i]!) * t : top
    const x = px * k + camera.x
    const y = py * k + camera.y
    context.globalAlpha = box.faded ? fadedStrength : 1
    const fill = box.color ? inks.of(box.color) : null
    context.beginPath()
    if (detail === 'tile' && h < 6) context.rect(x, y, w, h)
    else context.roundRect(x, y, w, h, radius)
    if (box.kind === 'opening') {
      context.fillStyle = surface
      context.fill()
      context.setLineDash([Math.max(2, 4 * k), Math.max(2, 3 * k)])
      context.strokeStyle = inks.of('var(--edge)')
      context.stroke()
      context.setLineDash([])
      continue
    }
    if (detail === 'tile') {
      context.fillStyle = fill ?? plain
      context.fill()
    } else {
      context.fillStyle = surface
      context.fill()
      context.strokeStyle = edge
      context.stroke()
      paintChip(context, box, fill, inks, x, y, w, h)
    }
    if (box.mark) {
      context.fillStyle = inks.of(`var(--chart-${box.mark})`)
      context.fillRect(x, y, Math.max(2, 6 * k), h)
    }
  }
  context.globalAlpha = 1
}

/** The level's chip as large as the box; what else the box is coloured by is an edge at its left, as it is close by. */
function paintChip(
  context: CanvasRenderingContext2D,
  box: ChartBox,
  fill: string | null,
  inks: Inks,
  x: number,
  y: number,
  w: number,
  h: number,
): void {
  const inset = 2
  const edge = Math.max(2, w * 0.06)
  if (fill) {
    context.fillStyle = fill
    context.fillRect(x + inset, y + inset, edge, h - 2 * inset)
  }
  if (!box.level) return
  const left = x + inset + (fill ? edge + 1 : 0)
  const width = x + w - inset - left
  context.fillStyle = inks.of(`var(--band-${box.level.band})`)
  context.beginPath()
  context.roundRect(left, y + inset, width, h - 2 * inset, 2)
  context.fill()
  context.fillStyle = inks.of(`var(--band-${box.level.band}-text)`)
  context.fillText(box.level.code, left + width / 2, y + h / 2 + 0.5, width - 2)
}

/** Draws in the picture's measures onto the screen, so that lines stay one pixel wide at any zoom. */
function scaledPen(context: CanvasRenderingContext2D, camera: Camera) {
  const { x: dx, y: dy, k } = camera
  return {
    moveTo: (x: number, y: number) => context.moveTo(x * k + dx, y * k + dy),
    lineTo: (x: number, y: number) => context.lineTo(x * k + dx, y * k + dy),
    quadraticCurveTo: (cx: number, cy: number, x: number, y: number) =>
      context.quadraticCurveTo(cx * k + dx, cy * k + dy, x * k + dx, y * k + dy),
  }
}
