import { dayWords } from '../../org/days'
import styles from './EditDialog.module.css'

export interface Comparison {
  day: string
  touched: number
  headcount: [number, number]
  spans: { name: string; before: string; after: string }[]
  appeared: string[]
  vanished: string[]
}

/** What a change would come to, before it is applied. */
export function Preview({ day, touched, headcount, spans, appeared, vanished }: Comparison) {
  return (
    <section className={styles.preview} aria-label="What changes">
      <h3 className={styles.heading}>What changes on {dayWords(day)}</h3>
      <p>
        {touched} {touched === 1 ? 'record is' : 'records are'} changed. {headcount[0] === headcount[1] ? `The headcount stays ${headcount[0]}.` : `The headcount goes from ${headcount[0]} to ${headcount[1]}.`}
      </p>
      <List name="Reports, direct and total" items={spans.map((one) => `${one.name}: ${one.before} → ${one.after}`)} />
      <List name="New findings" items={appeared} />
      <List name="Findings that go" items={vanished} />
      {appeared.length + vanished.length === 0 && <p>No finding comes or goes.</p>}
    </section>
  )
}

function List({ name, items }: { name: string; items: string[] }) {
  if (items.length === 0) return null
  return (
    <>
      <p>{name}</p>
      <ul aria-label={name}>
        {items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    </>
  )
}
