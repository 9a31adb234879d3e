import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import styles from './Chip.module.css'
import { Icon } from './Icon'
import { classes } from './classes'

export type ChipTone = 'plain' | 'accent' | 'amber' | 'red'

/** A short word about the thing beside it. Amber and red are for findings only. */
export function Chip({ tone = 'plain', children }: { tone?: ChipTone; children: ReactNode }) {
  return <span className={classes(styles.chip, styles[tone])}>{children}</span>
}

export interface FilterChipProps {
  /** The condition in words: "Level L4 or above". */
  words: string
  /** Opens it for editing; without it the chip is only read. */
  onEdit?: (chip: Element) => void
  onRemove?: () => void
}

/** A condition that holds: its words open it, its cross (or Delete on the words) removes it. */
export function FilterChip({ words, onEdit, onRemove }: FilterChipProps) {
  return (
    <span className={styles.filter}>
      {onEdit ? (
        <Button
          className={styles.edit}
          onPress={(event) => onEdit(event.target)}
          onKeyDown={(event) => {
            if (event.key === 'Delete' || event.key === 'Backspace') onRemove?.()
            else event.continuePropagation()
          }}
        >
          {words}
        </Button>
      ) : (
        <span className={styles.words}>{words}</span>
      )}
      {onRemove && (
        <Button className={styles.remove} onPress={onRemove} aria-label={`Remove: ${words}`}>
          <Icon of={X} size={14} />
        </Button>
      )}
    </span>
  )
}
