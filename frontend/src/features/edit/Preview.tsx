import { useEffect, useRef } from 'react'
import { dayWords, today } from '../../org/days'
import { movementWords } from '../../org/movementWords'
import { count, counted } from '../../org/numbers'
import { Said } from '../../ui/LiveRegion'
import { isNothing, type Comparison, type Found, type Movement, type Row } from './comparison'
import styles from './Preview.module.css'

const mostMovements = 30
const mostFindings = 12
const mostThings = 6

/** What a change would come to, before it is applied. Takes the focus, so that it is read and Tab goes on to Apply. */
export function Preview({ comparison }: { comparison: Comparison }) {
  const { day, named, things, movements, along, spans, figures, appeared, vanished, altered } = comparison
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={styles.preview} aria-labelledby="edit-preview">
      <h3 id="edit-preview" ref={heading} tabIndex={-1} className={styles.heading}>
        What changes {day === today() ? 'today' : `on ${dayWords(day)}`}
      </h3>
      {isNothing(comparison) && <p>Nothing that can be seen on this day.</p>}
      {named.map(({ key, name, rows }) => (
        <Part key={key} title={name}>
          <Rows rows={rows} />
        </Part>
      ))}
      {along && <p className={styles.along}>{along}.</p>}
      {movements.length > 0 && (
        <Part title={named.length > 0 ? 'Others' : 'People'}>
          <Movements movements={movements} most={mostMovements} />
        </Part>
      )}
      {things.slice(0, mostThings).map(({ key, name, rows }) => (
        <Part key={key} title={name}>
          <Rows rows={rows} />
        </Part>
      ))}
      {things.length > mostThings && <p className={styles.along}>And {counted(things.length - mostThings, 'more open seat or team', 'more open seats and teams')}.</p>}
      {spans.length > 0 && (
        <Part title="Reports">
          <table className={styles.spans}>
            <thead>
              <tr>
                <th scope="col">
                  <Said>Person</Said>
                </th>
                <th scope="col">Direct</th>
                <th scope="col">Total</th>
              </tr>
            </thead>
            <tbody>
              {spans.map(({ ref, name, direct, total }) => (
                <tr key={ref}>
                  <th scope="row">{name}</th>
                  <td>
                    <Turn from={direct[0]} to={direct[1]} />
                  </td>
                  <td>
                    <Turn from={total[0]} to={total[1]} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Part>
      )}
      {figures.length > 0 && (
        <Part title="The organization">
          <Rows rows={figures} />
        </Part>
      )}
      <Findings title="New findings" list={appeared} isNew />
      {altered.length > 0 && (
        <Part title="Findings that differ">
          <ul className={styles.list}>
            {altered.map(({ before, after }) => (
              <li key={before}>
                {after} <span className={styles.was}>Before: {before}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Findings title="Findings that go" list={vanished} />
      {appeared.length + vanished.length + altered.length === 0 && !isNothing(comparison) && <p className={styles.along}>No finding comes or goes.</p>}
    </section>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h4 className={styles.title}>{title}</h4>
      {children}
    </section>
  )
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className={styles.rows}>
      {rows.map(({ label, before, after, gone: lost, come }) => (
        <div key={label} className={styles.row}>
          <dt>{label}</dt>
          <dd>
            {lost?.map((one) => (
              <div key={one}>
                <span className={styles.before}>no longer</span> <del className={styles.before}>{one}</del>
              </div>
            ))}
            {come?.map((one) => (
              <div key={one}>
                <span className={styles.before}>now</span> <ins className={styles.after}>{one}</ins>
              </div>
            ))}
            {before !== null && (
              <>
                <del className={styles.before}>{before}</del>
                <span aria-hidden="true"> → </span>
              </>
            )}
            {(lost ?? come) ? null : after === null ? <span className={styles.before}>{gone(label)}</span> : <ins className={styles.after}>{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What is in the place of what was said before. */
function gone(label: string): string {
  return label === 'Seat' ? 'closed' : label === 'Team' ? 'not there' : 'nothing'
}

/** What happens to whom, a line each. */
export function Movements({ movements, most }: { movements: readonly Movement[]; most: number }) {
  return (
    <ul className={styles.list}>
      {movements.slice(0, most).map((one, i) => (
        <li key={i}>
          <span className={styles.who}>{one.name}</span> {movementWords(one)}
        </li>
      ))}
      {movements.length > most && <li>And {count(movements.length - most)} more.</li>}
    </ul>
  )
}

function Turn({ from, to }: { from: number; to: number }) {
  if (from === to) return <span className={styles.before}>{count(to)}</span>
  return (
    <>
      <del className={styles.before}>{count(from)}</del> <span aria-hidden="true">→</span> <ins className={styles.after}>{count(to)}</ins>
    </>
  )
}

function Findings({ title, list, isNew }: { title: string; list: readonly Found[]; isNew?: boolean }) {
  if (list.length === 0) return null
  return (
    <Part title={title}>
      <ul className={styles.list}>
        {list.slice(0, mostFindings).map(({ text, severity }, i) => (
          <li key={i} className={styles.finding} data-severity={isNew ? severity : undefined}>
            {text}
          </li>
        ))}
        {list.length > mostFindings && <li>And {counted(list.length - mostFindings, 'other')}.</li>}
      </ul>
    </Part>
  )
}
