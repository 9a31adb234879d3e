import { Link } from '@tanstack/react-router'
import { useQuery } from 'urql'
import { graphql } from '../../api/gql/gql'
import { count } from '../../org/numbers'
import { writtenWords } from '../../org/writtenWords'
import styles from './Person.module.css'
import { Section } from './Section'

const PersonRevisions = graphql(`
  query PersonRevisions($date: Date, $person: PersonRef!) {
    org(asOf: $date) {
      person(ref: $person) {
        revisions(first: 20) {
          totalCount
          nodes {
            number
            at
            by
            origin
            effective
            reason
            summary
          }
        }
      }
    }
  }
`)

/** Who changed what is known of somebody, when, from where and why, newest first. */
export function RecordChanges({ person, date }: { person: string; date: string | undefined }) {
  const [{ data }] = useQuery({ query: PersonRevisions, variables: { person, date } })
  const log = data?.org.person?.revisions
  if (!log || log.totalCount === 0) return null
  return (
    <Section title="Changes of the record" beside={count(log.totalCount)}>
      <ol className={styles.list}>
        {log.nodes.map((one) => (
          <li key={one.number}>
            <p>
              <Link to="/revisions" search={{ revision: one.number }}>
                {one.summary}
              </Link>
            </p>
            <p className={styles.quiet}>{[one.reason, writtenWords(one)].filter(Boolean).join('. ')}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
