import * as v from 'valibot'
import { isDay } from '../../org/days'

export const views = ['bar', 'stacked', 'heat', 'histogram', 'trend', 'graphql'] as const
export type View = (typeof views)[number]

export const intervals = ['month', 'quarter', 'year'] as const

/** What the page keeps in its URL. Each key falls back by itself, so that a malformed one never breaks the page. */
export const search = v.object({
  /** The filter, as filterUrl.ts writes it; everybody where it is left out. */
  where: v.fallback(v.optional(v.string()), undefined),
  /** What people are divided by, as dimensions.ts writes it; by level where it is left out. */
  by: v.fallback(v.optional(v.string()), undefined),
  /** Figures shown, as measures.ts writes them; the first is pictured. */
  measures: v.fallback(v.optional(v.string()), undefined),
  /** How it is shown beside the table; bars where it is left out. */
  picture: v.fallback(v.optional(v.picklist(views)), undefined),
  /** A measure, with a minus before it for the greatest first; the natural order where it is left out. */
  sort: v.fallback(v.optional(v.string()), undefined),
  /** Another day to compare with. */
  compare: v.fallback(v.optional(v.pipe(v.string(), v.check(isDay))), undefined),
  /** Time between two points of the trend; a quarter where it is left out. */
  points: v.fallback(v.optional(v.picklist(intervals)), undefined),
})

export type ExploreSearch = v.InferOutput<typeof search>
