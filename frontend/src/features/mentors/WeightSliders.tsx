import { useEffect, useRef, useState } from 'react'
import type { MentorFactor } from '../../api/gql/graphql'
import { share } from '../../org/numbers'
import { Button } from '../../ui/Button'
import { Slider } from '../../ui/Choices'
import { useMedia } from '../../ui/useMedia'
import { FactorMark } from './ReasonBar'
import styles from './WeightSliders.module.css'
import { defaultWeights, factorWords, shareOf, writeWeights, type Weights } from './weights'

export interface WeightSlidersProps {
  weights: Weights
  /** Those that can be known for the question. */
  factors: readonly MentorFactor[]
  onChange: (weights: Weights) => void
}

/** Milliseconds without a further movement of a slider, after which the list is asked for. */
const pause = 250

/** How much each factor counts; the list follows when a slider rests. */
export function WeightSliders({ weights, factors, onChange }: WeightSlidersProps) {
  const [moved, setMoved] = useState<Weights | null>(null)
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    if (!moved) return
    const timer = setTimeout(() => {
      latest.current(moved)
      setMoved(null)
    }, pause)
    return () => clearTimeout(timer)
  }, [moved])
  const narrow = useMedia('(max-width: 860px)')
  const shown = moved ?? weights
  return (
    // On a phone the list comes first.
    <details open={!narrow}>
      <summary className={styles.title}>What counts, and how much</summary>
      <div className={styles.factors}>
      {factors.map((factor) => {
        const part = shareOf(factor, shown, factors)
        return (
          <div key={factor} className={styles.factor}>
            <FactorMark factor={factor} />
            <Slider
              label={factorWords[factor].name}
              value={shown[factor]}
              onChange={(value) => setMoved({ ...shown, [factor]: value })}
              min={0}
              max={100}
              step={5}
              format={() => (part === null ? 'nothing' : `${share(part)} of the score`)}
            />
            <p className={styles.means}>{factorWords[factor].means}.</p>
          </div>
        )
      })}
        {writeWeights(shown) !== undefined && (
          <Button look="quiet" onPress={() => setMoved(defaultWeights)}>
            Reset to the defaults
          </Button>
        )}
      </div>
    </details>
  )
}
