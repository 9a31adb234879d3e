import { useState } from 'react'
import { useQuery } from 'urql'
import { useAsOf } from '../api/asOf'
import { ComboBox, type Option } from '../ui/ComboBox'
import type { FilterField } from './filter'
import { filterLabels } from './filterLabels'
import { FilterSuggestions } from './filterSuggestions'
import { people } from './numbers'
import styles from './Pickers.module.css'
import type { Anew } from './Several'

export interface ValuePickerProps extends Anew {
  field: FilterField
  /** Of an attribute: its column. */
  column: string
  onPick: (value: string) => void
}

/** A text that people have, with how many have it, where the API can divide by it; else any text typed. */
export function ValuePicker({ field, column, onPick, ...anew }: ValuePickerProps) {
  const date = useAsOf()
  const [text, setText] = useState('')
  const by = field === 'location' ? { dimension: 'LOCATION' as const } : field === 'timeZone' ? { dimension: 'TIME_ZONE' as const } : { attribute: column.trim() }
  const divides = field === 'location' || field === 'timeZone' || (field === 'attribute' && column.trim() !== '')
  const [{ data, fetching }] = useQuery({ query: FilterSuggestions, variables: { date, by }, pause: !divides })
  const sought = text.trim().toLowerCase()
  const options: Option[] = []
  for (const group of divides ? (data?.org.breakdown ?? []) : []) {
    const [key] = group.keys
    if (!key || key.value === null || !key.label.toLowerCase().includes(sought)) continue
    const label = key.label
    options.push({
      id: key.value,
      label,
      content: (
        <span className={styles.seat}>
          <span className={styles.name}>{label}</span>
          <span className={styles.title}>{people(group.headcount)}</span>
        </span>
      ),
    })
  }
  if (sought !== '' && !options.some((option) => option.label.toLowerCase() === sought)) options.push({ id: text.trim(), label: text.trim(), content: `“${text.trim()}”` })
  return (
    <ComboBox
      {...anew}
      label={`Add a value of ${filterLabels[field].toLowerCase()}`}
      hideLabel
      placeholder="Add a value"
      options={options}
      value={null}
      text={text}
      onTextChange={setText}
      onChange={(value) => {
        if (value) onPick(value)
      }}
      isLoading={fetching}
      none="Type a value"
    />
  )
}
