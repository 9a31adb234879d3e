import { useId, useState, type ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { count } from '../../org/numbers'
import styles from './Person.module.css'

/** One thing that is said about a person, under a heading. */
export function Section({ title, beside, children }: { title: string; beside?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id} className={styles.heading}>
        {title}
        {beside !== undefined && <span className={styles.beside}>{beside}</span>}
      </h3>
      {children}
    </section>
  )
}

const shownFirst = 8

/** A list of which the beginning is shown until more is asked for; nothing where it is empty. */
export function Several<T>({ title, list, row, keyOf }: { title: string; list: readonly T[]; row: (item: T) => ReactNode; keyOf: (item: T) => string }) {
  const [all, setAll] = useState(false)
  if (list.length === 0) return null
  const shown = all ? list : list.slice(0, shownFirst)
  return (
    <Section title={title} beside={count(list.length)}>
      <ul className={styles.list}>
        {shown.map((item) => (
          <li key={keyOf(item)}>{row(item)}</li>
        ))}
      </ul>
      {list.length > shown.length && (
        <Button look="quiet" onPress={() => setAll(true)}>
          Show all {count(list.length)}
        </Button>
      )}
    </Section>
  )
}
