import type { ExclusionRule } from '../../api/gql/graphql'
import { count } from '../../org/numbers'

/** How many a rule leaves out, in words that follow the number: "12 have no free place". */
const rules: Record<ExclusionRule, (one: boolean, goal: string) => string> = {
  SELF: () => 'is the mentee',
  NO_LEVEL: (one) => `${one ? 'holds' : 'hold'} no level`,
  BELOW_LEVEL: (one, goal) => `${one ? 'is' : 'are'} below ${goal}`,
  MANAGEMENT_LINE: (one) => `${one ? 'is' : 'are'} above or below the mentee in the reporting line`,
  ALREADY_MENTORS: (one) => `${one ? 'mentors' : 'mentor'} the mentee already`,
  NOT_OPEN: (one) => `${one ? 'is' : 'are'} not open to mentoring`,
  NO_CAPACITY: (one) => `${one ? 'has' : 'have'} no free place`,
  LEAVING: (one) => `${one ? 'leaves' : 'leave'} within 90 days`,
}

export function excludedWords(rule: ExclusionRule, headcount: number, goal: string): { number: string; words: string } {
  return { number: count(headcount), words: rules[rule](headcount === 1, goal) }
}
