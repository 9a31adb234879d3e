import type { AttributeFilter, LevelFilter, ManagerialLevel, PersonFilter, TextFilter, TrackKind } from '../api/gql/graphql'
import { isDay } from './days'
import { conditions, together, type Condition } from './filter'

/*
 * A filter as the URL has it: conditions that all hold, joined by semicolons, such as
 *
 *   level.from:L4;under:ada;started:..2020-01-01;not(team:growth,core);any(track:management)(direct:1..)
 *
 * A condition is a field, maybe one of its parts, a colon and its values, joined by commas. `any` and `all` take one
 * group a filter, `not` takes one. Ranges are `low..high`, either end open, as the API has them: days end before the
 * second. `*` keeps the sign after it from meaning anything; `*_` alone is a list without anything in it.
 */

/** What was read of a URL: the filter, and the conditions that say nothing. */
export interface ReadFilter {
  readonly filter: PersonFilter
  readonly malformed: readonly string[]
}

const texts = { name: 'name', email: 'email', title: 'title', location: 'location', zone: 'timeZone' } as const
const days = { started: 'started', promoted: 'levelSince' } as const
const numbers = { direct: 'direct', total: 'total', depth: 'depth' } as const
const seats = { under: 'under', manager: 'manager' } as const
const lists = { person: 'ref', ladder: 'ladder', team: 'team' } as const
const textParts = { is: 'eq', in: 'in', '': 'contains', starts: 'startsWith', known: 'isNull' } as const
const levelParts = { '': 'in', from: 'atLeast', to: 'atMost', known: 'isNull' } as const
const tracks = { ic: 'INDIVIDUAL_CONTRIBUTOR', management: 'MANAGEMENT' } as const satisfies Record<string, TrackKind>
const roles = {
  executive: 'EXECUTIVE',
  'manager-of-managers': 'MANAGER_OF_MANAGERS',
  'manager-of-ics': 'MANAGER_OF_ICS',
  ic: 'INDIVIDUAL_CONTRIBUTOR',
} as const satisfies Record<string, ManagerialLevel>

/** The filter as a search parameter; none where it has no condition. */
export function writeFilter(filter: PersonFilter): string | undefined {
  return conditions(filter).map(writeCondition).join(';') || undefined
}

/** Reads a search parameter. Never throws: what cannot be read is left out and named. */
export function readFilter(text: string | undefined): ReadFilter {
  const malformed: string[] = []
  return { filter: readConditions(text ?? '', malformed), malformed }
}

// ---- writing

function writeCondition(condition: Condition): string {
  if (condition.or) return `any${condition.or.map(group).join('')}`
  if (condition.not) return `not${group(condition.not)}`
  for (const [word, field] of entries(texts)) {
    const text = condition[field]
    if (text) return writeText(word, text)
  }
  for (const [word, field] of entries(lists)) {
    const list = condition[field]
    if (list) return `${word}:${writeList(list.map(String))}`
  }
  for (const [word, field] of entries(seats)) {
    const seat = condition[field]
    if (seat !== undefined && seat !== null) return `${word}:${escape(seat)}`
  }
  for (const [word, field] of entries(numbers)) {
    const range = condition[field]
    if (range) {
      const [min, max] = [range.min ?? '', range.max ?? '']
      return min === max && min !== '' ? `${word}:${min}` : `${word}:${min}..${max}`
    }
  }
  for (const [word, field] of entries(days)) {
    const range = condition[field]
    if (range) return `${word}:${range.from ?? ''}..${range.until ?? ''}`
  }
  if (condition.level) return writeLevel(condition.level)
  if (condition.track) return `track:${writeList(condition.track.map((kind) => keyOf(tracks, kind)))}`
  if (condition.managerialLevel) return `role:${writeList(condition.managerialLevel.map((role) => keyOf(roles, role)))}`
  if (condition.attribute) return writeText('attribute', condition.attribute.value, condition.attribute.name)
  return `mentoring:${condition.mentoringOpen ? 'open' : 'closed'}`
}

function group(filter: PersonFilter): string {
  return `(${writeFilter(filter) ?? ''})`
}

function writeText(word: string, text: TextFilter, attribute?: string): string {
  const first = attribute === undefined ? [] : [attribute]
  if (text.isNull !== undefined && text.isNull !== null) return `${word}.known:${writeList([...first, text.isNull ? 'no' : 'yes'])}`
  if (text.in) return `${word}.in:${attribute === undefined ? writeList(text.in) : [attribute, ...text.in].map(escape).join(',')}`
  const [part, value] =
    text.eq !== undefined && text.eq !== null ? ['.is', text.eq] : text.startsWith !== undefined && text.startsWith !== null ? ['.starts', text.startsWith] : ['', text.contains ?? '']
  return `${word}${part}:${writeList([...first, value])}`
}

function writeLevel(level: LevelFilter): string {
  if (level.isNull !== undefined && level.isNull !== null) return `level.known:${level.isNull ? 'no' : 'yes'}`
  if (level.atLeast !== undefined && level.atLeast !== null) return `level.from:${escape(level.atLeast)}`
  if (level.atMost !== undefined && level.atMost !== null) return `level.to:${escape(level.atMost)}`
  return `level:${writeList(level.in ?? [])}`
}

function writeList(values: readonly string[]): string {
  return values.length === 0 ? '*_' : values.map(escape).join(',')
}

function escape(value: string): string {
  return value.replace(/[*;,()]/g, '*$&')
}

// ---- reading

function readConditions(text: string, malformed: string[]): PersonFilter {
  const found: Condition[] = []
  for (const part of split(text, ';')) {
    if (part.trim() === '') continue
    const condition = readCondition(part, malformed)
    if (condition) found.push(condition)
    else malformed.push(part)
  }
  return together(found)
}

function readCondition(text: string, malformed: string[]): Condition | null {
  const joined = /^(any|all|not)((?:\(.*\))?)$/s.exec(text)
  if (joined) {
    const groups = readGroups(joined[2] ?? '')
    if (!groups) return null
    const filters = groups.map((one) => readConditions(one, malformed))
    if (joined[1] === 'any') return { or: filters }
    if (joined[1] === 'all') return { and: filters }
    return filters.length === 1 ? { not: filters[0]! } : null
  }
  const colon = text.indexOf(':')
  if (colon < 0) return null
  const [word = '', part = ''] = text.slice(0, colon).split('.', 2)
  const values = readList(text.slice(colon + 1))
  return values && readField(word, part, values)
}

function readField(word: string, part: string, values: readonly string[]): Condition | null {
  if (word === 'level') return readLevel(part, values)
  if (word === 'attribute') {
    const [name, ...rest] = values
    const value = readText(part, rest)
    return name && value ? { attribute: { name, value } satisfies AttributeFilter } : null
  }
  if (has(texts, word)) {
    const value = readText(part, values)
    return value && { [texts[word]]: value }
  }
  if (part !== '') return null
  const [only] = values
  if (has(lists, word)) return { [lists[word]]: [...values] }
  if (has(seats, word)) return values.length === 1 && only ? { [seats[word]]: only } : null
  if (word === 'track') return readWords(tracks, values, 'track')
  if (word === 'role') return readWords(roles, values, 'managerialLevel')
  if (values.length !== 1 || only === undefined) return null
  if (word === 'mentoring') return only === 'open' || only === 'closed' ? { mentoringOpen: only === 'open' } : null
  if (has(numbers, word)) {
    const range = readRange(only, isCount)
    return range && { [numbers[word]]: compact({ min: number(range[0]), max: number(range[1]) }) }
  }
  if (has(days, word)) {
    const range = readRange(only, isDay)
    return range && { [days[word]]: compact({ from: range[0] || undefined, until: range[1] || undefined }) }
  }
  return null
}

function readText(part: string, values: readonly string[]): TextFilter | null {
  if (!has(textParts, part)) return null
  if (part === 'in') return { in: [...values] }
  const [only] = values
  if (values.length !== 1 || only === undefined) return null
  if (part === 'known') return readKnown(only)
  return { [textParts[part]]: only }
}

function readLevel(part: string, values: readonly string[]): Condition | null {
  if (!has(levelParts, part)) return null
  if (part === '') return { level: { in: [...values] } }
  const [only] = values
  if (values.length !== 1 || !only) return null
  if (part === 'known') {
    const known = readKnown(only)
    return known && { level: known }
  }
  return { level: { [levelParts[part]]: only } }
}

function readKnown(value: string): { isNull: boolean } | null {
  return value === 'no' || value === 'yes' ? { isNull: value === 'no' } : null
}

function readWords(words: Record<string, string>, values: readonly string[], field: 'track' | 'managerialLevel'): Condition | null {
  return values.every((value) => has(words, value)) ? { [field]: values.map((value) => words[value]!) } : null
}

/** Both ends of `low..high` or of a single value; an end not given is empty. Neither end, or a low above the high, is none. */
function readRange(text: string, valid: (end: string) => boolean): [string, string] | null {
  const dots = text.indexOf('..')
  const [low, high] = dots < 0 ? [text, text] : [text.slice(0, dots), text.slice(dots + 2)]
  if (dots < 0 && valid === isDay) return null
  if ((low !== '' && !valid(low)) || (high !== '' && !valid(high)) || (dots < 0 && low === '')) return null
  if (low !== '' && high !== '' && (valid === isDay ? low > high : Number(low) > Number(high))) return null
  return [low, high]
}

function isCount(text: string): boolean {
  return /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) < 2 ** 31
}

function number(text: string): number | undefined {
  return text === '' ? undefined : Number(text)
}

/** Parts between a sign at the top level: neither escaped nor within brackets. */
function split(text: string, sign: string): string[] {
  const parts: string[] = []
  let [start, depth] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '*') i++
    else if (text[i] === '(') depth++
    else if (text[i] === ')') depth--
    else if (text[i] === sign && depth === 0) {
      parts.push(text.slice(start, i))
      start = i + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

/** The texts within `(…)(…)`; none where the brackets do not match. */
function readGroups(text: string): string[] | null {
  const groups: string[] = []
  let [start, depth] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '*') i++
    else if (text[i] === '(') {
      if (depth++ === 0) start = i + 1
    } else if (text[i] === ')') {
      if (--depth < 0) return null
      if (depth === 0) groups.push(text.slice(start, i))
    } else if (depth === 0) return null
  }
  return depth === 0 ? groups : null
}

function readList(text: string): string[] | null {
  if (text === '*_') return []
  const values: string[] = []
  for (const part of split(text, ',')) {
    const plain = part.replace(/\*([*;,()])/g, '')
    if (/[*;()]/.test(plain)) return null
    values.push(part.replace(/\*([*;,()])/g, '$1'))
  }
  return values
}

function compact<T extends object>(range: T): T {
  return Object.fromEntries(Object.entries(range).filter(([, end]) => end !== undefined)) as T
}

function entries<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][]
}

function has<K extends string>(record: Readonly<Record<K, unknown>>, key: string): key is K {
  return Object.hasOwn(record, key)
}

function keyOf(record: Readonly<Record<string, string>>, value: string): string {
  return Object.keys(record).find((key) => record[key] === value) ?? value
}
