import { useState } from 'react'
import { useClient, type Client, type CombinedError } from 'urql'
import { explain } from '../../api/explain'
import type { ChangeInput, LatestRevisionsQuery } from '../../api/gql/graphql'
import { rememberOwnChange } from '../../api/ownChange'
import { addDays, today } from '../../org/days'
import { people } from '../../org/numbers'
import { compare, type Comparison } from './comparison'
import { ApplyEdit, EditAround, EditBefore, LatestRevisions, PreviewEdit, RevisionSummaries } from './editQueries'
import { fieldOf, firstDay, type Draft, type Edit } from './edits'
import { inNames } from './problemWords'

export interface Checked extends Comparison {
  revision: number
  requestId: string
}

export interface Problems {
  /** By the name of the field. */
  fields: Record<string, string>
  general: string[]
}

export type Written = LatestRevisionsQuery['org']['revisions']['nodes'][number]

/** What others wrote since the change was looked at. */
export interface Meanwhile {
  revisions: Written[]
  /** Whether there are more than these. */
  isMore: boolean
}

const none: Problems = { fields: {}, general: [] }
const mostMeanwhile = 10
/** How often the two halves of a comparison may be of different revisions, because others write just now. */
const tries = 4

/** One change: looked at by a dry run, and applied on the revision that it was looked at on. */
export function useEdit(edit: Edit, draft: Draft, was: Draft, effective: string, reason: string, onWritten: () => void) {
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState(none)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null)

  const say = (error: CombinedError) => {
    const { title, detail, next } = explain(error)
    setProblems({ fields: {}, general: [[title.replace(/[.]?$/, '.'), detail, next].filter(Boolean).join(' ')] })
  }
  const refuse = async (found: readonly { message: string; path: readonly string[] }[]) => {
    const words = await inNames(client, found.map((one) => one.message))
    const next: Problems = { fields: {}, general: [] }
    found.forEach(({ path }, i) => {
      const message = words[i] ?? ''
      const field = fieldOf(edit, path)
      if (field && !(edit.hasSubject && field === edit.about) && edit.fields.some((one) => one.name === field && one.kind !== 'switch')) next.fields[field] = message
      else next.general.push(message)
    })
    setProblems(next)
  }
  const busily = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblems(none)
    await work()
    setBusy(false)
  }

  const check = () =>
    busily(async () => {
      setChecked(null)
      setMeanwhile(null)
      const result = await look(client, edit.change(draft, was), draft, effective)
      if ('error' in result) say(result.error)
      else if ('problems' in result) await refuse(result.problems)
      else setChecked(result.checked)
    })

  const apply = () =>
    busily(async () => {
      if (!checked) return
      const { revision, requestId } = checked
      const { data, error } = await client
        .mutation(ApplyEdit, { changes: [edit.change(draft, was)], effective, reason: reason.trim() || null, expectedRevision: revision, requestId })
        .toPromise()
      if (error && explain(error).code === 'CONFLICT') {
        const latest = await client.query(LatestRevisions, { first: mostMeanwhile }, { requestPolicy: 'network-only' }).toPromise()
        const list = latest.data?.org.revisions.nodes.filter((one) => one.number > revision) ?? []
        setChecked(null)
        setMeanwhile({ revisions: list, isMore: list.length === mostMeanwhile })
      } else if (error) say(error)
      else if (data && !data.apply.applied) {
        setChecked(null)
        await refuse(data.apply.problems)
      } else if (data) {
        const { revision: written } = data.apply
        const log = await client.query(RevisionSummaries, { first: mostMeanwhile }, { requestPolicy: 'network-only' }).toPromise()
        const words = log.data?.org.revisions.nodes.find((one) => one.number === written)?.summary ?? edit.title
        rememberOwnChange({ revision: written, words, isUndo: edit.about === 'withdraw' })
        onWritten()
      }
    })

  /** Back to the form, where something else is filled in. */
  const back = () => {
    setChecked(null)
    setMeanwhile(null)
    setProblems(none)
  }
  return { busy, problems, checked, meanwhile, check, apply, back }
}

type Looked = { checked: Checked } | { problems: { message: string; path: string[] }[] } | { error: CombinedError }

/** The organization before and after a change, on the first day on which it can be seen. */
async function look(client: Client, change: ChangeInput, draft: Draft, effective: string): Promise<Looked> {
  const fresh = { requestPolicy: 'network-only' } as const
  const at = (ref: string, day: string) => (day === today() ? ref : `${ref}@${day}`)
  const shown = change.withdraw ? today() : firstDay(change, effective, (day) => addDays(day, 1))
  const seats = [...new Set(Object.values(draft).flatMap((value) => value.split('>')).filter((ref) => /^(?:person|opening)\//.test(ref)))]
  for (let left = tries; ; left--) {
    const around = await client.query(EditAround, { ids: seats.map((ref) => at(ref, effective)) }, fresh).toPromise()
    if (around.error) return { error: around.error }
    const watched = new Set(seats.filter((ref) => ref.startsWith('person/')))
    let along: string | null = null
    for (const node of around.data?.nodes ?? []) {
      const seat = node?.__typename === 'Person' ? node : node?.__typename === 'Opening' ? node.manager : null
      if (!seat) continue
      for (const ref of [seat.ref, ...seat.managementChain.map((one) => one.ref)]) watched.add(ref)
      if (node?.__typename === 'Person' && node.ref === change.move?.person) along = alongWords(node.reports.map((one) => one.name))
    }
    const before = await client.query(EditBefore, { date: shown, ids: [...watched].map((ref) => at(ref, shown)) }, fresh).toPromise()
    if (before.error) return { error: before.error }
    const there = before.data?.nodes.flatMap((node) => (node?.__typename === 'Person' ? [node] : [])) ?? []
    // The leaver is gone in the preview, and whom a filter names must be there.
    const people = there.filter((one) => one.ref !== change.leave?.person)
    const { data, error } = await client
      .mutation(PreviewEdit, { changes: [change], effective, shown, watched: people.map((one) => one.ref), most: people.length })
      .toPromise()
    if (error) return { error }
    if (!data || !before.data) return { problems: [] }
    const { revision, problems, movements, org } = data.apply
    if (problems.length > 0) return { problems }
    if (before.data.org.revision !== revision && left > 1) continue
    const compared = compare({ org: before.data.org, people }, { org, people: org.people.nodes }, movements, along, new Set(seats))
    const requestId = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join('-')
    return { checked: { ...compared, revision, requestId } }
  }
}

const mostNames = 3

/** "Bo Bang and Cy Carr come along", with whoever reports to them. */
export function alongWords(reports: readonly string[]): string | null {
  if (reports.length === 0) return null
  const shown = reports.length > mostNames + 1 ? [...reports.slice(0, mostNames), people(reports.length - mostNames).replace(/^(\S+) /, '$1 more ')] : reports
  const list = shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)!}`
  return `${list} still ${reports.length === 1 ? 'reports' : 'report'} to them, and ${reports.length === 1 ? 'moves' : 'move'} along`
}
