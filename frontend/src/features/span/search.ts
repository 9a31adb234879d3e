import * as v from 'valibot'

/** What the page keeps in its URL. Each key falls back by itself, so that a malformed one never breaks the page. */
export const search = v.object({})
