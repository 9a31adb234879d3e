import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bandColors, textOn } from './bands'
import { contrast, css, hex, linearRgb, type Oklch } from './color'
import { seenApart, type Vision } from './colorVision'
import { categoryColors, orderedColors } from './palette'

const visions: Vision[] = ['normal', 'protanopia', 'deuteranopia', 'tritanopia']
const tokens = new Map<string, string>()
for (const [, name = '', value = ''] of readFileSync(new URL('tokens.css', import.meta.url), 'utf8').matchAll(/--([\w-]+): ([^;]+);/g)) {
  tokens.set(name, value)
}

/** A token's colour in a theme. */
function token(name: string, theme: 'light' | 'dark'): Oklch {
  const colors = [...(tokens.get(name) ?? '').matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)]
  const found = theme === 'dark' ? colors.at(-1) : colors[0]
  if (!found) throw new Error(`tokens.css has no colour --${name}`)
  return { l: Number(found[1]), c: Number(found[2]), h: Number(found[3]) }
}

const inGamut = (color: Oklch) => linearRgb(color).every((part) => part > -0.002 && part < 1.002)

describe('the scale over the bands', () => {
  it('is the same in tokens.css and for canvas', () => {
    expect(bandColors.map((_, i) => tokens.get(`band-${i + 1}`))).toEqual(bandColors.map(css))
    expect(bandColors.map((_, i) => tokens.get(`band-${i + 1}-text`))).toEqual(bandColors.map((color) => css(textOn(color))))
  })

  it('goes from light to dark in equal steps and in one direction of hue', () => {
    for (let i = 1; i < bandColors.length; i++) {
      expect(bandColors[i - 1]!.l - bandColors[i]!.l).toBeCloseTo(0.09, 5)
      expect(bandColors[i]!.h).toBeGreaterThan(bandColors[i - 1]!.h)
    }
  })

  it.each(visions)('keeps any two bands apart under %s', (vision) => {
    for (const [i, a] of bandColors.entries()) {
      for (const b of bandColors.slice(i + 1)) expect(seenApart(a, b, vision)).toBeGreaterThan(0.07)
    }
  })
})

describe.each([
  ['bands', bandColors],
  ['categories', categoryColors],
  ['ordered colours', orderedColors(6)],
])('%s', (_, colors) => {
  it('can be shown on any screen', () => {
    expect(colors.filter((color) => !inGamut(color))).toEqual([])
  })

  it('carry text that can be read', () => {
    for (const color of colors) expect(contrast(color, textOn(color)), hex(color)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(visions)('keep neighbours apart under %s', (vision) => {
    for (let i = 1; i < colors.length; i++) expect(seenApart(colors[i - 1]!, colors[i]!, vision), String(i)).toBeGreaterThan(0.07)
  })
})

describe('categories', () => {
  it.each(visions)('are told apart under %s', (vision) => {
    for (const [i, a] of categoryColors.entries()) {
      for (const b of categoryColors.slice(i + 1)) expect(seenApart(a, b, vision), `${hex(a)} ${hex(b)}`).toBeGreaterThan(0.04)
    }
  })

  it('stay away from what red, amber and the accent mean', () => {
    for (const theme of ['light', 'dark'] as const) {
      for (const name of ['red', 'amber', 'accent']) {
        for (const color of categoryColors) expect(seenApart(color, token(name, theme), 'normal'), `${hex(color)} ${name}`).toBeGreaterThan(0.09)
      }
    }
  })
})

describe.each(['light', 'dark'] as const)('text in the %s theme', (theme) => {
  it.each([
    ['ink', 'paper'],
    ['ink', 'sunken'],
    ['ink-2', 'paper'],
    ['ink-2', 'sunken'],
    ['ink-2', 'float'],
    ['ink-3', 'paper'],
    ['ink-3', 'sunken'],
    ['ink-3', 'float'],
    ['accent-text', 'paper'],
    ['accent-text', 'accent-weak'],
    ['on-accent', 'accent'],
    ['on-accent', 'accent-hover'],
    ['red-text', 'paper'],
    ['red-text', 'red-weak'],
    ['amber-text', 'paper'],
    ['amber-text', 'amber-weak'],
    ['past-text', 'past'],
    ['ink-2', 'past'],
  ])('%s can be read on %s', (text, ground) => {
    expect(contrast(token(text, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })

  it('shows the focus ring and the edges of fields', () => {
    expect(contrast(token('accent', theme), token('paper', theme))).toBeGreaterThanOrEqual(3)
    expect(contrast(token('edge', theme), token('paper', theme))).toBeGreaterThanOrEqual(2.8)
  })
})
