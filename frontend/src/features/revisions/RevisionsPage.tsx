import { useState } from 'react'
import { useQuery } from 'urql'
import { explain } from '../../api/explain'
import { graphql } from '../../api/gql/gql'
import { dayWords } from '../../org/days'
import { count } from '../../org/numbers'
import { Button } from '../../ui/Button'
import { PageTitle } from '../../ui/PageTitle'
import { Empty, Failure, Loading } from '../../ui/States'
import styles from './RevisionsPage.module.css'

const Revisions = graphql(`
  query Revisions($first: Int!) {
    org {
      revisions(first: $first) {
        totalCount
        nodes {
          number
          at
          by
          effective
          reason
          summary
        }
      }
    }
  }
`)

const page = 50
const most = 1000

/** The log of what was written, the newest first: what, when, by whom, and why. */
export default function RevisionsPage() {
  const [first, setFirst] = useState(page)
  const [{ data, error, fetching }, again] = useQuery({ query: Revisions, variables: { first } })
  const revisions = data?.org.revisions
  return (
    <div className={styles.page}>
      <PageTitle>What changed</PageTitle>
      <h1>What changed</h1>
      {error && !data ? (
        <Failure title="The log could not be loaded" onRetry={() => again({ requestPolicy: 'network-only' })}>
          {explain(error).next}
        </Failure>
      ) : !revisions ? (
        <Loading what="the log" rows={8} />
      ) : revisions.totalCount === 0 ? (
        <Empty title="Nothing was written yet">Every change and every import will stand here.</Empty>
      ) : (
        <>
          <p>
            {count(revisions.nodes.length)} of {count(revisions.totalCount)} revisions, the newest first.
          </p>
          <ol className={styles.list} aria-label="Revisions">
            {revisions.nodes.map((revision) => (
              <li key={revision.number} className={styles.revision}>
                <span className={styles.number}>{count(revision.number)}</span>
                <span>
                  {revision.summary}
                  {revision.reason && <span className={styles.quiet}> {revision.reason}</span>}
                </span>
                <span className={styles.quiet}>
                  {[`written ${dayWords(revision.at.slice(0, 10))}, ${revision.at.slice(11, 16)} UTC`, revision.by && `by ${revision.by}`, `effective ${dayWords(revision.effective)}`].filter(Boolean).join(', ')}
                </span>
              </li>
            ))}
          </ol>
          {revisions.nodes.length < revisions.totalCount && first < most && (
            <Button isDisabled={fetching} onPress={() => setFirst(Math.min(most, first + page * 2))}>
              Show more
            </Button>
          )}
        </>
      )}
    </div>
  )
}
