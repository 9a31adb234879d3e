import styles from './Bar.module.css'
import { classes } from './classes'

/** A bar in a cell beside its number, as long as its part of the most. Decoration: the number says it. */
export function Bar({ value, most, finding }: { value: number; most: number; finding?: boolean }) {
  return (
    <span className={styles.track} aria-hidden>
      <span className={classes(styles.bar, finding && styles.finding)} style={{ inlineSize: `${most > 0 ? Math.min(100, (value / most) * 100) : 0}%` }} />
    </span>
  )
}
