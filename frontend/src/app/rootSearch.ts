import * as v from 'valibot'
import { isDay } from '../org/days'

/** What any page may carry in its URL beside its own. */
export const rootSearch = v.object({
  /** The day that the page is seen as of; none: today. Kept on all links. */
  date: v.fallback(v.optional(v.pipe(v.string(), v.check(isDay))), undefined),
  /** Whom the panel shows: a person's or an opening's ref. */
  person: v.fallback(v.optional(v.pipe(v.string(), v.minLength(1))), undefined),
  /** The edit dialog that is open: what to do, a colon and to whom, `move:person/ada`. */
  edit: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^[a-z-]+(:.+)?$/))), undefined),
})
