import * as v from 'valibot'

/** What the page keeps in its URL. Each key falls back by itself, so that a malformed one never breaks the page. */
export const search = v.object({
  /** The cursor that the page begins after; the newest where it is left out. */
  after: v.fallback(v.optional(v.string()), undefined),
  /** The number of the revision of which all is shown. */
  revision: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))), undefined),
})
