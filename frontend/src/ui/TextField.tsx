import { Search, X } from 'lucide-react'
import {
  Button,
  Input,
  NumberField as AriaNumberField,
  SearchField as AriaSearchField,
  TextArea,
  TextField as AriaTextField,
  type NumberFieldProps as AriaNumberFieldProps,
  type SearchFieldProps as AriaSearchFieldProps,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import styles from './Field.module.css'
import { FieldFrame, fieldProps, type FieldWords } from './FieldFrame'
import { Icon } from './Icon'
import { classes } from './classes'

type Bare<P> = Omit<P, 'className' | 'style' | 'children'>

export interface TextFieldProps extends Bare<AriaTextFieldProps>, FieldWords {
  placeholder?: string
  /** Several lines. */
  multiline?: boolean
}

export function TextField({ label, hideLabel, description, error, placeholder, multiline, ...props }: TextFieldProps) {
  const words = { label, hideLabel, description, error }
  return (
    <AriaTextField {...props} {...fieldProps(words)}>
      <FieldFrame {...words}>
        {multiline ? (
          <TextArea className={classes(styles.box, styles.area)} placeholder={placeholder} />
        ) : (
          <Input className={classes(styles.box, styles.input)} placeholder={placeholder} />
        )}
      </FieldFrame>
    </AriaTextField>
  )
}

export interface SearchFieldProps extends Bare<AriaSearchFieldProps>, FieldWords {
  placeholder?: string
}

/** A text to look for; Escape and the cross clear it. */
export function SearchField({ label, hideLabel = true, description, error, placeholder, ...props }: SearchFieldProps) {
  const words = { label, hideLabel, description, error }
  return (
    <AriaSearchField {...props} {...fieldProps(words)}>
      {({ isEmpty }) => (
        <FieldFrame {...words}>
          <div className={classes(styles.box, isEmpty && styles.empty)}>
            <Icon of={Search} />
            <Input className={styles.input} placeholder={placeholder ?? label} />
            <Button className={styles.button} aria-label="Clear">
              <Icon of={X} size={14} />
            </Button>
          </div>
        </FieldFrame>
      )}
    </AriaSearchField>
  )
}

export interface NumberFieldProps extends Bare<AriaNumberFieldProps>, FieldWords {
  placeholder?: string
}

/** A number; arrow keys step it. NaN is no number yet. */
export function NumberField({ label, hideLabel, description, error, placeholder, ...props }: NumberFieldProps) {
  const words = { label, hideLabel, description, error }
  return (
    <AriaNumberField {...props} {...fieldProps(words)}>
      <FieldFrame {...words}>
        <Input className={classes(styles.box, styles.input, styles.number)} placeholder={placeholder} />
      </FieldFrame>
    </AriaNumberField>
  )
}
