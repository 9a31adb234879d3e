import { Link } from '@tanstack/react-router'
import { explain } from '../../api/explain'
import { dayWords } from '../../org/days'
import { LevelChip } from '../../org/LevelChip'
import { SidePanel } from '../../ui/SidePanel'
import { Empty, Failure, Loading } from '../../ui/States'
import { Actions } from './Actions'
import { OpeningPanel } from './OpeningPanel'
import styles from './Person.module.css'
import { PersonLinks, PersonSections } from './PersonSections'
import { usePerson } from './usePerson'

/** Who somebody is, beside any page; the search parameter `person` names them, or an open seat. */
export default function PersonPanel({ person, onClose }: { person: string; onClose: () => void }) {
  if (person.startsWith('opening/')) return <OpeningPanel key={person} opening={person} onClose={onClose} />
  return <OfPerson key={person} person={person} onClose={onClose} />
}

function OfPerson({ person: ref, onClose }: { person: string; onClose: () => void }) {
  const { data, error, date, again } = usePerson(ref)
  const person = data?.org.person
  return (
    <SidePanel
      label={person?.name ?? 'Person'}
      onClose={onClose}
      head={
        <div className={styles.head}>
          <h2>{person?.name ?? 'Person'}</h2>
          {person && <LevelChip level={person.level} />}
          {person?.title && <p className={styles.title}>{person.title}</p>}
        </div>
      }
    >
      {error && !data ? (
        <Failure title={explain(error).title} onRetry={again}>
          {explain(error).next}
        </Failure>
      ) : !data ? (
        <Loading what="the person" rows={8} />
      ) : !person ? (
        <NotThen date={date} />
      ) : (
        <div className={styles.body}>
          <PersonLinks person={person} page={false} />
          {date === undefined && <Actions seat={person.ref} />}
          <PersonSections person={person} date={data.org.date} whole={false} />
        </div>
      )}
    </SidePanel>
  )
}

/** Nobody has the name on the day shown. */
export function NotThen({ date }: { date: string | undefined }) {
  return (
    <Empty
      title={date ? `Not employed on ${dayWords(date)}` : 'Nobody employed today has this name'}
      action={
        date && (
          <Link to="." search={(kept) => ({ ...kept, date: undefined })}>
            See today
          </Link>
        )
      }
    >
      They may have left, or not yet joined. {date ? 'Another day may show them.' : 'Pick an earlier day to see who has left.'}
    </Empty>
  )
}
