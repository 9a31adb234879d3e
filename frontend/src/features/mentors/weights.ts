import type { MentorFactor } from '../../api/gql/graphql'

/** The factors of a score in the order in which bars, legend and sliders have them. */
export const factors = ['LEVEL', 'EXPECTED', 'DISTANCE', 'TIME_ZONE', 'CAPACITY'] as const satisfies readonly MentorFactor[]

export const factorWords: Record<MentorFactor, { name: string; means: string }> = {
  LEVEL: { name: 'Level', means: 'How near the mentor’s level is to the goal' },
  EXPECTED: { name: 'Expected', means: 'Whether the mentor’s level is expected to mentor the level before the goal' },
  DISTANCE: { name: 'Distance', means: 'How few reporting lines lie between the two' },
  TIME_ZONE: { name: 'Time zone', means: 'How many working hours the two share' },
  CAPACITY: { name: 'Free places', means: 'How many of the mentor’s places are free' },
}

/** Weights in hundredths, by factor. */
export type Weights = Readonly<Record<MentorFactor, number>>

export const defaultWeights: Weights = { LEVEL: 35, EXPECTED: 25, DISTANCE: 20, TIME_ZONE: 10, CAPACITY: 10 }

/** `35-25-20-10-10`, in the order of the factors; nothing for the defaults. */
export function writeWeights(weights: Weights): string | undefined {
  return factors.every((factor) => weights[factor] === defaultWeights[factor]) ? undefined : factors.map((factor) => weights[factor]).join('-')
}

/** The defaults where the text is not one that writeWeights writes. */
export function readWeights(text: string | undefined): Weights {
  if (text === undefined || !/^\d{1,3}(-\d{1,3}){4}$/.test(text)) return defaultWeights
  const numbers = text.split('-').map((part) => Math.min(100, Number(part)))
  return Object.fromEntries(factors.map((factor, i) => [factor, numbers[i]])) as unknown as Weights
}

/** Factors that can be known: distance and time zone need somebody to be near to. */
export function known(hasMentee: boolean): readonly MentorFactor[] {
  return hasMentee ? factors : factors.filter((factor) => factor !== 'DISTANCE' && factor !== 'TIME_ZONE')
}

/** The part of the score that a factor makes up when every factor of those is known; none where all weights are 0. */
export function shareOf(factor: MentorFactor, weights: Weights, among: readonly MentorFactor[]): number | null {
  const sum = among.reduce((total, one) => total + weights[one], 0)
  return sum === 0 || !among.includes(factor) ? null : weights[factor] / sum
}
