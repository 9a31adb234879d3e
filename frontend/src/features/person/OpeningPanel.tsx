import { Link } from '@tanstack/react-router'
import { useQuery } from 'urql'
import { useAsOf } from '../../api/asOf'
import { explain } from '../../api/explain'
import { dayWords } from '../../org/days'
import { Identity, OpeningIdentity } from '../../org/Identity'
import { LevelChip } from '../../org/LevelChip'
import { bare } from '../../org/refs'
import { SidePanel } from '../../ui/SidePanel'
import { Empty, Failure, Loading } from '../../ui/States'
import { Actions } from './Actions'
import { OpeningFacts } from './personQueries'
import styles from './Person.module.css'
import { Section, Several } from './Section'

/** What an open seat is, beside any page. */
export function OpeningPanel({ opening, onClose }: { opening: string; onClose: () => void }) {
  const date = useAsOf()
  const ref = bare(opening)
  const [{ data, error, fetching }, again] = useQuery({ query: OpeningFacts, variables: { id: date ? `${ref}@${date}` : ref } })
  const seat = data?.node && 'title' in data.node ? data.node : null
  return (
    <SidePanel
      label="Open seat"
      onClose={onClose}
      head={
        <div className={styles.head}>
          <h2>{seat?.title ?? 'Open seat'}</h2>
          {seat && <LevelChip level={seat.level} />}
        </div>
      }
    >
      {error && !data ? (
        <Failure title="The open seat could not be loaded" onRetry={() => again({ requestPolicy: 'network-only' })}>
          {explain(error).next}
        </Failure>
      ) : !data ? (
        <Loading what="the open seat" />
      ) : !seat ? (
        fetching ? <Loading what="the open seat" /> : <Empty title="This seat is not open on the day shown">It may be filled or closed by now, or not yet open.</Empty>
      ) : (
        <>
          <p className={styles.quiet}>
            {['An open seat', seat.openedOn && `open since ${dayWords(seat.openedOn)}`, seat.targetDate && `to be filled by ${dayWords(seat.targetDate)}`, seat.team && `in the team ${seat.team.name}`]
              .filter(Boolean)
              .join(', ')}
            .
          </p>
          <p className={styles.links}>
            <Link to="/" search={(kept) => ({ date: kept.date, person: kept.person, focus: bare(seat.ref) })}>
              Show in chart
            </Link>
          </p>
          {date === undefined && <Actions seat={seat.ref} />}
          {(seat.manager ?? seat.openManager) && (
            <Section title="Reports to">
              {seat.manager ? <Identity person={seat.manager} /> : seat.openManager && <OpeningIdentity opening={seat.openManager} />}
            </Section>
          )}
          <Several title="Who waits for a manager" list={seat.reports} keyOf={(p) => p.id} row={(p) => <Identity person={p} />} />
          <Several title="Open seats below" list={seat.openReports} keyOf={(o) => o.ref} row={(o) => <OpeningIdentity opening={o} />} />
        </>
      )}
    </SidePanel>
  )
}
