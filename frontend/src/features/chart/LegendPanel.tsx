import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { coloringWords, type Coloring, type Legend } from './coloring'
import { writeFilter } from '../../org/filterUrl'
import { count, people } from '../../org/numbers'
import styles from './LegendPanel.module.css'

interface LegendPanelProps {
  readonly coloring: Coloring
  readonly legend: Legend | null
  readonly only: ReadonlySet<string>
  readonly onOnly: (only: ReadonlySet<string>) => void
  /** Whether it lies over boxes, and should be shut while it is long. */
  readonly overBoxes: boolean
}

const mostOverBoxes = 6
const mostSwatches = 8

/** The colours with how many people each is; pressing one lets all others stand back. */
export function LegendPanel({ coloring, legend, only, onOnly, overBoxes }: LegendPanelProps) {
  const [isShown, setShown] = useState<boolean | null>(null)
  if (!legend || legend.entries.length === 0) return null
  const isRoomy = !matchMedia('(width < 900px)').matches && (!overBoxes || legend.entries.length <= mostOverBoxes)
  const shown = isShown ?? (isRoomy || only.size > 0)
  const toggle = (key: string) => {
    const next = new Set(only)
    if (!next.delete(key)) next.add(key)
    onOnly(next.size === legend.entries.length ? new Set() : next)
  }
  return (
    <section className={styles.legend} aria-label={`Legend: ${coloringWords[coloring].toLowerCase()}`}>
      <div className={styles.head}>
        <button type="button" className={styles.title} aria-expanded={shown} onClick={() => setShown(!shown)}>
          {coloringWords[coloring]}
          {!shown && (
            <span className={styles.swatches}>
              {legend.entries.slice(0, mostSwatches).map((entry) => (
                <span key={entry.key} className={styles.swatch} style={{ background: entry.color }} />
              ))}
            </span>
          )}
        </button>
        {only.size > 0 && (
          <button type="button" className={styles.clear} onClick={() => onOnly(new Set())}>
            Show all
          </button>
        )}
      </div>
      {shown && (
        <ul className={styles.entries}>
          {legend.entries.map((entry) => (
            <li key={entry.key}>
              <button
                type="button"
                className={styles.entry}
                aria-pressed={only.has(entry.key)}
                data-back={only.size > 0 && !only.has(entry.key) ? '' : undefined}
                onClick={() => toggle(entry.key)}
              >
                <span className={styles.swatch} style={{ background: entry.color }} />
                <span className={styles.label}>{entry.label}</span>
              </button>
              {entry.filter ? (
                <Link
                  to="/people"
                  search={{ where: writeFilter(entry.filter) }}
                  className={styles.count}
                  aria-label={`${people(entry.headcount)}: ${entry.label}`}
                >
                  {count(entry.headcount)}
                </Link>
              ) : (
                <span className={styles.count}>{count(entry.headcount)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
