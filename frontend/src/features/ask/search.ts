import * as v from 'valibot'

/** What the page keeps in its URL. Each key falls back by itself, so that a malformed one never breaks the page. */
export const search = v.object({
  /** The question, in English. */
  q: v.fallback(v.optional(v.string()), undefined),
  /** `graphql`: the operation is shown in place of the answer. */
  as: v.fallback(v.optional(v.literal('graphql')), undefined),
})

export type AskSearch = v.InferOutput<typeof search>
