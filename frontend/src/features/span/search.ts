import * as v from 'valibot'

export const spanOrders = ['DIRECT_ASC', 'DIRECT_DESC', 'TOTAL_ASC', 'TOTAL_DESC', 'NAME_ASC'] as const

/** What the page keeps in its URL. Each key falls back by itself, so that a malformed one never breaks the page. */
export const search = v.object({
  /** The filter, as filterUrl.ts writes it; everybody where it is left out. */
  where: v.fallback(v.optional(v.string()), undefined),
  /** What the managers are sorted by; the widest span first where it is left out. */
  order: v.fallback(v.optional(v.picklist(spanOrders)), undefined),
  /** How many managers are listed; 50 where it is left out. */
  rows: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))), undefined),
  /** Points of the trend; a year apart where it is left out. */
  every: v.fallback(v.optional(v.picklist(['quarter'])), undefined),
})

export type SpanSearch = v.InferOutput<typeof search>
