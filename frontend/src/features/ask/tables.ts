/** A list of an answer: its rows with what each says under each name, in the order of the answer. */
export interface AnswerTable {
  name: string
  columns: string[]
  rows: AnswerRow[]
}

export interface AnswerRow {
  cells: Record<string, string>
  /** The seat that the row is about, where it is about one. */
  ref: string | null
}

/** What an answer says beside its lists. */
export interface AnswerFact {
  name: string
  value: string
}

type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json }

const plain = new Set(['org', 'nodes', 'interpret'])
/** What says nothing to a reader. */
const unsaid = new Set(['__typename', 'id', 'ref'])

/** Takes an answer apart: single facts, and lists as tables. */
export function takeApart(data: unknown): { facts: AnswerFact[]; tables: AnswerTable[] } {
  const facts: AnswerFact[] = []
  const tables: AnswerTable[] = []
  const walk = (name: string, value: Json) => {
    if (Array.isArray(value)) tables.push(tableOf(name, value as readonly Json[]))
    else if (typeof value === 'object' && value !== null) {
      for (const [inner, one] of Object.entries(value)) {
        if (!unsaid.has(inner)) walk(plain.has(inner) ? name : [name, spaced(inner)].filter(Boolean).join(' of: '), one)
      }
    } else if (value !== null) facts.push({ name, value: shown(value) })
  }
  walk('', (data ?? null) as Json)
  // What stands before the last word says nothing where there is only one of it.
  const last = (name: string) => capital(name.split(' of: ').at(-1)!)
  const alone = (name: string) => facts.filter((one) => last(one.name) === last(name)).length === 1
  return { facts: facts.map(({ name, value }) => ({ name: alone(name) ? last(name) : capital(name.replaceAll(' of: ', ' ')), value })), tables }
}

function tableOf(name: string, list: readonly Json[]): AnswerTable {
  const columns: string[] = []
  const rows = list.map((one): AnswerRow => {
    const row: AnswerRow = { cells: {}, ref: null }
    const put = (prefix: string, value: Json) => {
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        for (const [inner, part] of Object.entries(value)) {
          if (inner === 'ref' && (prefix === '' || prefix === 'person') && typeof part === 'string') row.ref = part
          else if (!unsaid.has(inner)) put(prefix === '' || prefix === 'person' ? inner : `${prefix} ${inner}`, part)
        }
        return
      }
      const column = capital(spaced(prefix || 'value'))
      if (!columns.includes(column)) columns.push(column)
      row.cells[column] = shown(value)
    }
    put('', one)
    return row
  })
  return { name: capital(name.replaceAll(' of: ', ' ')), columns: columns.filter((column) => rows.some((row) => row.cells[column])), rows }
}

function shown(value: Json): string {
  if (value === null) return ''
  if (Array.isArray(value)) return (value as readonly Json[]).map(shown).filter(Boolean).join('; ').replaceAll('.; ', '. ')
  if (typeof value === 'object') {
    const named = value as { readonly [name: string]: Json }
    for (const name of ['text', 'label', 'name', 'title']) if (typeof named[name] === 'string') return named[name]
    return Object.entries(named)
      .flatMap(([name, one]) => (unsaid.has(name) ? [] : [shown(one)]))
      .filter(Boolean)
      .join(' ')
  }
  if (typeof value === 'number') return value.toLocaleString('en', { maximumFractionDigits: 3 })
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value
}

function spaced(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
