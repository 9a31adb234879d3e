import { svgNumber, svgText } from '../ui/svgText'
import type { Picture, Shape } from './picture'

/** Fonts of a picture, the page's first. */
export const svgFont = "'Inter', 'Inter Variable', 'Helvetica Neue', Arial, sans-serif"

/** The picture as an SVG file that needs nothing else: texts stay texts, in a font that every system has one like. */
export function svgOf(picture: Picture): string {
  const { width, height, title, background, shapes } = picture
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${svgFont}" role="img">`,
    `<title>${svgText(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    ...shapes.map(element),
    '</svg>',
    '',
  ].join('\n')
}

function element(shape: Shape): string {
  switch (shape.kind) {
    case 'rect':
      return `<rect x="${svgNumber(shape.x)}" y="${svgNumber(shape.y)}" width="${svgNumber(shape.width)}" height="${svgNumber(shape.height)}" rx="${shape.radius}" fill="${shape.fill ?? 'none'}"${edge(shape)}/>`
    case 'path':
      return `<path d="${shape.strokes.map(([letter, ...at]) => `${letter}${at.map(svgNumber).join(' ')}`).join('')}" fill="none"${edge(shape)}/>`
    case 'text':
      return `<text x="${svgNumber(shape.x)}" y="${svgNumber(shape.y)}" font-size="${shape.size}"${shape.bold ? ' font-weight="600"' : ''} fill="${shape.fill}"${shape.anchor === 'start' ? '' : ` text-anchor="${shape.anchor}"`}>${svgText(shape.text)}</text>`
  }
}

function edge(shape: { stroke?: string; strokeWidth?: number; dash?: readonly [number, number] }): string {
  if (!shape.stroke) return ''
  const dash = shape.dash ? ` stroke-dasharray="${shape.dash.join(' ')}"` : ''
  return ` stroke="${shape.stroke}" stroke-width="${shape.strokeWidth ?? 1}"${dash}`
}
