import { useParams } from '@tanstack/react-router'
import { explain } from '../../api/explain'
import { LevelChip } from '../../org/LevelChip'
import { PageTitle } from '../../ui/PageTitle'
import { Failure, Loading } from '../../ui/States'
import { Actions } from './Actions'
import styles from './Person.module.css'
import { NotThen } from './PersonPanel'
import { PersonLinks, PersonSections } from './PersonSections'
import { usePerson } from './usePerson'

/** Who somebody is, in full. */
export default function PersonPage() {
  const id = useParams({ strict: false, select: (params: { id?: string }) => params.id })
  const { data, error, date, again } = usePerson(id ?? '')
  const person = data?.org.person
  return (
    <article className={styles.page}>
      <PageTitle>{person?.name ?? 'Person'}</PageTitle>
      <header className={styles.pageHead}>
        <h1>{person?.name ?? 'Person'}</h1>
        {person && <LevelChip level={person.level} />}
        {person?.title && <p className={styles.title}>{person.title}</p>}
      </header>
      {error && !data ? (
        <Failure title={explain(error).title} onRetry={again}>
          {explain(error).next}
        </Failure>
      ) : !data ? (
        <Loading what="the person" rows={12} />
      ) : !person ? (
        <NotThen date={date} />
      ) : (
        <>
          <PersonLinks person={person} page />
          {date === undefined && <Actions seat={person.ref} />}
          <div className={styles.columns}>
            <PersonSections person={person} date={data.org.date} whole />
          </div>
        </>
      )}
    </article>
  )
}
