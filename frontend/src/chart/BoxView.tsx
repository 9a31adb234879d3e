import { memo } from 'react'
import { countsInWords, countsOf, hasBelow, headOf, lineOf, markWords, type ChartBox } from './box'
import styles from './BoxView.module.css'

interface BoxViewProps {
  readonly box: ChartBox
  readonly id: string
  readonly x: number
  readonly y: number
  /** Layer from the top of what is shown, counted from 1. */
  readonly layer: number
  /** Place among the siblings, counted from 1, and how many there are. */
  readonly place: number
  readonly siblings: number
  readonly selected: boolean
}

/** The box of a person or an opening, and below it the handle that shows what reports there. */
export const BoxView = memo(function BoxView({ box, id, x, y, layer, place, siblings, selected }: BoxViewProps) {
  const below = hasBelow(box)
  const classes = [styles.box, box.kind === 'opening' && styles.opening, box.faded && styles.faded, box.mark && styles[box.mark]]
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={layer}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-selected={selected}
      aria-expanded={below ? box.open : undefined}
      data-box={box.ref}
      className={classes.filter(Boolean).join(' ')}
      style={{ left: x, top: y }}
    >
      {box.color && <span className={styles.color} style={{ background: box.color }} />}
      <span className={styles.head} title={headOf(box)}>
        {headOf(box)}
      </span>{' '}
      <span className={styles.line} title={lineOf(box)}>
        {box.mark && <em className={styles.markWord}>{markWords[box.mark]} </em>}
        {lineOf(box)}
      </span>{' '}
      {box.level && (
        <span
          className={styles.chip}
          data-track={box.level.management ? 'management' : 'ic'}
          style={{ background: `var(--band-${box.level.band})`, color: `var(--band-${box.level.band}-text)` }}
        >
          {box.level.code}
        </span>
      )}{' '}
      <span className={styles.unseen}>{countsInWords(box)}</span>
      {below && (
        <span className={styles.handle} data-handle={box.ref} data-open={box.open} aria-hidden="true">
          {box.loading ? '…' : countsOf(box)}
        </span>
      )}
    </div>
  )
})
