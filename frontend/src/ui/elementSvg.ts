import { canvasScale, channelsOf, hexOf } from './canvas'
import { svgNumber, svgText } from './svgText'

/** What is taken over of an SVG's own parts. */
const painted = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linejoin', 'opacity', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline'] as const

const margin = 24

/**
 * What an element shows as an SVG file that needs nothing else: the surfaces and lines of its parts, its texts line by
 * line, and the pictures in it. On white, in the light theme, whatever the page's is.
 */
export function svgOfElement(host: HTMLElement, title: string, about = ''): { svg: string; width: number; height: number } {
  const root = document.documentElement
  const theme = root.dataset.theme
  root.dataset.theme = 'light' // for as long as the colours are read, which is before anything is drawn
  try {
    const box = host.getBoundingClientRect()
    const head = about === '' ? 28 : 52
    const sheet: Sheet = { box, parts: [], right: box.width, bottom: box.height }
    draw(host, sheet)
    const [width, height] = [Math.ceil(sheet.right + 2 * margin), Math.ceil(sheet.bottom + 2 * margin + head)]
    const svg = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'Inter', 'Helvetica Neue', Arial, sans-serif" role="img">`,
      `<title>${svgText(title)}</title>`,
      `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
      `<text x="${margin}" y="${margin + 10}" font-size="16" font-weight="600" fill="#1c1f26">${svgText(title)}</text>`,
      ...(about === '' ? [] : [`<text x="${margin}" y="${margin + 32}" font-size="13" fill="#535861">${svgText(about)}</text>`]),
      `<g transform="translate(${margin} ${margin + head})">`,
      ...sheet.parts,
      '</g>',
      '</svg>',
      '',
    ].join('\n')
    return { svg, width, height }
  } finally {
    if (theme === undefined) delete root.dataset.theme
    else root.dataset.theme = theme
  }
}

/** What is drawn, and how far it goes: what a part scrolls is drawn too. */
interface Sheet {
  readonly box: DOMRect
  readonly parts: string[]
  right: number
  bottom: number
}

function reach(sheet: Sheet, right: number, bottom: number): void {
  sheet.right = Math.max(sheet.right, right)
  sheet.bottom = Math.max(sheet.bottom, bottom)
}

/** `bottom` is where an element above cuts off what goes on. */
function draw(element: Element, sheet: Sheet, bottom = Infinity): void {
  const { box, parts } = sheet
  const style = getComputedStyle(element)
  const at = element.getBoundingClientRect()
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0' || (at.width <= 1 && at.height <= 1)) return
  const [x, y] = [at.left - box.left, at.top - box.top]
  if (element instanceof SVGSVGElement) {
    reach(sheet, x + at.width, y + at.height)
    parts.push(`<svg x="${svgNumber(x)}" y="${svgNumber(y)}" width="${svgNumber(at.width)}" height="${svgNumber(at.height)}" overflow="visible">${[...element.children].map(inlined).join('')}</svg>`)
    return
  }
  const edge = Number.parseFloat(style.borderTopWidth)
  const boxed = edge > 0 && style.borderTopStyle !== 'none' && style.borderLeftStyle !== 'none' && Number.parseFloat(style.borderLeftWidth) > 0
  if (seen(style.backgroundColor) || boxed) {
    const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, at.height / 2)
    reach(sheet, x + at.width, y + at.height)
    parts.push(`<rect x="${svgNumber(x)}" y="${svgNumber(y)}" width="${svgNumber(at.width)}" height="${svgNumber(at.height)}" rx="${svgNumber(radius)}" fill="${seen(style.backgroundColor) ? color(style.backgroundColor) : 'none'}"${boxed ? ` stroke="${color(style.borderTopColor)}" stroke-width="${svgNumber(edge)}"` : ''}/>`)
  }
  const under = Number.parseFloat(style.borderBottomWidth)
  if (!boxed && under > 0 && style.borderBottomStyle !== 'none') {
    parts.push(`<line x1="${svgNumber(x)}" x2="${svgNumber(x + at.width)}" y1="${svgNumber(y + at.height)}" y2="${svgNumber(y + at.height)}" stroke="${color(style.borderBottomColor)}" stroke-width="${svgNumber(under)}"/>`)
  }
  const cut = style.overflowY === 'hidden' || style.overflowY === 'clip' ? Math.min(bottom, at.bottom - box.top) : bottom
  for (const child of element.childNodes) {
    if (child instanceof Element) draw(child, sheet, cut)
    else if (child.nodeType === Node.TEXT_NODE && child.textContent?.trim()) lines(child, style, sheet, cut)
  }
}

/** A text's lines, each where it stands. */
function lines(text: Node, style: CSSStyleDeclaration, sheet: Sheet, bottom: number): void {
  const { box, parts } = sheet
  const words = [...(text.textContent ?? '').matchAll(/\S+/g)]
  const size = Number.parseFloat(style.fontSize)
  const range = document.createRange()
  let line: { x: number; y: number; words: string[] } | null = null
  const end = () => {
    if (line && line.y <= bottom) parts.push(`<text x="${svgNumber(line.x)}" y="${svgNumber(line.y)}" font-size="${svgNumber(size)}" font-weight="${style.fontWeight}" fill="${color(style.color)}">${svgText(line.words.join(' '))}</text>`)
  }
  for (const word of words) {
    range.setStart(text, word.index)
    range.setEnd(text, word.index + word[0].length)
    const at = range.getBoundingClientRect()
    if (at.bottom - box.top <= bottom) reach(sheet, at.right - box.left, at.bottom - box.top)
    const baseline = at.bottom - box.top - (at.height - size) / 2 - size * 0.22
    if (line && Math.abs(line.y - baseline) < 2) line.words.push(word[0])
    else {
      end()
      line = { x: at.left - box.left, y: baseline, words: [word[0]] }
    }
  }
  end()
}

/** A part of an SVG with its looks written into it. */
function inlined(part: Element): string {
  const copy = part.cloneNode(true) as Element
  const pair = (from: Element, to: Element) => {
    const style = getComputedStyle(from)
    for (const name of painted) {
      const value = style.getPropertyValue(name)
      if (value !== '') to.setAttribute(name, name === 'fill' || name === 'stroke' ? (value === 'none' ? value : color(value)) : value)
    }
    for (const name of ['class', 'style', 'tabindex', 'role']) to.removeAttribute(name)
    for (const [i, child] of [...from.children].entries()) pair(child, to.children[i]!)
  }
  pair(part, copy)
  return new XMLSerializer().serializeToString(copy)
}

/** A computed colour as `#rrggbb`, or with its transparency as `rgba(…)`. */
function color(value: string): string {
  if (value.startsWith('url(')) return value
  const channels = channelsOf(value)
  const { r, g, b, a } = channels
  return a === 255 ? hexOf(channels) : `rgba(${r}, ${g}, ${b}, ${svgNumber(a / 255)})`
}

function seen(background: string): boolean {
  return background !== '' && background !== 'transparent' && !/(,|\/)\s*0\)$/.test(background)
}

/** An SVG file as PNG, two pixels for one. */
export async function pngOfSvg(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const scale = canvasScale(width, height, 2)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('The browser makes no PNG of this size.')
  return blob
}
