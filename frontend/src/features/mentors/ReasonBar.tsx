import type { MentorFactor } from '../../api/gql/graphql'
import { classes } from '../../ui/classes'
import styles from './ReasonBar.module.css'
import { factors, factorWords } from './weights'

export interface Reason {
  factor: MentorFactor
  value: number
  weight: number
  contribution: number
  text: string
}

/** A factor's own pattern, which tells it apart without its colour. */
export function FactorMark({ factor }: { factor: MentorFactor }) {
  return <span aria-hidden className={classes(styles.mark, styles[factor])} />
}

/** Two digits of a score, "0.87". */
export function scoreWords(score: number): string {
  return score.toFixed(2)
}

/**
 * A score as the parts that add up to it: the bar is as wide as the highest score there could be, each factor has the
 * room of its weight, and of that room what it contributes is filled from where the one before ended.
 */
export function ReasonBar({ reasons }: { reasons: readonly Reason[] }) {
  const parts = factors.flatMap((factor) => reasons.filter((reason) => reason.factor === factor && reason.contribution > 0))
  const words = parts.map((part) => `${factorWords[part.factor].name} ${scoreWords(part.contribution)}`).join(', ')
  return (
    <span role="img" aria-label={words === '' ? 'Nothing speaks for it' : words} className={styles.bar}>
      {parts.map((part) => (
        <span
          key={part.factor}
          className={classes(styles.part, styles[part.factor])}
          style={{ inlineSize: `${part.contribution * 100}%` }}
          title={`${factorWords[part.factor].name} ${scoreWords(part.contribution)}: ${part.text}`}
        />
      ))}
    </span>
  )
}

/** What the patterns of the bars mean. */
export function ReasonLegend({ of }: { of: readonly MentorFactor[] }) {
  return (
    <ul aria-label="Parts of the bars" className={styles.legend}>
      {of.map((factor) => (
        <li key={factor} className={styles.entry}>
          <FactorMark factor={factor} />
          {factorWords[factor].name}
        </li>
      ))}
    </ul>
  )
}
