import { Fragment, type ReactNode } from 'react'
import { FilterChip } from '../ui/Chip'
import styles from './FilterBar.module.css'
import { useNames, type Reference } from './names'
import { lastPart } from './refs'

export interface SeveralProps {
  kind: Reference['kind'] | 'text'
  values: readonly string[]
  onChange: (values: readonly string[]) => void
  /** What adds one more, with the properties that let it begin anew after each. */
  picker: (add: (value: string | null) => void, anew: Anew) => ReactNode
}

/** Takes the focus; shows its list at once only for the first value, so that it is not in the way afterwards. */
export interface Anew {
  autoFocus: boolean
  menuTrigger: 'focus' | 'input'
}

/** Several values, each removable, and a picker that adds one. */
export function Several({ kind, values, onChange, picker }: SeveralProps) {
  const nameOf = useNames(kind === 'text' ? [] : values.map((ref) => ({ kind, ref })))
  const words = (value: string) => (kind === 'text' ? value : (nameOf(kind, value) ?? lastPart(value)))
  return (
    <div className={styles.several}>
      {values.length > 0 && (
        <ul className={styles.chosen}>
          {values.map((value) => (
            <li key={value}>
              <FilterChip words={words(value)} onRemove={() => onChange(values.filter((one) => one !== value))} />
            </li>
          ))}
        </ul>
      )}
      <Fragment key={values.length}>
        {picker(
          (value) => {
            if (value && !values.includes(value)) onChange([...values, value])
          },
          { autoFocus: true, menuTrigger: values.length === 0 ? 'focus' : 'input' },
        )}
      </Fragment>
    </div>
  )
}
