import type { CSSProperties } from 'react'
import { useQuery } from 'urql'
import { useAsOf } from '../../api/asOf'
import { LevelChip } from '../../org/LevelChip'
import { counted } from '../../org/numbers'
import { PersonLink } from '../../org/PersonLink'
import { Loading } from '../../ui/States'
import { classes } from '../../ui/classes'
import { MentorWay } from './mentorQueries'
import { turnOf } from './turn'
import styles from './Way.module.css'

/** The way over solid lines from a mentee up to the common manager and down to a mentor, as a small chart. */
export function Way({ from, to }: { from: string; to: string }) {
  const [{ data, error }] = useQuery({ query: MentorWay, variables: { date: useAsOf(), from, to } })
  if (error && !data) return <p className={styles.words}>The way between the two could not be loaded.</p>
  if (!data) return <Loading what="the way between the two" rows={2} />
  const { seats, steps } = data.org.path
  if (steps === null || seats.length === 0) return <p className={styles.words}>No reporting line joins the two.</p>
  const ways = seats.flatMap((seat) => ('ref' in seat ? [seat] : []))
  const turn = Math.max(0, turnOf(ways))
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.words}>
        {counted(steps, 'reporting line')} between mentee and mentor, over {seatName(ways[turn]!)}
      </figcaption>
      <ol className={styles.way} aria-label="From the mentee to the mentor">
        {ways.map((seat, i) => (
          <li
            key={seat.ref}
            className={classes(styles.step, i < turn ? styles.up : i > turn ? styles.down : styles.turn, Math.abs(i - turn) === 1 && styles.first)}
            style={{ '--layer': Math.abs(i - turn) + 1 } as CSSProperties}
          >
            <span className={classes(styles.box, seat.__typename === 'Opening' && styles.open, (i === 0 || i === ways.length - 1) && styles.end)}>
              <span className={styles.name}>
                <PersonLink seat={seat.ref}>{seatName(seat)}</PersonLink>
              </span>
              {seat.__typename === 'Person' && seat.level && <LevelChip level={seat.level} />}
              <span className={styles.title}>{seat.__typename === 'Opening' ? 'Opening' : seat.title}</span>
            </span>
          </li>
        ))}
      </ol>
    </figure>
  )
}

function seatName(seat: { __typename: 'Person'; name: string } | { __typename: 'Opening'; title: string }): string {
  return seat.__typename === 'Opening' ? seat.title : seat.name
}
