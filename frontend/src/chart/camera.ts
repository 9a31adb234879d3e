import type { Rect } from './layout'

/** How the picture is looked at: a point p of it stands on the screen at p · k + (x, y). The shape d3-zoom uses. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly k: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export const zoomLimits = { least: 0.02, most: 2 } as const

/** The part of the picture that is on the screen, with a margin in pixels of the screen around it. */
export function viewOf(camera: Camera, size: Size, margin = 0): Rect {
  return {
    x0: (-margin - camera.x) / camera.k,
    y0: (-margin - camera.y) / camera.k,
    x1: (size.width + margin - camera.x) / camera.k,
    y1: (size.height + margin - camera.y) / camera.k,
  }
}

/** Shows the whole rectangle, in the middle; never larger than 1, at which a small tree would shout. */
export function fit(bounds: Rect, size: Size, padding = 32): Camera {
  const width = Math.max(1, bounds.x1 - bounds.x0)
  const height = Math.max(1, bounds.y1 - bounds.y0)
  const across = (size.width - 2 * padding) / width
  const down = (size.height - 2 * padding) / height
  const k = clampZoom(Math.min(1, across, down))
  return {
    k,
    x: size.width / 2 - (k * (bounds.x0 + bounds.x1)) / 2,
    // A tree that leaves room below stands at the top, where the eye begins.
    y: height * k < size.height - 2 * padding ? padding - k * bounds.y0 : size.height / 2 - (k * (bounds.y0 + bounds.y1)) / 2,
  }
}

/** Moves as little as brings the rectangle within the screen; the zoom stays. */
export function bringInto(camera: Camera, target: Rect, size: Size, padding = 48): Camera {
  const shift = (low: number, high: number, room: number) => {
    if (high - low > room - 2 * padding) return room / 2 - (low + high) / 2
    if (low < padding) return padding - low
    if (high > room - padding) return room - padding - high
    return 0
  }
  const dx = shift(target.x0 * camera.k + camera.x, target.x1 * camera.k + camera.x, size.width)
  const dy = shift(target.y0 * camera.k + camera.y, target.y1 * camera.k + camera.y, size.height)
  return dx === 0 && dy === 0 ? camera : { k: camera.k, x: camera.x + dx, y: camera.y + dy }
}

/** A camera for the screen below what floats at its upper edge. */
export function below(inset: number, size: Size, look: (room: Size) => Camera): Camera {
  const camera = look({ width: size.width, height: Math.max(1, size.height - inset) })
  return { ...camera, y: camera.y + inset }
}

/** Looks at a point from the middle of the screen. */
export function lookAt(x: number, y: number, k: number, size: Size): Camera {
  return { k, x: size.width / 2 - x * k, y: size.height / 2 - y * k }
}

/** Zooms by a factor while the point of the screen stays where it is. */
export function zoomAt(camera: Camera, factor: number, x: number, y: number): Camera {
  const k = clampZoom(camera.k * factor)
  const ratio = k / camera.k
  return { k, x: x - (x - camera.x) * ratio, y: y - (y - camera.y) * ratio }
}

/** Between two cameras, t from 0 to 1; zoom in equal ratios, so that a flight has one speed. */
export function between(from: Camera, to: Camera, t: number): Camera {
  if (t >= 1) return to
  const k = from.k * Math.pow(to.k / from.k, t)
  // How far the zoom has come decides how far the place has: the point flown to then nears in a straight line.
  const part = Math.abs(to.k - from.k) < 1e-9 ? t : (k - from.k) / (to.k - from.k)
  return { k, x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}

function clampZoom(k: number): number {
  return Math.min(zoomLimits.most, Math.max(zoomLimits.least, k))
}

/** What a box shows at a zoom: its text, its level's chip alone, or a tile of colour. */
export type Detail = 'text' | 'chip' | 'tile'

export function detailAt(k: number): Detail {
  if (k >= 0.55) return 'text'
  return k >= 0.2 ? 'chip' : 'tile'
}
