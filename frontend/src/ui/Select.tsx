import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  type Key,
  type SelectProps as AriaSelectProps,
} from 'react-aria-components'
import { FieldFrame, fieldProps, type FieldWords } from './FieldFrame'
import { Icon } from './Icon'
import list from './List.module.css'
import styles from './Select.module.css'

export interface Choice<K extends Key = Key> {
  id: K
  label: string
  beside?: ReactNode
}

export interface SelectProps<K extends Key> extends FieldWords {
  choices: readonly Choice<K>[]
  value: K | null
  onChange: (value: K) => void
  placeholder?: string
  isDisabled?: boolean
  isRequired?: boolean
  name?: string
  autoFocus?: AriaSelectProps<object>['autoFocus']
}

/** One of a few fixed choices. For many or searched ones take a ComboBox. */
export function Select<K extends Key>({ choices, value, onChange, placeholder, label, hideLabel, description, error, ...props }: SelectProps<K>) {
  const words = { label, hideLabel, description, error }
  return (
    <AriaSelect
      {...props}
      {...fieldProps(words)}
      value={value}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key)
        if (chosen) onChange(chosen.id)
      }}
      placeholder={placeholder}
    >
      <FieldFrame {...words}>
        <Button className={styles.trigger}>
          <SelectValue className={styles.value} />
          <Icon of={ChevronDown} />
        </Button>
        <Popover className={list.popover} offset={4}>
          <ListBox className={list.list} items={choices}>
            {(choice) => (
              <ListBoxItem id={choice.id} textValue={choice.label} className={list.item}>
                {({ isSelected }) => (
                  <>
                    <span className={list.words}>{choice.label}</span>
                    {choice.beside && <span className={list.beside}>{choice.beside}</span>}
                    <span className={list.check}>{isSelected && <Icon of={Check} />}</span>
                  </>
                )}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </FieldFrame>
    </AriaSelect>
  )
}
