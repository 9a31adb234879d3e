import * as v from 'valibot'
import { colorings } from './coloring'

/** What the page keeps in its URL: all that decides what is seen. Each key falls back by itself. */
export const search = v.object({
  /** The tree of boxes where it is left out. */
  view: v.fallback(v.optional(v.picklist(['whole', 'outline'])), undefined),
  /** Seat at the top; everybody where it is left out. */
  root: v.fallback(v.optional(v.string()), undefined),
  /** Seat shown with the chain above it and the reports below, without anybody beside them. */
  focus: v.fallback(v.optional(v.string()), undefined),
  /** Layers that are open as a whole. */
  open: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30))), undefined),
  /** Seats open beyond those layers, and shut within them. */
  also: v.fallback(v.optional(v.string()), undefined),
  shut: v.fallback(v.optional(v.string()), undefined),
  color: v.fallback(v.optional(v.picklist(colorings)), undefined),
  /** Groups of the legend that do not stand back. */
  only: v.fallback(v.optional(v.string()), undefined),
  /** Dotted lines are drawn. */
  dotted: v.fallback(v.optional(v.boolean()), undefined),
})

export type ChartSearch = v.InferOutput<typeof search>
export type ChartView = 'tree' | 'whole' | 'outline'
