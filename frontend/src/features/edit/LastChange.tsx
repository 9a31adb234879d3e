import { Undo2, X } from 'lucide-react'
import { useState } from 'react'
import { useClient } from 'urql'
import { explain } from '../../api/explain'
import { rememberOwnChange, type OwnChange } from '../../api/ownChange'
import { Button, IconButton } from '../../ui/Button'
import { ApplyEdit, LatestRevisions, RevisionSummaries } from './editQueries'
import styles from './LastChange.module.css'
import { inNames } from './problemWords'

const mostSince = 5

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
    const log = await client.query(RevisionSummaries, { first: 200 }, fresh).toPromise()
    if (log.data && !log.data.org.revisions.nodes.some((one) => one.number === revision && one.summary === words)) {
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
