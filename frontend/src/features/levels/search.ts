import * as v from 'valibot'

/** What each page keeps in its URL. Each key falls back by itself, so that a malformed one never breaks the page. */
export const levelsSearch = v.object({})
export const ladderSearch = v.object({
  /** Code of the level that is open. */
  level: v.fallback(v.optional(v.string()), undefined),
})
export const compareSearch = v.object({})
export const landingSearch = v.object({})
