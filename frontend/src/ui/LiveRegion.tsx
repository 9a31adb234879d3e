import styles from './LiveRegion.module.css'

/** Says words to screen readers when they change, and shows nothing. */
export function LiveRegion({ words, urgent }: { words: string; urgent?: boolean }) {
  return (
    <div role={urgent ? 'alert' : 'status'} aria-live={urgent ? 'assertive' : 'polite'} className={styles.said}>
      {words}
    </div>
  )
}

/** Words for screen readers only. */
export function Said({ children }: { children: string }) {
  return <span className={styles.said}>{children}</span>
}
