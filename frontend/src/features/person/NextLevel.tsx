import { Link } from '@tanstack/react-router'
import { useQuery } from 'urql'
import { useAsOf } from '../../api/asOf'
import { explain } from '../../api/explain'
import type { ChipLevelFragment } from '../../api/gql/graphql'
import { Identity } from '../../org/Identity'
import { share } from '../../org/numbers'
import { bare, shortSeat } from '../../org/refs'
import { Failure, Loading } from '../../ui/States'
import { NextStep } from './personQueries'
import styles from './Person.module.css'
import { Section } from './Section'

export interface NextLevelProps {
  /** Ref of the person. */
  person: string
  level: ChipLevelFragment
  next: ChipLevelFragment
  /** All that the next level expects; else by how much. */
  whole: boolean
}

/** What the next level expects beyond this one, and who could help to get there. */
export function NextLevel({ person, level, next, whole }: NextLevelProps) {
  const date = useAsOf()
  const [{ data, error, fetching }] = useQuery({ query: NextStep, variables: { date, ref: person, from: bare(level.id), to: bare(next.id) } })
  if (error && !data) return <Failure title="The next level could not be loaded">{explain(error).next}</Failure>
  if (!data) return fetching ? <Loading what="the next level" rows={3} /> : null
  const rows = data.org.compareLevels.rows
    .map((row) => ({ ...row, fresh: row.to.filter((criterion) => !row.from.some((held) => held.text === criterion.text)) }))
    .filter((row) => row.fresh.length > 0)
  const mentors = data.org.person?.suggestedMentors ?? []
  return (
    <>
      <Section
        title={`What ${next.code} expects beyond ${level.code}`}
        beside={
          <Link to="/compare" search={(kept) => ({ date: kept.date, from: bare(level.id), to: bare(next.id) })}>
            compare
          </Link>
        }
      >
        {rows.length === 0 && <p className={styles.quiet}>The ladder says nothing of {next.title} that it does not say of {level.title}.</p>}
        <ul className={styles.criteria}>
          {rows.map(({ competency, fresh }) => (
            <li key={competency.id}>
              <details open={whole}>
                <summary>
                  {competency.name} <span className={styles.quiet}>{fresh.length} new</span>
                </summary>
                <ul>
                  {fresh.map((criterion) => (
                    <li key={criterion.id}>{criterion.text}</li>
                  ))}
                </ul>
              </details>
            </li>
          ))}
        </ul>
      </Section>
      {mentors.length > 0 && (
        <Section
          title={`Who could mentor toward ${next.code}`}
          beside={
            <Link to="/mentors" search={(kept) => ({ date: kept.date, for: shortSeat(person) })}>
              all
            </Link>
          }
        >
          <ul className={styles.mentors}>
            {mentors.map((match) => (
              <li key={match.person.id}>
                <Identity person={match.person} beside={<span className={styles.counts}>{share(match.score)}</span>} />
                <p className={styles.reasons}>{match.reasons.map((reason) => reason.text).join(' ')}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
