import type { Direction, PersonField, PersonOrder } from '../../api/gql/graphql'

/** What people can be sorted by, as the URL and the reader have it. */
export const orders = {
  name: { field: 'NAME', words: 'Name' },
  title: { field: 'TITLE', words: 'Title' },
  level: { field: 'LEVEL', words: 'Level' },
  since: { field: 'LEVEL_SINCE', words: 'At the level since' },
  started: { field: 'START_DATE', words: 'Start date' },
  direct: { field: 'DIRECT', words: 'Direct reports' },
  total: { field: 'TOTAL', words: 'People below' },
  layer: { field: 'DEPTH', words: 'Layer' },
  location: { field: 'LOCATION', words: 'Location' },
} as const satisfies Record<string, { field: PersonField; words: string }>

export type OrderKey = keyof typeof orders

export interface Order {
  readonly key: OrderKey
  readonly direction: Direction
}

export const byName: Order = { key: 'name', direction: 'ASC' }

/** `total`, or `-total` from the high end; by name where it says nothing. */
export function readOrder(text: string | undefined): Order {
  const key = text?.replace(/^-/, '') ?? ''
  if (!isOrderKey(key)) return byName
  return { key, direction: text?.startsWith('-') ? 'DESC' : 'ASC' }
}

/** None where it is by name, as it is without saying so. */
export function writeOrder({ key, direction }: Order): string | undefined {
  if (key === byName.key && direction === byName.direction) return undefined
  return direction === 'DESC' ? `-${key}` : key
}

export function isOrderKey(text: string): text is OrderKey {
  return Object.hasOwn(orders, text)
}

export function orderOf({ key, direction }: Order): PersonOrder[] {
  return [{ field: orders[key].field, direction }]
}
