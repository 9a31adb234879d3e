import { useState } from 'react'
import { useClient, type CombinedError } from 'urql'
import { explain } from '../../api/explain'
import { today } from '../../org/days'
import { fieldOf, type Draft, type Edit } from './edits'
import { ApplyEdit, BeforeEdit, EditSpans } from './editQueries'
import type { Comparison } from './Preview'

interface Checked extends Comparison {
  revision: number
  requestId: string
}

interface Problems {
  /** By the name of the field. */
  fields: Record<string, string>
  general: string[]
}

const none: Problems = { fields: {}, general: [] }

/** One change: looked at by a dry run, applied on the revision that was looked at, and withdrawn. */
export function useEdit(edit: Edit, draft: Draft, effective: string, reason: string) {
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState(none)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [written, setWritten] = useState<number | null>(null)
  const [undone, setUndone] = useState(false)

  const fail = (error: CombinedError) => {
    const { title, detail, next, code } = explain(error)
    // What was looked at is not what is there any more.
    if (code === 'CONFLICT') setChecked(null)
    setProblems({ fields: {}, general: [[title.replace(/[.]?$/, '.'), detail, next].filter(Boolean).join(' ')] })
  }
  const refuse = (found: readonly { message: string; path: readonly string[] }[]) => {
    const next: Problems = { fields: {}, general: [] }
    for (const { message, path } of found) {
      const field = fieldOf(edit, path)
      if (field && edit.fields.some((one) => one.name === field && one.kind !== 'switch')) next.fields[field] = message
      else next.general.push(message)
    }
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
      const suffix = effective === today() ? '' : `@${effective}`
      const seats = Object.values(draft).filter((value) => value.startsWith('person/'))
      const [before, people] = await Promise.all([
        client.query(BeforeEdit, { date: effective }, { requestPolicy: 'network-only' }).toPromise(),
        client.query(EditSpans, { ids: seats.map((seat) => seat + suffix) }, { requestPolicy: 'network-only' }).toPromise(),
      ])
      const away = before.error ?? people.error
      if (away) { fail(away); return; }
      const spans = new Map<string, { name: string; span: { direct: number; total: number } }>()
      for (const node of people.data?.nodes ?? []) {
        if (node?.__typename !== 'Person') continue
        spans.set(node.ref, node)
        if (node.manager) spans.set(node.manager.ref, node.manager)
      }
      const change = edit.change(draft)
      // The leaver may be gone in the preview, and whom a filter names must be there.
      const watched = [...spans.keys()].filter((ref) => ref !== change.leave?.person)
      const { data, error } = await client.mutation(ApplyEdit, { changes: [change], effective, reason: reason || null, dryRun: true, watched }).toPromise()
      if (error) { fail(error); return; }
      if (!data || !before.data) return
      if (data.apply.problems.length > 0) { refuse(data.apply.problems); return; }
      const { org } = data.apply
      const old = before.data.org.findings.map((one) => one.text)
      const now = org.findings.map((one) => one.text)
      const words = (span: { direct: number; total: number }) => `${span.direct} · ${span.total}`
      setChecked({
        revision: data.apply.revision,
        requestId: Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join('-'),
        day: org.date,
        touched: data.apply.touched.length,
        headcount: [before.data.org.headcount, org.headcount],
        spans: org.people.nodes.flatMap(({ ref, span }) => {
          const was = spans.get(ref)
          return was && words(was.span) !== words(span) ? [{ name: was.name, before: words(was.span), after: words(span) }] : []
        }),
        appeared: now.filter((text) => !old.includes(text)),
        vanished: old.filter((text) => !now.includes(text)),
      })
    })

  const apply = () =>
    busily(async () => {
      if (!checked) return
      const { revision, requestId } = checked
      const { data, error } = await client
        .mutation(ApplyEdit, { changes: [edit.change(draft)], effective, reason: reason || null, expectedRevision: revision, requestId, dryRun: false, watched: [] })
        .toPromise()
      if (error) { fail(error); return; }
      if (!data) return
      if (data.apply.applied) setWritten(data.apply.revision)
      else refuse(data.apply.problems)
    })

  const undo = () =>
    busily(async () => {
      if (written === null) return
      const { data, error } = await client.mutation(ApplyEdit, { changes: [{ withdraw: written }], dryRun: false, watched: [] }).toPromise()
      if (error) { fail(error); return; }
      if (data?.apply.applied) setUndone(true)
      else setProblems({ fields: {}, general: data?.apply.problems.map((one) => one.message) ?? [] })
    })

  const forget = () => {
    setChecked(null)
    setProblems(none)
  }
  return { busy, problems, checked, written, undone, check, apply, undo, forget }
}
