import { jsPDF } from 'jspdf'
import bold from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url'
import regular from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url'
import type { Picture, Shape } from './picture'

/** A PDF's page ends at 200 inches; a larger picture is drawn smaller, which costs nothing, as it is made of lines. */
const largestPage = 14_400
const pointsPerPixel = 0.75

/**
 * The picture as a PDF of one page, fitted to it, made of lines and texts: it prints as crisply as the printer can,
 * and its names can be searched. Loaded when it is asked for, with its fonts.
 */
export async function pdfOf(picture: Picture): Promise<Blob> {
  const scale = Math.min(pointsPerPixel, largestPage / picture.width, largestPage / picture.height)
  const width = picture.width * scale
  const height = picture.height * scale
  const pdf = new jsPDF({ unit: 'pt', format: [width, height], orientation: width > height ? 'landscape' : 'portrait', compress: true })
  pdf.setProperties({ title: picture.title, creator: 'Rung' })
  await Promise.all([addFont(pdf, regular, 'normal'), addFont(pdf, bold, 'bold')])
  for (const shape of picture.shapes) draw(pdf, shape, scale)
  return pdf.output('blob')
}

async function addFont(pdf: jsPDF, url: string, style: 'normal' | 'bold'): Promise<void> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error('The font of the PDF could not be loaded from the server.')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  let text = ''
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192))
  pdf.addFileToVFS(`Inter-${style}.ttf`, btoa(text))
  pdf.addFont(`Inter-${style}.ttf`, 'Inter', style)
}

function draw(pdf: jsPDF, shape: Shape, scale: number): void {
  if (shape.kind === 'text') { drawText(pdf, shape, scale); return; }
  if (shape.stroke) {
    pdf.setDrawColor(shape.stroke)
    pdf.setLineWidth((shape.strokeWidth ?? 1) * scale)
    pdf.setLineDashPattern(shape.dash ? shape.dash.map((part) => part * scale) : [], 0)
  }
  if (shape.kind === 'rect') {
    if (shape.fill) pdf.setFillColor(shape.fill)
    const style = shape.fill ? (shape.stroke ? 'FD' : 'F') : 'S'
    const radius = Math.min(shape.radius, shape.width / 2, shape.height / 2) * scale
    pdf.roundedRect(shape.x * scale, shape.y * scale, shape.width * scale, shape.height * scale, radius, radius, style)
    return
  }
  const path: { op: string; c: number[] }[] = []
  let [x, y] = [0, 0]
  for (const stroke of shape.strokes) {
    if (stroke[0] === 'Q') {
      // A quadratic curve as the cubic one that PDF has.
      const [, cx, cy, toX, toY] = stroke
      const third = (from: number, control: number) => from + (2 / 3) * (control - from)
      path.push({ op: 'c', c: [third(x, cx), third(y, cy), third(toX, cx), third(toY, cy), toX, toY].map((v) => v * scale) })
      ;[x, y] = [toX, toY]
    } else {
      ;[x, y] = [stroke[1], stroke[2]]
      path.push({ op: stroke[0] === 'M' ? 'm' : 'l', c: [x * scale, y * scale] })
    }
  }
  pdf.path(path)
  pdf.stroke()
}

function drawText(pdf: jsPDF, shape: Extract<Shape, { kind: 'text' }>, scale: number): void {
  pdf.setFont('Inter', shape.bold ? 'bold' : 'normal')
  const align = shape.anchor === 'middle' ? 'center' : shape.anchor === 'end' ? 'right' : 'left'
  if (!hasGlyphs(pdf, shape.text)) { drawTextAsImage(pdf, shape, scale); return; }
  pdf.setFontSize(shape.size * scale)
  pdf.setTextColor(shape.fill)
  pdf.text(shape.text, shape.x * scale, shape.y * scale, { align })
}

/** Whether the font has all letters of a text; Inter has none of Asia's scripts. */
function hasGlyphs(pdf: jsPDF, text: string): boolean {
  const font: { metadata?: { cmap?: { unicode?: { codeMap?: Record<number, number> } } } } = pdf.getFont()
  const map = font.metadata?.cmap?.unicode?.codeMap
  return !map || Array.from(text).every((letter) => letter.codePointAt(0)! in map)
}

/** Letters that the font lacks are drawn by the browser, fine enough to be printed. */
function drawTextAsImage(pdf: jsPDF, shape: Extract<Shape, { kind: 'text' }>, scale: number): void {
  const fine = 6
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) return
  const font = `${shape.bold ? 600 : 400} ${shape.size * fine}px "Inter Variable", Inter, system-ui, sans-serif`
  context.font = font
  const width = Math.ceil(context.measureText(shape.text).width)
  canvas.width = Math.max(1, width)
  canvas.height = Math.ceil(shape.size * fine * 1.4)
  context.font = font
  context.fillStyle = shape.fill
  context.fillText(shape.text, 0, shape.size * fine)
  const left = shape.anchor === 'middle' ? shape.x - width / fine / 2 : shape.anchor === 'end' ? shape.x - width / fine : shape.x
  pdf.addImage(canvas, 'PNG', left * scale, (shape.y - shape.size) * scale, (width / fine) * scale, (canvas.height / fine) * scale)
}
