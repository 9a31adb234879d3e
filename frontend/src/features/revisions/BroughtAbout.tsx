import { useQuery } from 'urql'
import { explain } from '../../api/explain'
import { useMayEdit } from '../../api/viewer'
import { graphql } from '../../api/gql/gql'
import { shortDay } from '../../org/days'
import { movementWords } from '../../org/movementWords'
import { count } from '../../org/numbers'
import { PersonLink } from '../../org/PersonLink'
import { LinkButton } from '../../ui/LinkButton'
import { Loading } from '../../ui/States'
import styles from './RevisionsPage.module.css'

const Movements = graphql(`
  query RevisionMovements($after: String) {
    org {
      revisions(first: 1, after: $after) {
        nodes {
          number
          movements {
            kind
            date
            ref
            name
            from
            to
          }
        }
      }
    }
  }
`)

const most = 100

interface BroughtAboutProps {
  number: number
  /** Cursor of the revision after it in time, which stands before it in the log. */
  after: string | undefined
}

/** What one revision brought about, person by person, and the way to undo it. */
export function BroughtAbout({ number, after }: BroughtAboutProps) {
  const mayUndo = useMayEdit()
  const [{ data, error }] = useQuery({ query: Movements, variables: { after } })
  const [revision] = data?.org.revisions.nodes ?? []
  // While somebody writes, the cursor may still be another's.
  const movements = revision?.number === number ? revision.movements : undefined
  return (
    <div className={styles.about} id={`revision-${number}`}>
      {!movements && !error && <Loading what="what it brought about" rows={2} />}
      {error && !movements && <p>{explain(error).title}.</p>}
      {movements?.length === 0 && <p className={styles.when}>Nobody joined, left, moved or changed level by it: it is about lines, seats, teams or details that have no day.</p>}
      {movements && movements.length > 0 && (
        <ul className={styles.movements}>
          {movements.slice(0, most).map((one, i) => (
            <li key={i} className={styles.movement}>
              <span className={styles.when}>{shortDay(one.date)}</span>
              <span>
                <PersonLink seat={one.ref}>{one.name}</PersonLink> {movementWords(one)}
              </span>
            </li>
          ))}
          {movements.length > most && <li className={styles.when}>And {count(movements.length - most)} more.</li>}
        </ul>
      )}
      {mayUndo && (
        <LinkButton to="." search={(kept) => ({ ...kept, edit: `withdraw:${number}` })}>
          Undo this change
        </LinkButton>
      )}
    </div>
  )
}
