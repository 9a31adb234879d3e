import styles from './Trail.module.css'
import type { Seat } from './seats'

interface TrailProps {
  /** From the top down to where the chart is now. */
  readonly seats: readonly Pick<Seat, 'ref' | 'name' | 'title'>[]
  /** What the chart shows of the last of them. */
  readonly words: string
  readonly onAll: () => void
  readonly onSeat: (ref: string) => void
}

/** The way back up from a branch, a focus or a part of the whole. */
export function Trail({ seats, words, onAll, onSeat }: TrailProps) {
  const last = seats.length - 1
  return (
    <nav className={styles.trail} aria-label="Way to the top">
      <ol>
        <li>
          <button type="button" onClick={onAll}>
            Everybody
          </button>
        </li>
        {seats.map((seat, i) => (
          <li key={seat.ref}>
            {i === last ? (
              <span aria-current="location">
                {words}: {seat.name || seat.title}
              </span>
            ) : (
              <button type="button" onClick={() => onSeat(seat.ref)}>
                {seat.name || seat.title}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
