import * as v from 'valibot'

const text = v.fallback(v.optional(v.pipe(v.string(), v.minLength(1))), undefined)

/** What each page keeps in its URL. Each key falls back by itself, so that a malformed one never breaks the page. */
export const ladderSearch = v.object({
  /** Code of the level that is open; on a phone, of the one that is seen. */
  level: text,
  /** Last part of the open competency's id; none: the level as a whole. */
  competency: text,
  /** Whether arcs from mentors' levels to mentees' are drawn. */
  mentoring: v.fallback(v.optional(v.boolean()), undefined),
})
export const levelsSearch = ladderSearch

export const compareSearch = v.object({
  /** The two levels: codes of the home ladder, or ids. */
  from: text,
  to: text,
})

export const landingSearch = v.object({
  /** Last part of the ladder's id; the first one other than the home ladder where it is left out. */
  ladder: text,
  /** Whom to place, as filterUrl.ts writes it. */
  where: v.fallback(v.optional(v.string()), undefined),
  /** Key of the ribbon whose people are listed, as flow.ts makes it: the ids of both ends. */
  show: text,
})

export type LadderSearch = v.InferOutput<typeof ladderSearch>
export type CompareSearch = v.InferOutput<typeof compareSearch>
export type LandingSearch = v.InferOutput<typeof landingSearch>
