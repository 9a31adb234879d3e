import * as v from 'valibot'

/** What the page keeps in its URL. Each key falls back by itself, so that a malformed one never breaks the page. */
export const search = v.object({
  /** The filter, as filterUrl.ts writes it. */
  where: v.fallback(v.optional(v.string()), undefined),
  /** Last part of a team's id; one more condition beside the filter. */
  team: v.fallback(v.optional(v.string()), undefined),
  /** What the rows are sorted by, as order.ts writes it; by name where it is left out. */
  sort: v.fallback(v.optional(v.string()), undefined),
  /** Columns shown beside the name, as columns.ts names them, joined by commas. */
  columns: v.fallback(v.optional(v.string()), undefined),
})

export type PeopleSearch = v.InferOutput<typeof search>
