import type { AnswerView } from '../../api/gql/graphql'
import { byOfInput, writeBy } from '../../org/dimensions'
import { writeFilter } from '../../org/filterUrl'
import { bare, lastPart, shortSeat } from '../../org/refs'

/** A page of the explorer that shows an answer better than a table does. */
export interface Place {
  to: '/' | '/people' | '/people/$id' | '/levels/$ladder' | '/compare' | '/landing' | '/mentors' | '/span' | '/findings' | '/explore'
  params?: Record<string, string>
  search: Record<string, string | undefined>
  label: string
}

export type Variables = Readonly<Record<string, unknown>>

/** Where an answer can be seen in full; null: nowhere but in its table. */
export function placeOf(view: AnswerView, variables: Variables): Place | null {
  const text = (name: string) => (typeof variables[name] === 'string' ? variables[name] : undefined)
  const date = text('asOf')
  const where = variables.where ? writeFilter(variables.where) : undefined
  const person = text('person')
  switch (view) {
    case 'MENTORS':
      return { to: '/mentors', search: { date, where, toward: text('toward'), for: seat(text('for')) }, label: 'Open in Mentors' }
    case 'SPANS':
      if (variables.by) return { to: '/explore', search: { date, where, by: byOf(variables.by), measures: 'span,managers' }, label: 'Open in Explore' }
      return { to: '/span', search: { date, where }, label: 'Open in Span' }
    case 'PEOPLE':
      if (person !== undefined) return { to: '/people/$id', params: { id: shortSeat(person) }, search: { date }, label: 'Open the person' }
      return where === undefined ? null : { to: '/people', search: { date, where }, label: 'Open in People' }
    case 'PERSON':
      return person === undefined ? null : { to: '/people/$id', params: { id: shortSeat(person) }, search: { date }, label: 'Open the person' }
    case 'CHART':
      if (person === undefined) return { to: '/', search: { date, root: seat(text('root')) }, label: 'Open in the chart' }
      return { to: '/', search: { date, focus: shortSeat(person) }, label: 'Open in the chart' }
    case 'LEVEL': {
      const level = text('level')
      const whole = text('ladder')
      if (whole !== undefined) return { to: '/levels/$ladder', params: { ladder: lastPart(whole) }, search: { date }, label: 'Open in Levels' }
      const [, ladder, code] = bare(level ?? '').split('/')
      return ladder === undefined || code === undefined ? null : { to: '/levels/$ladder', params: { ladder }, search: { date, level: code }, label: 'Open in Levels' }
    }
    case 'COMPARISON':
      return { to: '/compare', search: { date, from: text('from'), to: text('to') }, label: 'Open in Compare' }
    case 'LANDING':
      return { to: '/landing', search: { date, where, ladder: lastPart(text('ladder') ?? '') }, label: 'Open in Landing' }
    case 'FINDINGS': {
      const kinds = Array.isArray(variables.kinds) ? variables.kinds.map((kind) => String(kind).toLowerCase().replaceAll('_', '-')).join(',') : undefined
      return { to: '/findings', search: { date, kinds, under: seat(text('under')) }, label: 'Open in Findings' }
    }
    case 'BREAKDOWN':
      return { to: '/explore', search: { date, where, by: byOf(variables.by) }, label: 'Open in Explore' }
    case 'TREND':
      return { to: '/explore', search: { date, where, picture: 'trend' }, label: 'Open in Explore' }
    default:
      return null
  }
}

function byOf(inputs: unknown): string | undefined {
  return Array.isArray(inputs) ? writeBy(inputs.flatMap((one) => byOfInput(one) ?? [])) : undefined
}

function seat(ref: string | undefined): string | undefined {
  return ref === undefined ? undefined : shortSeat(ref)
}
