import * as v from 'valibot'

/** What the page keeps in its URL. Each key falls back by itself, so that a malformed one never breaks the page. */
export const search = v.object({
  /** Kinds shown, as kinds.ts names them, joined by commas; all where it is left out. */
  kinds: v.fallback(v.optional(v.string()), undefined),
  /** Only findings about people below this seat. */
  under: v.fallback(v.optional(v.pipe(v.string(), v.minLength(1))), undefined),
  /** Kinds that are shown in full, joined by commas. */
  all: v.fallback(v.optional(v.string()), undefined),
})

export type FindingsSearch = v.InferOutput<typeof search>
