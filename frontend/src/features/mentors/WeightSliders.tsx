import { useEffect, useRef, useState } from 'react'
import type { MentorFactor } from '../../api/gql/graphql'
import { share } from '../../org/numbers'
import { Button } from '../../ui/Button'
import { Slider } from '../../ui/Choices'
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
  const shown = moved ?? weights
  return (
    <section aria-labelledby="weights" className={styles.weights}>
      <div className={styles.head}>
        <h2 id="weights" className={styles.title}>
          What counts
        </h2>
        {writeWeights(shown) !== undefined && (
          <Button look="quiet" onPress={() => setMoved(defaultWeights)}>
            Reset
          </Button>
        )}
      </div>
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
    </section>
  )
}
