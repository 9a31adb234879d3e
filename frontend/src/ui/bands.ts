import { contrast, css, hex, type Oklch } from './color'

/** A colour to fill with and the colour of text upon it, as CSS and as `#rrggbb` for canvas and export. */
export interface Swatch {
  readonly fill: string
  readonly text: string
  readonly fillHex: string
  readonly textHex: string
}

const darkText: Oklch = { l: 0.13, c: 0.02, h: 260 }
const lightText: Oklch = { l: 1, c: 0, h: 0 }

/**
 * The eight bands of seniority, band 1 first: light to dark, hue from leaf to navy, equal steps of lightness, so that
 * the order is seen without hue too. The same in both themes. Says again what tokens.css says; a test compares them.
 */
export const bandColors: readonly Oklch[] = [
  { l: 0.95, c: 0.06, h: 130 },
  { l: 0.86, c: 0.085, h: 148 },
  { l: 0.77, c: 0.1, h: 166 },
  { l: 0.68, c: 0.105, h: 184 },
  { l: 0.59, c: 0.098, h: 202 },
  { l: 0.5, c: 0.088, h: 220 },
  { l: 0.41, c: 0.086, h: 238 },
  { l: 0.32, c: 0.09, h: 256 },
]

/** What the bands are called on the scale shared by all ladders, band 1 first. */
export const bandNames: readonly string[] = [
  'Associate',
  'Product manager',
  'Experienced product manager',
  'Senior',
  'Beyond senior',
  'Director or principal',
  'Vice president',
  'Chief',
]

/** Colour of text on a fill: the one of the two that is read better. */
export function textOn(fill: Oklch): Oklch {
  return contrast(darkText, fill) > contrast(lightText, fill) ? darkText : lightText
}

export function swatch(fill: Oklch): Swatch {
  const text = textOn(fill)
  return { fill: css(fill), text: css(text), fillHex: hex(fill), textHex: hex(text) }
}

const swatches = bandColors.map(swatch)

/** Colours of a band, 1 to 8; of anything else those of the nearest band. */
export function bandSwatch(band: number): Swatch {
  return swatches[Math.min(8, Math.max(1, Math.round(band))) - 1]!
}
