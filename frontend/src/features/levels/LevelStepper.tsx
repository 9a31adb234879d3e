import { ChevronLeft, ChevronRight } from 'lucide-react'
import { IconButton } from '../../ui/Button'
import type { MatrixLadder } from './ladderQuery'
import { LevelSheet } from './LevelSheet'
import styles from './LevelStepper.module.css'

export interface LevelStepperProps {
  ladder: MatrixLadder
  home: string
  /** Code of the level seen; the first one without it. */
  level: string | undefined
  onLevel: (code: string) => void
}

/** One level at a time, with the one before and the one after a step away. */
export function LevelStepper({ ladder, home, level, onLevel }: LevelStepperProps) {
  const { levels } = ladder
  const at = Math.max(0, levels.findIndex(({ code }) => code === level))
  const seen = levels[at]!
  const step = (by: number) => onLevel(levels[at + by]!.code)
  return (
    <section aria-label="Level" className={styles.stepper}>
      <div className={styles.head}>
        <IconButton label="Previous level" icon={ChevronLeft} look="plain" isDisabled={at === 0} onPress={() => step(-1)} />
        <div aria-live="polite" className={styles.words}>
          <h3>
            {seen.code} {seen.title}
          </h3>
          <p>
            Level {at + 1} of {levels.length}
          </p>
        </div>
        <IconButton label="Next level" icon={ChevronRight} look="plain" isDisabled={at === levels.length - 1} onPress={() => step(1)} />
      </div>
      <LevelSheet ladder={ladder} level={seen} home={home} />
    </section>
  )
}
