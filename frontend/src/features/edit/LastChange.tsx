import { Undo2, X } from 'lucide-react'
import { useState } from 'react'
import { useClient, type Client, type OperationResult } from 'urql'
import { explain } from '../../api/explain'
import type { RevisionSummariesQuery } from '../../api/gql/graphql'
import { rememberOwnChange, type OwnChange } from '../../api/ownChange'
import { Button, IconButton } from '../../ui/Button'
import { ApplyEdit, LatestRevisions, RevisionSummaries } from './editQueries'
import styles from './LastChange.module.css'
import { inNames } from './problemWords'

const mostSince = 5

/** Rows of the log at a time, as many as everybody may ask for, and pages to look through. */
const pageSize = 200
const mostPages = 5

/** Whether the log has no revision of a number and a summary any more; what cannot be asked just now is not gone. */
async function isGone(client: Client, number: number, summary: string): Promise<boolean> {
  let after: string | null = null
  for (let page = 0; page < mostPages; page++) {
    const log: OperationResult<RevisionSummariesQuery> = await client.query(RevisionSummaries, { first: pageSize, after }, { requestPolicy: 'network-only' }).toPromise()
    if (!log.data) return false
    const { nodes, pageInfo } = log.data.org.revisions
    const found = nodes.find((one) => one.number === number)
    if (found) return found.summary !== summary
    if (nodes.length < pageSize) return true
    after = pageInfo.endCursor
  }
  return true
}

/** One's own last change, with a way back, until one makes another or puts it away. */
export default function LastChange({ change }: { change: OwnChange }) {
  const { undo, busy, refused } = useUndo(change)
  return (
    <section className={styles.note} aria-label="Your last change">
      <div className={styles.line}>
        <p role="status" className={styles.words}>
          {change.words}
        </p>
        {!change.isUndo && !refused && (
          <Button look="quiet" icon={Undo2} isPending={busy} onPress={() => void undo()}>
            Undo
          </Button>
        )}
        <IconButton small label="Put this note away" icon={X} onPress={() => rememberOwnChange({ ...change, isPutAway: true })} />
      </div>
      {refused && (
        <div role="alert" className={styles.refused}>
          {refused.why.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {refused.since.length > 0 && (
            <>
              <p>Written since:</p>
              <ul>
                {refused.since.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </section>
  )
}

interface Refused {
  revision: number
  why: string[]
  /** What was written after it, the newest first. */
  since: string[]
}

function useUndo({ revision, words }: OwnChange) {
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)

  const take = async () => {
    const fresh = { requestPolicy: 'network-only' } as const
    // The server may keep another organization by now, whose revision of that number is none of ours.
    if (await isGone(client, revision, words)) {
      setRefused({ revision, why: ['This change is not in the log any more.'], since: [] })
      return
    }
    const { data, error } = await client.mutation(ApplyEdit, { changes: [{ withdraw: revision }] }).toPromise()
    if (error) {
      const { title, detail, next } = explain(error)
      setRefused({ revision, why: [`${title}.`, detail, next].filter(Boolean), since: [] })
    } else if (data?.apply.applied) {
      rememberOwnChange({ revision: data.apply.revision, words: `Undone: ${words}`, isUndo: true })
    } else if (data) {
      const [why, latest] = await Promise.all([
        inNames(client, data.apply.problems.map((one) => one.message)),
        client.query(LatestRevisions, { first: mostSince }, fresh).toPromise(),
      ])
      setRefused({ revision, why, since: latest.data?.org.revisions.nodes.filter((one) => one.number > revision).map((one) => one.summary) ?? [] })
    }
  }
  const undo = async () => {
    setBusy(true)
    await take()
    setBusy(false)
  }
  return { undo, busy, refused: refused?.revision === revision ? refused : null }
}
