import { flightMilliseconds, lessMotion } from './viewfinder'
import type { TreeLayout } from './layout'

/** A layout with the refs of its boxes. */
export interface Placed {
  readonly layout: TreeLayout
  readonly refs: readonly string[]
  readonly places: ReadonlyMap<string, number>
}

export interface Origins {
  readonly x: Float64Array
  readonly y: Float64Array
  /** 1 where the box was not there before. */
  readonly entered: Uint8Array
}

/**
 * Where each box of a layout comes from, in the new layout's coordinates: from its place in the old one, or, where it
 * was not there, from the nearest box above it that was. `dx` and `dy` is how far the old picture has been moved.
 */
export function originsOf(before: Placed, after: Placed, dx: number, dy: number): Origins {
  const { layout, refs } = after
  const x = new Float64Array(layout.count)
  const y = new Float64Array(layout.count)
  const entered = new Uint8Array(layout.count)
  for (let i = 0; i < layout.count; i++) {
    const old = before.places.get(refs[i]!)
    const parent = layout.parents[i]!
    if (old !== undefined) {
      x[i] = before.layout.x[old]! + dx
      y[i] = before.layout.y[old]! + dy
    } else {
      entered[i] = 1
      x[i] = parent < 0 ? layout.x[i]! : x[parent]!
      y[i] = parent < 0 ? layout.y[i]! : y[parent]!
    }
  }
  return { x, y, entered }
}

/** Lets the elements of boxes glide from their origins, and new ones appear. What has not moved is left alone. */
export function glide(world: HTMLElement, after: Placed, origins: Origins): void {
  if (lessMotion()) return
  const timing = { duration: flightMilliseconds, easing: 'ease-out' }
  for (const element of world.querySelectorAll<HTMLElement>('[data-box]')) {
    const i = after.places.get(element.dataset.box ?? '')
    if (i === undefined) continue
    const dx = origins.x[i]! - after.layout.x[i]!
    const dy = origins.y[i]! - after.layout.y[i]!
    const still = Math.abs(dx) < 0.5 && Math.abs(dy) < 0.5
    if (origins.entered[i]) {
      element.animate([{ opacity: 0, transform: `translate(${dx}px, ${dy}px)` }, { opacity: 1, transform: 'none' }], timing)
    } else if (!still) {
      element.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: 'none' }], timing)
    }
  }
  for (const lines of world.querySelectorAll('[data-lines]')) lines.animate([{ opacity: 0 }, { opacity: 1 }], timing)
}
