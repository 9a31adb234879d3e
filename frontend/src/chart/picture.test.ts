import { describe, expect, it } from 'vitest'
import type { ChartBox } from './box'
import { layoutTree } from './layout'
import { chartPicture, cut, type Paper } from './picture'
import { svgOf } from './pictureSvg'

const paper: Paper = { ink: () => '#123456', measure: (text, size) => Array.from(text).length * size * 0.6 }

function person(ref: string, name: string, more: Partial<ChartBox> = {}): ChartBox {
  return { ref, kind: 'person', name, title: 'Engineer', level: null, direct: 0, openings: 0, total: 0, open: false, color: null, ...more }
}

const boxes = [
  person('a', 'Ada <Lovelace> & "Co"', { direct: 2, total: 7, level: { code: 'L4', band: 4, management: false } }),
  person('b', 'Bob', { dottedTo: ['c'] }),
  { ...person('c', ''), kind: 'opening' as const, title: 'Designer' },
]
const caption = {
  title: 'Tidewell',
  subtitle: 'As of 25 November 2026',
  legendTitle: 'Level',
  legend: [{ label: 'L4 Senior Product Manager', color: '#123456' }],
}

describe('chartPicture', () => {
  const picture = chartPicture(layoutTree([-1, 0, 0]), boxes, new Map(boxes.map((b, i) => [b.ref, i])), true, caption, paper)

  it('keeps everything on the page', () => {
    for (const shape of picture.shapes) {
      if (shape.kind === 'path') continue
      expect(shape.x).toBeGreaterThanOrEqual(0)
      expect(shape.y).toBeGreaterThanOrEqual(0)
      expect(shape.x).toBeLessThan(picture.width)
      expect(shape.y).toBeLessThan(picture.height)
    }
  })

  it('says title, day, legend, names and counts, and draws openings and dotted lines dashed', () => {
    const texts = picture.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))
    expect(texts).toEqual(
      expect.arrayContaining(['Tidewell', 'As of 25 November 2026', 'L4 Senior Product Manager', 'Bob', 'Designer', 'Opening', '2 · 7', 'L4']),
    )
    const dashed = picture.shapes.filter((shape) => shape.kind !== 'text' && shape.dash)
    expect(dashed.map((shape) => shape.kind).sort()).toEqual(['path', 'rect'])
  })

  it('becomes an SVG whose texts are escaped', () => {
    const svg = svgOf(picture)
    expect(svg).toContain(`width="${picture.width}"`)
    expect(svg).toContain('&lt;')
    expect(svg).not.toContain('<Lovelace>')
    expect(svg.match(/<rect /g)!.length).toBe(1 + picture.shapes.filter((s) => s.kind === 'rect').length)
  })
})

describe('cut', () => {
  it('leaves what fits, and ends the rest with an ellipsis', () => {
    expect(cut('Ada', 10, false, 100, paper)).toBe('Ada')
    expect(cut('Ada Lovelace', 10, false, 32, paper)).toBe('Ada…')
    expect(cut('Ada', 10, false, 1, paper)).toBe('…')
  })
})
