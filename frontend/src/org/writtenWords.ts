import { dayWords } from './days'
import { momentWords } from './moments'

interface Written {
  at: string
  by: string
  origin?: string | null
  effective: string
}

/** When a revision was written, by whom, from where, and from when on it holds, where that is another day. */
export function writtenWords({ at, by, origin, effective }: Written): string {
  return [
    momentWords(at) + (by ? ` by ${by}` : ''),
    origin && originWords(origin),
    effective !== at.slice(0, 10) && `holding from ${dayWords(effective)}`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** Where a change came from: the log says `explorer from 192.0.2.7`, or `command line`. */
function originWords(origin: string): string {
  if (origin === 'command line') return 'on the command line'
  if (origin === 'database') return 'in the database'
  return `in the ${origin.replace(/^api/, 'API')}`
}
