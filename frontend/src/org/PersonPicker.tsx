import { useDeferredValue, useState } from 'react'
import { useQuery } from 'urql'
import { graphql } from '../api/gql/gql'
import type { FieldWords } from '../ui/FieldFrame'
import { ComboBox, type Option } from '../ui/ComboBox'
import { useAsOf } from '../api/asOf'
import { LevelChip } from './LevelChip'
import styles from './Pickers.module.css'
import { useNames } from './names'
import { lastPart } from './refs'

const FindSeats = graphql(`
  query FindSeats($date: Date, $text: String!) {
    org(asOf: $date) {
      search(text: $text, first: 12) {
        __typename
        ... on Person {
          ...IdentityPerson
        }
        ... on Opening {
          id
          ref
          title
          level {
            ...ChipLevel
          }
        }
      }
    }
  }
`)

export interface PersonPickerProps extends Partial<FieldWords> {
  /** Ref of the seat chosen, `person/ada`. */
  value: string | null
  onChange: (ref: string | null) => void
  /** Also open seats. */
  openings?: boolean
  /** Whether people can be chosen; they can where it is not said. */
  people?: boolean
  placeholder?: string
  isRequired?: boolean
  isDisabled?: boolean
  autoFocus?: boolean
}

/** Finds somebody by a few letters of the name, title or e-mail address. */
export function PersonPicker({ value, onChange, openings, people = true, label = 'Person', placeholder = 'Name, title or e-mail', ...props }: PersonPickerProps) {
  const date = useAsOf()
  const names = useNames(value ? [{ kind: 'seat', ref: value }] : [])
  const [typed, setTyped] = useState<string | null>(null)
  const [picked, setPicked] = useState<Option | null>(null)
  const text = useDeferredValue(typed ?? '')
  const [{ data, fetching, error }] = useQuery({ query: FindSeats, variables: { date, text }, pause: text.trim() === '' })
  // Never empty while somebody is chosen: an emptied field means that nobody is.
  const chosen = value ? (names('seat', value) ?? (picked?.id === value ? picked.label : lastPart(value))) : ''

  const options: Option[] = []
  if (text.trim() !== '') {
    for (const hit of data?.org.search ?? []) {
      if (hit.__typename === 'Person' && people) options.push({ id: hit.ref, label: hit.name, content: <Seat name={hit.name} title={hit.title} level={hit.level} /> })
      else if (hit.__typename === 'Opening' && openings) options.push({ id: hit.ref, label: hit.title, content: <Seat name={hit.title} title="open seat" level={hit.level} /> })
    }
  }
  return (
    <ComboBox
      {...props}
      label={label}
      placeholder={placeholder}
      options={options}
      value={value}
      text={typed ?? chosen}
      onTextChange={setTyped}
      onChange={(ref, option) => {
        if (option) {
          setPicked(option)
          setTyped(null)
          onChange(ref)
        } else if (typed?.trim() === '') onChange(null)
      }}
      isLoading={fetching}
      menuTrigger="input"
      none={error ? 'The search could not be reached' : text.trim() === '' ? 'Type a name' : `Nobody found for “${text}”`}
    />
  )
}

function Seat({ name, title, level }: { name: string; title: string; level?: Parameters<typeof LevelChip>[0]['level'] }) {
  return (
    <span className={styles.seat}>
      <span className={styles.name}>{name}</span>
      {title && <span className={styles.title}>{title}</span>}
      {level && <LevelChip level={level} title={false} />}
    </span>
  )
}
