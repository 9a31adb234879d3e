import { useMayChange } from '../../api/viewer'
import { ChevronDown, ChevronRight, HeartHandshake } from 'lucide-react'
import { useId } from 'react'
import type { RankedMentorsQuery } from '../../api/gql/graphql'
import { Identity } from '../../org/Identity'
import { count, share } from '../../org/numbers'
import { shortSeat } from '../../org/refs'
import { IconButton } from '../../ui/Button'
import { LinkButton } from '../../ui/LinkButton'
import styles from './Match.module.css'
import { FactorMark, ReasonBar, scoreWords } from './ReasonBar'
import { Way } from './Way'
import { factors, factorWords } from './weights'

export interface MatchProps {
  match: RankedMentorsQuery['org']['mentors']['nodes'][number]
  rank: number
  /** Ref of the mentee; null: nobody in particular. */
  mentee: string | null
  open: string
  onShow: (show: string) => void
}

/** One match: who, how good, and when it is open why, the way between the two, and what to do. */
export function Match({ match, rank, mentee, open, onShow }: MatchProps) {
  const { person, score, reasons } = match
  const mayChange = useMayChange()
  const key = shortSeat(person.ref)
  const isOpen = open === key
  const id = useId()
  return (
    <li className={styles.match} data-open={isOpen || undefined}>
      <div className={styles.line}>
        <span className={styles.rank}>{count(rank)}</span>
        <span className={styles.who}>
          <Identity person={person} />
        </span>
        <span className={styles.bar}>
          <ReasonBar reasons={reasons} />
        </span>
        <span className={styles.score} title="Score, 1 at most">
          {scoreWords(score)}
        </span>
        <IconButton
          label={isOpen ? `Hide the reasons for ${person.name}` : `Reasons for ${person.name}`}
          icon={isOpen ? ChevronDown : ChevronRight}
          small
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onPress={() => onShow(isOpen ? 'none' : key)}
        />
      </div>
      {isOpen && (
        <div id={id} className={styles.more}>
          <div className={styles.why}>
          <ul className={styles.reasons} aria-label={`Reasons for ${person.name}`}>
            {factors.flatMap((factor) => reasons.filter((reason) => reason.factor === factor)).map((reason) => (
              <li key={reason.factor} className={styles.reason}>
                <FactorMark factor={reason.factor} />
                <span className={styles.factor}>{factorWords[reason.factor].name}</span>
                <span className={styles.part} title={`${share(reason.value)} met, which counts ${share(reason.weight)}`}>
                  {scoreWords(reason.contribution)}
                </span>
                <span className={styles.text}>{reason.text}</span>
              </li>
            ))}
          </ul>
          {mayChange && (
            <LinkButton
              to="."
              search={(kept) => ({ ...kept, edit: mentee ? `mentor:${person.ref}>${mentee}` : `mentor:${person.ref}` })}
              icon={HeartHandshake}
            >
              Start mentorship
            </LinkButton>
          )}
          </div>
          {mentee && <Way from={mentee} to={person.ref} />}
        </div>
      )}
    </li>
  )
}
