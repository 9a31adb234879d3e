import { useEffect, useRef, useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useClient, useQuery } from 'urql'
import type { RankedMentorsQuery, RankedMentorsQueryVariables } from '../../api/gql/graphql'
import { writeFilter } from '../../org/filterUrl'
import { count, counted } from '../../org/numbers'
import { QueryFailure } from '../../org/QueryFailure'
import { shortSeat } from '../../org/refs'
import { Empty, Loading } from '../../ui/States'
import { TakeAway } from '../../ui/TakeAway'
import { excludedWords } from './excluded'
import { Match } from './Match'
import { RankedMentors } from './mentorQueries'
import { ReasonLegend } from './ReasonBar'
import styles from './Ranking.module.css'
import { known } from './weights'

export type Asked = Omit<RankedMentorsQueryVariables, 'first' | 'after'>
type Answer = RankedMentorsQuery['org']['mentors']

export interface RankingProps {
  asked: Asked
  goal: string
  menteeName: string | null
  /** The match that is open, `none`, or undefined for the best. */
  show: string | undefined
  onShow: (show: string) => void
}

const pageSize = 25

/** The ranked list, how many it is of, and why the others are not in it. */
export function Ranking({ asked, goal, menteeName, show, onShow }: RankingProps) {
  const client = useClient()
  const [{ data, error, fetching }, again] = useQuery({ query: RankedMentors, variables: { ...asked, first: pageSize } })
  if (!data) {
    if (error) return <QueryFailure error={error} again={() => again({ requestPolicy: 'network-only' })} />
    return <Loading what="the mentors" rows={8} />
  }
  const { mentors } = data.org
  // All of them, not only those that are shown; a page has a thousand at most.
  const all = async () => {
    const { data: whole, error: wrong } = await client.query(RankedMentors, { ...asked, first: 1000 })
    if (!whole) throw wrong ?? new Error('no answer')
    const { nodes } = whole.org.mentors
    const factors = nodes[0]?.reasons.map((reason) => reason.factor.toLowerCase()) ?? []
    return [['Name', 'Title', 'Level', 'Score', ...factors, 'Reasons'], ...nodes.map(({ person, score, reasons }) => [person.name, person.title, person.level?.code ?? null, score, ...factors.map((factor) => reasons.find((reason) => reason.factor.toLowerCase() === factor)?.contribution ?? null), reasons.map((reason) => reason.text).join(' ')])]
  }
  const [best] = mentors.nodes
  const open = show ?? (best ? shortSeat(best.person.ref) : 'none')
  const forWhom = menteeName ? ` for ${menteeName}` : ''
  const rows = { mentee: asked.for ?? null, open, onShow }
  return (
    <section aria-label="Ranking" aria-busy={fetching} className={styles.ranking}>
      <div className={styles.head}>
        <p className={styles.count} role="status">
          <strong>{counted(mentors.totalCount, 'mentor')}</strong> toward {goal}
          {forWhom}, out of {counted(mentors.considered, 'person', 'people')}
        </p>
        <Excluded mentors={mentors} goal={goal} asked={asked} />
      </div>
      {mentors.totalCount === 0 ? (
        <Empty title={`Nobody can mentor toward ${goal}${forWhom}`}>
          {mentors.considered === 0 ? 'Nobody is among whom it is looked. Widen the filter.' : 'All are left out by the rules above. Look among more people, or free a place.'}
        </Empty>
      ) : (
        <>
          <ReasonLegend of={known(asked.for != null)} />
          <TakeAway name={`Mentors toward ${goal}${forWhom}`} as={['csv']} rows={all} grows>
            <ol className={styles.list} aria-label="Mentors, the best first">
              {mentors.nodes.map((match, i) => (
                <Match key={match.person.ref} match={match} rank={i + 1} {...rows} />
              ))}
              {mentors.pageInfo.hasNextPage && (
                <Further key={JSON.stringify(asked)} asked={asked} after={mentors.pageInfo.endCursor} from={mentors.nodes.length} total={mentors.totalCount} rows={rows} />
              )}
            </ol>
          </TakeAway>
        </>
      )}
    </section>
  )
}

interface FurtherProps {
  asked: Asked
  after: string | null
  /** Matches before this page. */
  from: number
  total: number
  rows: { mentee: string | null; open: string; onShow: (show: string) => void }
}

/** The next page, once its place comes into view. */
function Further({ asked, after, from, total, rows }: FurtherProps) {
  const [near, setNear] = useState(false)
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const watcher = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && setNear(true), { rootMargin: '600px' })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  const [{ data, error }, again] = useQuery({ query: RankedMentors, variables: { ...asked, first: pageSize, after }, pause: !near })
  if (!data) {
    return (
      <li ref={place} className={styles.more}>
        {error ? <QueryFailure error={error} again={() => again({ requestPolicy: 'network-only' })} /> : `${count(total - from)} more`}
      </li>
    )
  }
  const { nodes, pageInfo } = data.org.mentors
  return (
    <>
      {nodes.map((match, i) => (
        <Match key={match.person.ref} match={match} rank={from + i + 1} {...rows} />
      ))}
      {pageInfo.hasNextPage && <Further key={pageInfo.endCursor} asked={asked} after={pageInfo.endCursor} from={from + nodes.length} total={total} rows={rows} />}
    </>
  )
}

function Excluded({ mentors, goal, asked }: { mentors: Answer; goal: string; asked: Asked }) {
  if (mentors.excluded.length === 0) return null
  return (
    <ul aria-label="Left out" className={styles.excluded}>
      {mentors.excluded.map(({ rule, headcount }) => {
        const { number, words } = excludedWords(rule, headcount, goal)
        // The one rule that a filter can say exactly: it comes before all others that could hold of the same people.
        const listed = rule === 'NO_LEVEL' && asked.for == null
        return (
          <li key={rule}>
            {listed ? (
              <Link to="/people" search={(kept) => ({ date: kept.date, where: writeFilter({ ...asked.where, level: { ...asked.where?.level, isNull: true } }) })}>
                {number}
              </Link>
            ) : (
              <strong>{number}</strong>
            )}{' '}
            {words}
          </li>
        )
      })}
    </ul>
  )
}
