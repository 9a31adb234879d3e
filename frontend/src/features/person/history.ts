import type { MovementKind } from '../../api/gql/graphql'

/** What the history needs of a movement. */
export interface Step {
  kind: MovementKind
  date: string
  from?: string | null
  to?: string | null
}

const verbs: Record<MovementKind, [both: string, toOnly: string, fromOnly: string, alone: string]> = {
  JOINED: ['Joined {to}', 'Joined as {to}', 'Joined', 'Joined'],
  LEFT: ['Left', 'Left', 'Left as {from}', 'Left'],
  MOVED: ['Moved from {from} to {to}', 'Began to report to {to}', 'Ceased to report to {from}', 'Moved'],
  PLACED: ['Moved from level {from} to {to}', 'Placed at level {to}', 'Ceased to hold level {from}', 'Level changed'],
  RETITLED: ['Title changed from {from} to {to}', 'Title became {to}', 'Title {from} ended', 'Title changed'],
  RELOCATED: ['Relocated from {from} to {to}', 'Relocated to {to}', 'Left {from}', 'Relocated'],
  JOINED_TEAM: ['Joined the team {to}', 'Joined the team {to}', 'Joined a team', 'Joined a team'],
  LEFT_TEAM: ['Left the team {from}', 'Left a team', 'Left the team {from}', 'Left a team'],
  STARTED_MENTORING: ['Began to mentor {to}', 'Began to mentor {to}', 'Began to mentor', 'Began to mentor'],
  ENDED_MENTORING: ['Ceased to mentor {from}', 'Ceased to mentor', 'Ceased to mentor {from}', 'Ceased to mentor'],
}

/** A movement in words: "Moved from Ada Abel to Bo Bang". */
export function stepWords({ kind, from, to }: Step): string {
  const [both, toOnly, fromOnly, alone] = verbs[kind]
  const words = from && to ? both : to ? toOnly : from ? fromOnly : alone
  return words.replace('{from}', from ?? '').replace('{to}', to ?? '')
}

/** The movements by year, the latest first. */
export function byYear(steps: readonly Step[]): { year: string; steps: Step[] }[] {
  const years: { year: string; steps: Step[] }[] = []
  for (const step of [...steps].reverse()) {
    const year = step.date.slice(0, 4)
    const last = years.at(-1)
    if (last?.year === year) last.steps.push(step)
    else years.push({ year, steps: [step] })
  }
  return years
}
