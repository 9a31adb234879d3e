import { Link } from '@tanstack/react-router'
import { useQuery } from 'urql'
import { useAsOf } from '../../api/asOf'
import { writeFilter } from '../../org/filterUrl'
import { count, people as peopleWords } from '../../org/numbers'
import { PersonLink } from '../../org/PersonLink'
import { shortSeat } from '../../org/refs'
import { Button } from '../../ui/Button'
import { Chip } from '../../ui/Chip'
import { Said } from '../../ui/LiveRegion'
import { FindingPeople } from './findingsQueries'
import styles from './FindingsPage.module.css'
import { kindWords, severityWords, type FoundKind } from './kinds'

const few = 5
const named = 6

export interface FindingGroupProps {
  group: FoundKind
  under: string | undefined
  /** Whether all of a long group is shown. */
  all: boolean
  onAll: () => void
}

/** Findings of one kind: what the kind means, each in a sentence, whom it is about and where that is in the chart. */
export function FindingGroup({ group, under, all, onAll }: FindingGroupProps) {
  const { kind, severity, texts } = group
  // Those without a level may be almost everybody: a link to them says more than their names.
  const [{ data }] = useQuery({ query: FindingPeople, variables: { date: useAsOf(), under, kinds: [kind] }, pause: kind === 'NO_LEVEL' })
  const { title, meaning } = kindWords[kind]
  const id = `kind-${kind.toLowerCase()}`
  const shown = all ? texts : texts.slice(0, few)
  return (
    <section className={styles.group} aria-labelledby={id}>
      <div className={styles.title}>
        <h2 id={id}>{title}</h2>
        <span className={styles.count}>{count(texts.length)}</span>
        <Chip tone={severity === 'ERROR' ? 'red' : severity === 'WARNING' ? 'amber' : 'plain'}>{severityWords[severity]}</Chip>
      </div>
      <p className={styles.meaning}>{meaning}</p>
      <ul className={styles.findings}>
        {shown.map((text, i) => {
          const finding = data?.org.findings[i]
          // An answer of another moment must not put people beside a sentence that is not about them.
          const people = finding?.text === text ? finding.people : []
          const [first] = people
          return (
            <li key={i} className={styles.finding}>
              <span className={styles.text}>{text}</span>
              <span className={styles.links}>
                {people.slice(0, named).map((person) => (
                  <PersonLink key={person.id} seat={person.ref}>
                    {person.name}
                  </PersonLink>
                ))}
                {people.length > named && (
                  <Link to="/people" search={(kept) => ({ date: kept.date, where: writeFilter({ ref: people.slice(0, 200).map((person) => shortSeat(person.ref)) }) })}>
                    {people.length > 200 ? `The first 200 of ${peopleWords(people.length)}` : `All ${peopleWords(people.length)}`}
                  </Link>
                )}
                {kind === 'NO_LEVEL' && (
                  <Link to="/people" search={(kept) => ({ date: kept.date, where: writeFilter({ level: { isNull: true }, ...(under ? { under } : {}) }) })}>
                    Show these people
                  </Link>
                )}
                {first && (
                  <Link to="/" search={(kept) => ({ date: kept.date, focus: shortSeat(first.ref), person: first.ref })} className={styles.chart}>
                    Show <Said>{`${first.name} `}</Said>in the chart
                  </Link>
                )}
              </span>
            </li>
          )
        })}
      </ul>
      {texts.length > few && (
        <p>
          <Button look="quiet" onPress={onAll}>
            {all ? `Show the first ${few}` : `Show all ${count(texts.length)}`}
          </Button>
        </p>
      )}
    </section>
  )
}
