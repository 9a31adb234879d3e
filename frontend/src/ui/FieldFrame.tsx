import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import styles from './Field.module.css'
import { classes } from './classes'

/** What every field may say beside its value. */
export interface FieldWords {
  /** What the field is; always there for screen readers. */
  label: string
  /** Leaves the label to screen readers, where the place says what the field is. */
  hideLabel?: boolean
  description?: ReactNode
  /** What is wrong with the value and what to do. */
  error?: ReactNode
}

/** The label above a field, and what stands below it. For use inside a field of react-aria-components. */
export function FieldFrame({ label, hideLabel, description, error, children }: FieldWords & { children: ReactNode }) {
  return (
    <>
      {!hideLabel && <Label className={styles.label}>{label}</Label>}
      {children}
      {description && (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      )}
      {error ? (
        <Text slot="errorMessage" className={styles.error}>
          {error}
        </Text>
      ) : (
        <FieldError className={styles.error} />
      )}
    </>
  )
}

/** Name and state of a field as react-aria-components takes them. */
export function fieldProps({ label, hideLabel, error }: FieldWords) {
  return { className: classes(styles.field), 'aria-label': hideLabel ? label : undefined, isInvalid: error ? true : undefined }
}
