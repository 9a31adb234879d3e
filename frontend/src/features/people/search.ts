import * as v from 'valibot'

/** What the page keeps in its URL. Each key falls back by itself, so that a malformed one never breaks the page. */
export const search = v.object({
  /** The filter, as filterUrl.ts writes it. */
  where: v.fallback(v.optional(v.string()), undefined),
  /** Last part of a team's id. */
  team: v.fallback(v.optional(v.string()), undefined),
})
