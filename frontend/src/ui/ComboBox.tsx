import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  Collection,
  ComboBox as AriaComboBox,
  Group,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  type ComboBoxProps as AriaComboBoxProps,
  type Key,
} from 'react-aria-components'
import field from './Field.module.css'
import { FieldFrame, fieldProps, type FieldWords } from './FieldFrame'
import { Icon } from './Icon'
import list from './List.module.css'

export interface Option {
  id: string
  /** What the field reads after it was chosen. */
  label: string
  /** How it stands in the list; the label where none is given. */
  content?: ReactNode
  /** The heading that it stands under, where options stand under headings; those of one group follow one another. */
  group?: string
}

interface OptionGroup {
  id: string
  options: Option[]
}

export interface ComboBoxProps extends FieldWords {
  options: readonly Option[]
  /** Id of the option chosen; null: none. */
  value: string | null
  onChange: (value: string | null, option: Option | null) => void
  /** The text in the field. With `onTextChange` the caller searches, and all options are shown. */
  text?: string
  onTextChange?: (text: string) => void
  placeholder?: string
  /** What to say where no option fits. */
  none?: string
  /** While options are on their way. */
  isLoading?: boolean
  isDisabled?: boolean
  isRequired?: boolean
  autoFocus?: boolean
  onFocus?: () => void
  menuTrigger?: AriaComboBoxProps<Option>['menuTrigger']
}

/** A choice from many, found by typing. */
export function ComboBox({
  options,
  value,
  onChange,
  text,
  onTextChange,
  placeholder,
  none = 'Nothing found',
  isLoading,
  label,
  hideLabel,
  description,
  error,
  menuTrigger = 'focus',
  ...props
}: ComboBoxProps) {
  const words = { label, hideLabel, description, error }
  const items = grouped(options)
  const choose = (key: Key | null) => {
    const option = options.find((one) => one.id === key) ?? null
    onChange(option?.id ?? null, option)
  }
  return (
    <AriaComboBox<Option | OptionGroup>
      {...props}
      {...fieldProps(words)}
      {...(onTextChange ? { items, inputValue: text ?? '', onInputChange: onTextChange } : { defaultItems: items })}
      value={value}
      onChange={choose}
      menuTrigger={menuTrigger}
      allowsEmptyCollection
    >
      <FieldFrame {...words}>
        <Group className={field.box}>
          <Input className={field.input} placeholder={placeholder} />
          <Button className={field.button}>
            <Icon of={ChevronDown} />
          </Button>
        </Group>
        <Popover className={list.popover} offset={4}>
          <ListBox<Option | OptionGroup> className={list.list} renderEmptyState={() => <div className={list.none}>{isLoading ? 'Searching' : none}</div>}>
            {(item) =>
              'options' in item ? (
                <ListBoxSection id={item.id}>
                  <Header className={list.heading}>{item.id}</Header>
                  <Collection items={item.options}>{(option) => <OptionItem option={option} />}</Collection>
                </ListBoxSection>
              ) : (
                <OptionItem option={item} />
              )
            }
          </ListBox>
        </Popover>
      </FieldFrame>
    </AriaComboBox>
  )
}

function OptionItem({ option }: { option: Option }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} className={list.item}>
      {({ isSelected }) => (
        <>
          <span className={list.words}>{option.content ?? option.label}</span>
          {isSelected && (
            <span className={list.check}>
              <Icon of={Check} />
            </span>
          )}
        </>
      )}
    </ListBoxItem>
  )
}

/** Options under their headings, where they have any. */
function grouped(options: readonly Option[]): (Option | OptionGroup)[] {
  const items: (Option | OptionGroup)[] = []
  for (const option of options) {
    const last = items.at(-1)
    if (option.group === undefined) items.push(option)
    else if (last && 'options' in last && last.id === option.group) last.options.push(option)
    else items.push({ id: option.group, options: [option] })
  }
  return items
}
