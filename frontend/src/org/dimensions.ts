import type { Dimension, DimensionInput } from '../api/gql/graphql'

interface Described {
  readonly words: string
  /** Its values have an order of their own, in which a histogram shows them. */
  readonly ordered: boolean
  /** Its values are whole numbers, so that those without anybody are known. */
  readonly numbers: boolean
}

/** What people can be divided by, by the word that the URL has for it, in the order of the menu. */
export const dimensions = {
  level: { dimension: 'LEVEL', words: 'Level', ordered: true, numbers: false },
  band: { dimension: 'BAND', words: 'Band', ordered: true, numbers: true },
  track: { dimension: 'TRACK', words: 'Track', ordered: false, numbers: false },
  ladder: { dimension: 'LADDER', words: 'Ladder', ordered: false, numbers: false },
  team: { dimension: 'TEAM', words: 'Team', ordered: false, numbers: false },
  location: { dimension: 'LOCATION', words: 'Location', ordered: false, numbers: false },
  zone: { dimension: 'TIME_ZONE', words: 'Time zone', ordered: false, numbers: false },
  layer: { dimension: 'DEPTH', words: 'Layer from the top', ordered: true, numbers: true },
  role: { dimension: 'MANAGERIAL_LEVEL', words: 'Place in the structure', ordered: true, numbers: false },
  'top-manager': { dimension: 'TOP_MANAGER', words: 'Top manager', ordered: false, numbers: false },
  started: { dimension: 'START_YEAR', words: 'Year started', ordered: true, numbers: true },
  span: { dimension: 'SPAN_BAND', words: 'Span band', ordered: true, numbers: false },
} as const satisfies Record<string, Described & { dimension: Dimension }>

type Word = keyof typeof dimensions

/** One thing to divide by: a dimension, or a further column of an import. */
export type By = { readonly kind: 'dimension'; readonly word: Word } | { readonly kind: 'attribute'; readonly name: string }

/** The most that one breakdown is divided by. */
export const mostDimensions = 4

/** Reads a search parameter such as `level,track,attribute:Cost centre`; what says nothing is left out. */
export function readBy(text: string | undefined): By[] {
  if (text === undefined) return [{ kind: 'dimension', word: 'level' }]
  const found: By[] = []
  for (const part of text.split(/(?<!\*),/)) {
    const plain = part.replaceAll(/\*([*,])/g, '$1').trim()
    if (Object.hasOwn(dimensions, plain)) found.push({ kind: 'dimension', word: plain as Word })
    else if (plain.startsWith('attribute:') && plain.length > 'attribute:'.length) found.push({ kind: 'attribute', name: plain.slice('attribute:'.length) })
  }
  const seen = new Set<string>()
  const once = found.filter((one) => !seen.has(keyOf(one)) && seen.add(keyOf(one)))
  return once.length === 0 ? [{ kind: 'dimension', word: 'level' }] : once.slice(0, mostDimensions)
}

/** The same as a search parameter; none for what it is by itself. */
export function writeBy(by: readonly By[]): string | undefined {
  const text = by.map(keyOf).join(',')
  return text === 'level' ? undefined : text
}

/** What tells one from another, as the URL has it. */
export function keyOf(by: By): string {
  return by.kind === 'dimension' ? by.word : `attribute:${by.name.replaceAll(/[*,]/g, '*$&')}`
}

/** As the API takes it. */
export function inputOf(by: By): DimensionInput {
  return by.kind === 'dimension' ? { dimension: dimensions[by.word].dimension } : { attribute: by.name }
}

export function wordsOf(by: By): string {
  return by.kind === 'dimension' ? dimensions[by.word].words : by.name
}

export function isOrdered(by: By): boolean {
  return by.kind === 'dimension' && dimensions[by.word].ordered
}

export function isNumbers(by: By): boolean {
  return by.kind === 'dimension' && dimensions[by.word].numbers
}

/** What an input of the API names; null where it names nothing known. */
export function byOfInput(input: unknown): By | null {
  const { dimension, attribute } = (input ?? {}) as { dimension?: unknown; attribute?: unknown }
  if (typeof attribute === 'string') return { kind: 'attribute', name: attribute }
  const word = (Object.keys(dimensions) as Word[]).find((one) => dimensions[one].dimension === dimension)
  return word === undefined ? null : { kind: 'dimension', word }
}
