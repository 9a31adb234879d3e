import { swatch, type Swatch } from './bands'
import type { Oklch } from './color'

/**
 * Colours for things without an order (teams, locations): hues far from red and amber, which mean findings, and from
 * the accent. Neighbours differ in lightness as well as in hue, so that they stay apart without it.
 */
export const categoryColors: readonly Oklch[] = [
  { l: 0.72, c: 0.12, h: 165 },
  { l: 0.47, c: 0.13, h: 312 },
  { l: 0.82, c: 0.12, h: 118 },
  { l: 0.53, c: 0.088, h: 212 },
  { l: 0.88, c: 0.055, h: 325 },
  { l: 0.46, c: 0.105, h: 142 },
  { l: 0.78, c: 0.1, h: 200 },
  { l: 0.62, c: 0.13, h: 318 },
]

/** Light to dark in one hue, for ordered things that are no bands: tenure, classes of spans, depth. */
export function orderedColors(steps: number): readonly Oklch[] {
  return Array.from({ length: steps }, (_, i) => {
    const t = steps === 1 ? 0.5 : i / (steps - 1)
    const l = Math.round((0.94 - 0.6 * t) * 1000) / 1000
    return { l, c: Math.round((0.022 + 0.1 * Math.sin(Math.PI * (0.05 + 0.75 * t))) * 1000) / 1000, h: 312 }
  })
}

const categories = categoryColors.map(swatch)

/** Colours of the nth category, counted from 0; after the last they begin anew. */
export function categorySwatch(n: number): Swatch {
  return categories[((n % categories.length) + categories.length) % categories.length]!
}

/** Colours of the nth of so many ordered steps, counted from 0. */
export function orderedSwatch(n: number, steps: number): Swatch {
  const colors = orderedColors(Math.max(1, steps))
  return swatch(colors[Math.min(colors.length - 1, Math.max(0, n))]!)
}
