import type { PersonFilter } from '../../api/gql/graphql'
import { LevelChip } from '../../org/LevelChip'
import { count, people } from '../../org/numbers'
import { bare } from '../../org/refs'
import { useWidth } from '../../ui/useWidth'
import { layFlow, streamKey, type Stream } from './flow'
import styles from './LandingFlow.module.css'
import type { LandingAnswer, LandingRow } from './landingQuery'
import { RibbonPeople } from './RibbonPeople'

const none = 'none'

export interface LandingFlowProps {
  landing: LandingAnswer
  /** Who was asked about; null: everybody. */
  where: PersonFilter | null
  /** Key of the ribbon whose people are listed. */
  show: string | undefined
  onShow: (show: string | undefined) => void
}

/** Ribbons from the levels held to those landed on, the same as a table, and the people behind the chosen one. */
export function LandingFlow({ landing, where, show, onShow }: LandingFlowProps) {
  const [ref, all] = useWidth(900)
  const ends = Math.min(280, all * 0.3)
  const width = Math.max(40, all - 2 * ends)
  const held = landing.rows.map(({ from }) => bare(from.id)).filter((id, i, ids) => ids.indexOf(id) === i)
  const streams: Stream[] = landing.rows.map((row) => {
    const [from, to] = [bare(row.from.id), row.to ? bare(row.to.id) : 'unplaced']
    return { key: streamKey(from, to), from, to, people: row.headcount }
  })
  const right = [...landing.ladder.levels.map(({ id }) => bare(id)), 'unplaced']
  // Who holds no level is told in the table: mostly they are the many, and would leave no room for all others.
  const flow = layFlow(streams, held, right, { width, height: 420, gap: 8, least: 24 })
  if (landing.withoutLevel > 0) streams.push({ key: streamKey(none, none), from: none, to: none, people: landing.withoutLevel })
  const chosen = streams.find(({ key }) => key === show)
  const row = landing.rows.find(({ from, to }) => chosen && bare(from.id) === chosen.from && (to ? bare(to.id) : 'unplaced') === chosen.to)
  const toggle = (key: string) => onShow(key === show ? undefined : key)
  const ofLeft = (id: string) => landing.rows.find(({ from }) => bare(from.id) === id)?.from
  const ofRight = (id: string) => landing.ladder.levels.find((level) => bare(level.id) === id)

  return (
    <>
      <div ref={ref} className={styles.flow} style={{ blockSize: flow.height }} aria-hidden="true">
        <div className={styles.side} style={{ inlineSize: ends }}>
          {flow.left.map((end) => {
            const level = ofLeft(end.id)
            return (
              <div key={end.id} className={styles.end} style={{ insetBlockStart: end.y + end.height / 2 - 12 }}>
                <LevelChip level={level} title={false} />
                <span className={styles.words}>{level && `${level.ladder.name}, ${level.title}`}</span>
                <span>{count(end.people)}</span>
              </div>
            )
          })}
        </div>
        <svg width={width} height={flow.height} className={styles.ribbons}>
          {flow.ribbons.map((ribbon) => (
            <path
              key={ribbon.key}
              d={ribbon.path}
              strokeWidth={Math.max(1.5, ribbon.width)}
              className={styles.ribbon}
              data-open={ribbon.key === show || undefined}
              data-none={!ofRight(ribbon.to) || undefined}
              onClick={() => toggle(ribbon.key)}
            >
              <title>{`${people(ribbon.people)}: ${ofLeft(ribbon.from)?.title ?? ''} to ${ofRight(ribbon.to)?.title ?? 'no level of the ladder'}`}</title>
            </path>
          ))}
        </svg>
        <div className={styles.side} style={{ inlineSize: ends }}>
          {flow.right.map((end) => {
            const level = ofRight(end.id)
            return (
              <div key={end.id} className={styles.end} style={{ insetBlockStart: end.y + end.height / 2 - 12 }}>
                <span>{count(end.people)}</span>
                <LevelChip level={level} title={false} />
                <span className={styles.words}>{level?.title ?? 'Unplaced'}</span>
              </div>
            )
          })}
        </div>
      </div>
      <div className={styles.below}>
        <table className={styles.table}>
          <caption>From each level held to the one landed on</caption>
          <thead>
            <tr>
              <th scope="col">Level held</th>
              <th scope="col">Lands on</th>
              <th scope="col">People</th>
            </tr>
          </thead>
          <tbody>
            {streams.map((stream, i) => {
              const one = landing.rows[i]
              return (
                <tr key={stream.key} data-open={stream.key === show || undefined}>
                  <th scope="row">{one ? <Held row={one} /> : 'Without a level'}</th>
                  <td>{one ? one.to ? `${one.to.code} ${one.to.title}` : 'Unplaced' : 'Nowhere'}</td>
                  <td>
                    <button type="button" className={styles.open} aria-expanded={stream.key === show} onClick={() => toggle(stream.key)}>
                      {people(stream.people)}
                    </button>
                  </td>
                </tr>
              )
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                Together
              </th>
              <td>{people(streams.reduce((sum, one) => sum + one.people, 0))}</td>
            </tr>
          </tfoot>
        </table>
        {chosen && (
          <RibbonPeople
            key={chosen.key}
            title={row ? `${row.from.code} ${row.from.title} to ${row.to ? `${row.to.code} ${row.to.title}` : 'no level of the ladder'}` : 'Without a level'}
            where={{ and: [...(where ? [where] : []), row ? { level: { in: [bare(row.from.id)] } } : { level: { isNull: true } }] }}
          />
        )}
      </div>
    </>
  )
}

function Held({ row }: { row: LandingRow }) {
  return `${row.from.code} ${row.from.title}, ${row.from.ladder.name}`
}
