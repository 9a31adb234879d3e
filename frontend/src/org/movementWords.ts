import type { MovementKind } from '../api/gql/graphql'

const kinds: Record<MovementKind, string> = {
  JOINED: 'Joins',
  LEFT: 'Leaves',
  MOVED: 'Moves',
  PLACED: 'Level',
  RETITLED: 'Title',
  RELOCATED: 'Place',
  JOINED_TEAM: 'Joins a team',
  LEFT_TEAM: 'Leaves a team',
  STARTED_MENTORING: 'Mentors',
  ENDED_MENTORING: 'Mentors no longer',
}

export function kindWords(kind: MovementKind): string {
  return kinds[kind]
}

/** What held before and what holds then, "from Ada Lovelace to Grace Hopper". */
export function changeWords({ kind, from, to }: { kind: MovementKind; from: string | null; to: string | null }): string {
  if (kind === 'MOVED') return `${from === null ? 'from the top' : `from ${from}`} ${to === null ? 'to the top' : `to ${to}`}`
  if (from !== null && to !== null) return `${from} → ${to}`
  return to ?? from ?? ''
}

/** A movement of somebody named before it: "moves from Ada Lovelace to Grace Hopper", "joins as Designer". */
export function movementWords(movement: { kind: MovementKind; from: string | null; to: string | null }): string {
  const { kind } = movement
  const words = changeWords(movement)
  return [kinds[kind].toLowerCase(), (kind === 'JOINED' || kind === 'LEFT') && words && 'as', words].filter(Boolean).join(' ')
}
