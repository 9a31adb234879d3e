/** A colour in OKLCH: lightness 0 to 1, chroma, hue in degrees. */
export interface Oklch {
  readonly l: number
  readonly c: number
  readonly h: number
}

/** Linear-light sRGB, each 0 to 1 within the gamut. */
export type LinearRgb = readonly [number, number, number]

/** OKLCH to linear sRGB, after Björn Ottosson's definition of OKLab. */
export function linearRgb({ l, c, h }: Oklch): LinearRgb {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

/** The colour as `#rrggbb`, for canvas, SVG and PDF, which know no OKLCH. */
export function hex(color: Oklch): string {
  const part = (linear: number) => {
    const x = Math.min(1, Math.max(0, linear))
    const encoded = x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${linearRgb(color).map(part).join('')}`
}

/** The colour as CSS writes it: `oklch(0.68 0.105 184)`. */
export function css({ l, c, h }: Oklch): string {
  return c === 0 ? `oklch(${l} 0 0)` : `oklch(${l} ${c} ${h})`
}

/** Contrast of two colours after WCAG 2, 1 to 21. */
export function contrast(a: Oklch, b: Oklch): number {
  const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number]
  return (x + 0.05) / (y + 0.05)
}

function luminance(color: Oklch): number {
  const [r, g, b] = linearRgb(color)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
