import type { AttributeFilter, DateRange, IntRange, LevelFilter, PersonFilter, TextFilter } from '../api/gql/graphql'
import { addDays, dayWords } from './days'
import { conditions, type Condition } from './filter'
import { lastPart } from './refs'

/** The name of what a reference names, `level/abtion/L4` or `ada`; none where it is not known (yet). */
export type NameOf = (kind: 'seat' | 'level' | 'ladder' | 'team', ref: string) => string | undefined

const textFields = { name: 'Name', email: 'E-mail', title: 'Title', location: 'Location', timeZone: 'Time zone' } as const
const roleWords = {
  EXECUTIVE: 'Executive',
  MANAGER_OF_MANAGERS: 'Manager of managers',
  MANAGER_OF_ICS: 'Manager of individual contributors',
  INDIVIDUAL_CONTRIBUTOR: 'Individual contributor',
} as const

/** What a condition selects, as a chip says it: "Level L4 or above", "Under Ada Lovelace", "Started before 1 January 2020". */
export function conditionWords(condition: Condition, nameOf: NameOf = () => undefined): string {
  const name = (kind: Parameters<NameOf>[0]) => (ref: string | number) => nameOf(kind, String(ref)) ?? lastPart(String(ref))
  if (condition.or) return condition.or.length === 0 ? 'Nobody' : joined(condition.or.map((one) => filterWords(one, nameOf)), 'or', true)
  if (condition.not) return `Not: ${lower(filterWords(condition.not, nameOf))}`
  for (const [field, label] of Object.entries(textFields) as [keyof typeof textFields, string][]) {
    const text = condition[field]
    if (text) return textWords(label, text)
  }
  if (condition.ref) return condition.ref.length === 0 ? 'Nobody' : joined(condition.ref.map(name('seat')), 'or')
  if (condition.level) return levelWords(condition.level, name('level'))
  if (condition.track) {
    return condition.track.length === 0 ? 'Nobody' : `${joined(condition.track.map((kind) => (kind === 'MANAGEMENT' ? 'Management' : 'Individual contributor')), 'or')} track`
  }
  if (condition.ladder) return `Ladder ${joined(condition.ladder.map(name('ladder')), 'or')}`
  if (condition.team) return `Team ${joined(condition.team.map(name('team')), 'or')}`
  if (condition.under) return `Under ${name('seat')(condition.under)}`
  if (condition.manager) return `Reports to ${name('seat')(condition.manager)}`
  if (condition.managerialLevel) return joined(condition.managerialLevel.map((role) => roleWords[role]), 'or') || 'Nobody'
  if (condition.direct) return rangeWords(condition.direct, 'direct report', 'Any number of direct reports')
  if (condition.total) return rangeWords(condition.total, 'person below', 'Any number of people below', 'people below')
  if (condition.depth) return depthWords(condition.depth)
  if (condition.started) return dateWords('Started', condition.started)
  if (condition.levelSince) return dateWords('At the level since', condition.levelSince)
  if (condition.attribute) return attributeWords(condition.attribute)
  if (condition.mentoringOpen !== null && condition.mentoringOpen !== undefined) return condition.mentoringOpen ? 'Open to mentoring' : 'Not open to mentoring'
  return 'Everybody'
}

/** A whole filter in words: "Level L4 or above and under Ada Lovelace". */
export function filterWords(filter: PersonFilter, nameOf?: NameOf): string {
  const parts = conditions(filter).map((one) => conditionWords(one, nameOf))
  return parts.length === 0 ? 'Everybody' : joined(parts, 'and', true)
}

function textWords(label: string, text: TextFilter): string {
  if (text.isNull !== undefined && text.isNull !== null) return `${label} ${text.isNull ? 'not known' : 'known'}`
  if (text.in) return text.in.length === 0 ? 'Nobody' : `${label} ${joined(text.in, 'or')}`
  if (text.eq !== undefined && text.eq !== null) return `${label} ${text.eq === '' ? 'empty' : text.eq}`
  if (text.startsWith !== undefined && text.startsWith !== null) return `${label} begins with “${text.startsWith}”`
  return `${label} contains “${text.contains ?? ''}”`
}

function attributeWords({ name, value }: AttributeFilter): string {
  return textWords(name, value)
}

function levelWords(level: LevelFilter, name: (ref: string) => string): string {
  if (level.isNull !== undefined && level.isNull !== null) return level.isNull ? 'No level' : 'With a level'
  if (level.atLeast !== undefined && level.atLeast !== null) return `Level ${name(level.atLeast)} or above`
  if (level.atMost !== undefined && level.atMost !== null) return `Level ${name(level.atMost)} or below`
  return level.in?.length ? `Level ${joined(level.in.map(name), 'or')}` : 'Nobody'
}

function rangeWords({ min, max }: IntRange, one: string, any: string, many = `${one}s`): string {
  const low = min ?? null
  const high = max ?? null
  if (low === null && high === null) return any
  if (low === high) return `${low ?? 0} ${low === 1 ? one : many}`
  if (high === null) return `${low ?? 0} or more ${many}`
  if (low === null) return `At most ${high} ${high === 1 ? one : many}`
  return `${low} to ${high} ${many}`
}

function depthWords({ min, max }: IntRange): string {
  const low = min ?? null
  const high = max ?? null
  if (low === null && high === null) return 'Any layer'
  if (low === high) return low === 1 ? 'At the top' : `Layer ${low ?? 0}`
  if (high === null) return `Layer ${low ?? 0} or deeper`
  if (low === null) return high === 1 ? 'At the top' : `Layers 1 to ${high}`
  return `Layers ${low} to ${high}`
}

function dateWords(label: string, { from, until }: DateRange): string {
  if (from && until) {
    const last = addDays(until, -1)
    return from === last ? `${label} ${dayWords(from)}` : `${label} ${dayWords(from)} to ${dayWords(last)}`
  }
  if (from) return `${label} ${dayWords(from)} or later`
  if (until) return `${label} before ${dayWords(until)}`
  return `${label} a known day`
}

function joined(words: readonly string[], by: 'and' | 'or', sentences = false): string {
  const parts = sentences ? words.map((word, i) => (i === 0 ? word : lower(word))) : [...words]
  const last = parts.pop()
  if (last === undefined) return ''
  return parts.length === 0 ? last : `${parts.join(', ')} ${by} ${last}`
}

/** Small first letter within a sentence, unless it is a name's or an acronym's own. */
function lower(words: string): string {
  return /^(Level|Under|Reports|Started|At|Title|Name|Location|Time|Team|Ladder|Layer|Layers|Any|Open|Not|No|With|Executive|Manager|Management|Individual|Everybody|Nobody)\b/.test(words)
    ? words[0]!.toLowerCase() + words.slice(1)
    : words
}
