import * as v from 'valibot'

/** What the page keeps in its URL. Each key falls back by itself, so that a malformed one never breaks the page. */
export const search = v.object({
  /** The level aimed at: a code, or a level's id. Where it is left out, the mentee's next one. */
  toward: v.fallback(v.optional(v.pipe(v.string(), v.minLength(1))), undefined),
  /** The mentee: the last part of the id. */
  for: v.fallback(v.optional(v.pipe(v.string(), v.minLength(1))), undefined),
  /** Among whom to look, as filterUrl.ts writes it. */
  where: v.fallback(v.optional(v.string()), undefined),
  /** How much each factor counts, as weights.ts writes it; the defaults where it is left out. */
  weights: v.fallback(v.optional(v.string()), undefined),
  /** The match that is open: the last part of the mentor's id, or `none`. The best one where it is left out. */
  show: v.fallback(v.optional(v.string()), undefined),
})

export type MentorsSearch = v.InferOutput<typeof search>
