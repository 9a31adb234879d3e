import styles from './Skeleton.module.css'

const widths = ['72%', '54%', '83%', '61%', '77%', '46%']

/** Grey lines in the place of rows to come; shown after a moment, so that a quick answer never flickers. */
export function Skeleton({ rows = 4, height }: { rows?: number; height?: number }) {
  if (height !== undefined) return <div className={styles.block} style={{ blockSize: height }} aria-hidden />
  return (
    <div className={styles.rows} aria-hidden>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className={styles.row}>
          <span className={styles.line} style={{ inlineSize: widths[i % widths.length] }} />
        </div>
      ))}
    </div>
  )
}
