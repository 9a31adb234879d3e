import type { ReactNode } from 'react'
import styles from './BandStrip.module.css'
import { classes } from './classes'

export interface StripBand {
  id: string
  /** "4–7". */
  label: string
  count: number
  /** Whether the band is on target; such bands are shaded together. */
  onTarget?: boolean
  /** A finding: narrow or wide. */
  finding?: boolean
  /** In full words for screen readers: "41 managers with 4 to 7 reports". */
  words: string
  /** What the whole band leads to; it is given the band's picture. */
  link?: (content: ReactNode) => ReactNode
}

export interface BandStripProps {
  /** What is distributed: "Managers by direct reports". */
  label: string
  bands: readonly StripBand[]
  /** Where the median stands: the place of its band, and its own words, "median 6". */
  median?: { band: string; words: string } | null
  /** The band to point out, such as the one somebody is in. */
  marked?: string | null
  format?: (count: number) => string
  /** Heights of the bars in px; small ones fit into a panel. */
  height?: number
}

/** A distribution over bands: a bar each, the target shaded, the median marked. To a screen reader it is a list. */
export function BandStrip({ label, bands, median, marked, format = String, height = 64 }: BandStripProps) {
  const most = Math.max(1, ...bands.map((band) => band.count))
  return (
    <div className={styles.strip}>
      <ul aria-label={label} className={styles.bands} style={{ gridTemplateColumns: `repeat(${bands.length}, minmax(0, 1fr))` }}>
        {bands.map((band) => {
          const isMedian = median?.band === band.id
          const picture = (
            <>
              <span className={styles.said}>{[band.words, isMedian && median.words, band.onTarget && 'on target'].filter(Boolean).join(', ')}</span>
              <span aria-hidden className={styles.column} style={{ blockSize: height + 20 }}>
                <span className={classes(styles.count, band.count === 0 && styles.nobody)}>{format(band.count)}</span>
                <span
                  className={classes(styles.bar, band.finding && styles.finding, marked === band.id && styles.marked)}
                  style={{ blockSize: band.count === 0 ? 1 : Math.max(2, (band.count / most) * height) }}
                />
              </span>
              <span aria-hidden className={classes(styles.label, isMedian && styles.median)}>
                {band.label}
              </span>
            </>
          )
          return (
            <li key={band.id} className={classes(styles.band, band.onTarget && styles.target)}>
              {band.link && band.count > 0 ? band.link(picture) : <span className={styles.plain}>{picture}</span>}
            </li>
          )
        })}
      </ul>
      {median && (
        <p className={styles.legend} aria-hidden>
          <span className={styles.medianKey} /> {median.words}
          {bands.some((band) => band.onTarget) && (
            <>
              <span className={styles.targetKey} /> on target
            </>
          )}
        </p>
      )}
    </div>
  )
}
