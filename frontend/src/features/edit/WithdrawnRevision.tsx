import { useQuery } from 'urql'
import styles from './EditDialog.module.css'
import { RevisionSummaries } from './editQueries'
import { WrittenLine } from './WrittenLine'

/** What is to be undone. */
export function WithdrawnRevision({ number }: { number: number }) {
  const [{ data }] = useQuery({ query: RevisionSummaries, variables: { first: 1000 } })
  const revision = data?.org.revisions.nodes.find((one) => one.number === number)
  return <div className={styles.subject}>{revision ? <WrittenLine revision={revision} /> : <p>Revision {number}</p>}</div>
}
