import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { shortSeat } from './refs'
import styles from './PersonLink.module.css'

export interface PersonLinkProps {
  /** `person/ada` or, for an open seat, `opening/designer`. */
  seat: string
  /** Where it leads: the panel beside the present page, or the person's own page. */
  to?: 'panel' | 'page'
  children: ReactNode
}

/** A person's or an opening's name as a link; the day that the page is seen as of stays. */
export function PersonLink({ seat, to = 'panel', children }: PersonLinkProps) {
  if (to === 'page' && seat.startsWith('person/')) {
    return (
      <Link to="/people/$id" params={{ id: shortSeat(seat) }} search={(kept) => ({ date: kept.date })} className={styles.link}>
        {children}
      </Link>
    )
  }
  return (
    <Link to="." search={(kept) => ({ ...kept, person: seat })} className={styles.link}>
      {children}
    </Link>
  )
}
