import type { ReactNode } from 'react'
import styles from './Figure.module.css'

export interface FigureProps {
  /** The number, formatted: "7.2"; none where it is not known. */
  value: string | null
  /** What it counts: "reports per manager". */
  unit: string
  /** What it is of, or out of: "41 managers". A link to the people, where there is one. */
  of?: ReactNode
  /** Puts the number itself into a link: `(value) => <Link …>{value}</Link>`. */
  link?: (value: ReactNode) => ReactNode
  /** Beside the value, such as a change since last year. */
  beside?: ReactNode
}

/** A number with what it is of: "7.2 reports per manager, 41 managers". */
export function Figure({ value, unit, of, link, beside }: FigureProps) {
  const number = <span className={styles.value}>{value ?? '–'}</span>
  return (
    <div className={styles.figure}>
      <div className={styles.top}>
        {link && value !== null ? <span className={styles.link}>{link(number)}</span> : number}
        {beside && <span className={styles.beside}>{beside}</span>}
      </div>
      <p className={styles.unit}>
        {unit}
        {of !== undefined && <span className={styles.of}>, {of}</span>}
      </p>
    </div>
  )
}

/** Figures side by side, as many as fit. */
export function Figures({ children }: { children: ReactNode }) {
  return <div className={styles.figures}>{children}</div>
}
