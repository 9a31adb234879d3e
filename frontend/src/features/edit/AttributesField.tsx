import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import styles from './EditDialog.module.css'
import { attributeKey, attributeNames, type Draft } from './edits'

export interface AttributesFieldProps {
  label: string
  draft: Draft
  error?: string
  onChange: (patch: Draft) => void
}

/** Further facts about a person, each under its own name; an emptied one is removed. */
export function AttributesField({ label, draft, error, onChange }: AttributesFieldProps) {
  const [name, setName] = useState('')
  const [added, setAdded] = useState<string | null>(null)
  const names = attributeNames(draft)
  const add = () => {
    const word = name.trim()
    if (word === '') return
    if (!names.includes(word)) onChange({ [attributeKey(word)]: '' })
    setAdded(word)
    setName('')
  }
  return (
    <fieldset className={styles.attributes}>
      <legend>{label}</legend>
      {names.map((one) => (
        // eslint-disable-next-line jsx-a11y/no-autofocus -- who adds a fact is going to say it
        <TextField key={one} label={one} value={draft[attributeKey(one)] ?? ''} onChange={(value) => onChange({ [attributeKey(one)]: value })} autoFocus={one === added} />
      ))}
      <div className={styles.add}>
        <TextField
          label="Name of another fact"
          placeholder="Such as Cost centre"
          value={name}
          error={error}
          onChange={setName}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
        <Button icon={Plus} isDisabled={name.trim() === ''} onPress={add}>
          Add
        </Button>
      </div>
    </fieldset>
  )
}
