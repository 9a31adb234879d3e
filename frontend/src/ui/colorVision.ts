import { linearRgb, type LinearRgb, type Oklch } from './color'

/**
 * How colours look to eyes that lack one kind of cone: matrices on linear sRGB of Machado, Oliveira and Fernandes
 * (2009), severity 1. For the tests of the palettes.
 */
export const deficiencies = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const

export type Vision = 'normal' | keyof typeof deficiencies

/** Distance of two colours in OKLab as eyes of that kind see them; 0.02 is just noticeable. */
export function seenApart(a: Oklch, b: Oklch, vision: Vision): number {
  const [x, y] = [oklab(seen(linearRgb(a), vision)), oklab(seen(linearRgb(b), vision))]
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}

function seen(rgb: LinearRgb, vision: Vision): LinearRgb {
  if (vision === 'normal') return rgb
  const m = deficiencies[vision]
  const clamp = (x: number) => Math.min(1, Math.max(0, x))
  const row = (i: 0 | 3 | 6) => clamp(m[i] * rgb[0] + m[(i + 1) as 1 | 4 | 7] * rgb[1] + m[(i + 2) as 2 | 5 | 8] * rgb[2])
  return [row(0), row(3), row(6)]
}

function oklab([r, g, b]: LinearRgb): LinearRgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
