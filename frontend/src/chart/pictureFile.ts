import { canvasScale, channelsOf, hexOf } from '../ui/canvas'
import type { Paper, Picture } from './picture'

/** Fonts and colours of the page, for pictures. The host stands in the theme that the picture is to have. */
export function paperOf(host: HTMLElement): { paper: Paper; dispose: () => void } {
  const probe = document.createElement('i')
  host.append(probe)
  const context = document.createElement('canvas').getContext('2d')
  const known = new Map<string, string>()
  const ink = (color: string): string => {
    const before = known.get(color)
    if (before !== undefined) return before
    probe.style.color = ''
    probe.style.color = color
    const hex = hexOf(channelsOf(getComputedStyle(probe).color))
    known.set(color, hex)
    return hex
  }
  const measure = (text: string, size: number, bold: boolean): number => {
    if (!context) return text.length * size
    context.font = fontOf(size, bold)
    return context.measureText(text).width
  }
  return { paper: { ink, measure }, dispose: () => probe.remove() }
}

function fontOf(size: number, bold: boolean): string {
  return `${bold ? 600 : 400} ${size}px "Inter Variable", Inter, system-ui, sans-serif`
}

/** The picture as PNG, two pixels for one where the browser can hold that many. */
export async function pngOf(picture: Picture, scale = 2): Promise<Blob> {
  const { width, height } = picture
  const most = canvasScale(width, height, scale)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * most)
  canvas.height = Math.round(height * most)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser has no canvas.')
  context.scale(most, most)
  drawPicture(context, picture)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('The picture is too large for a PNG; export it as SVG or PDF.')
  return blob
}

function drawPicture(context: CanvasRenderingContext2D, picture: Picture): void {
  context.fillStyle = picture.background
  context.fillRect(0, 0, picture.width, picture.height)
  for (const shape of picture.shapes) {
    if (shape.kind === 'text') {
      context.font = fontOf(shape.size, shape.bold)
      context.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor
      context.fillStyle = shape.fill
      context.fillText(shape.text, shape.x, shape.y)
      continue
    }
    context.beginPath()
    if (shape.kind === 'rect') context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius)
    else {
      for (const stroke of shape.strokes) {
        if (stroke[0] === 'M') context.moveTo(stroke[1], stroke[2])
        else if (stroke[0] === 'L') context.lineTo(stroke[1], stroke[2])
        else context.quadraticCurveTo(stroke[1], stroke[2], stroke[3], stroke[4])
      }
    }
    if (shape.kind === 'rect' && shape.fill) {
      context.fillStyle = shape.fill
      context.fill()
    }
    if (shape.stroke) {
      context.strokeStyle = shape.stroke
      context.lineWidth = shape.strokeWidth ?? 1
      context.setLineDash([...(shape.dash ?? [])])
      context.stroke()
    }
  }
}
