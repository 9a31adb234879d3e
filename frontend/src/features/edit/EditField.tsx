import { LevelPicker } from '../../org/LevelPicker'
import { PersonPicker } from '../../org/PersonPicker'
import { bare } from '../../org/refs'
import { TeamPicker } from '../../org/TeamPicker'
import { Switch } from '../../ui/Choices'
import { DateField } from '../../ui/DateField'
import { Select } from '../../ui/Select'
import { NumberField, TextField } from '../../ui/TextField'
import { AttributesField } from './AttributesField'
import styles from './EditDialog.module.css'
import { isRequired, type Draft, type EditField as Field, type Subject } from './edits'
import { ZonePicker } from './ZonePicker'

export interface EditFieldProps {
  field: Field
  draft: Draft
  subject: Subject | null
  error?: string
  /** Whether the focus begins here. */
  isFirst?: boolean
  onChange: (patch: Draft) => void
}

/** One field of a change, with the server's problem about it. */
export function EditField({ field, draft, subject, error, isFirst, onChange }: EditFieldProps) {
  const { name, label, kind, description, min, max } = field
  const value = draft[name] ?? ''
  const set = (next: string | null) => onChange({ [name]: next ?? '' })
  const shared = { label, error, description, isRequired: isRequired(field, draft), autoFocus: isFirst }
  switch (kind) {
    case 'text':
      return <TextField {...shared} value={value} onChange={set} />
    case 'number':
    case 'percent':
      return (
        <NumberField
          {...shared}
          value={value === '' ? Number.NaN : Number(value)}
          onChange={(n) => set(Number.isNaN(n) ? '' : String(n))}
          minValue={min}
          maxValue={max}
          step={kind === 'percent' || name === 'fte' ? 0.01 : 1}
          formatOptions={kind === 'percent' ? { style: 'percent' } : { maximumFractionDigits: 2, useGrouping: false }}
        />
      )
    case 'date':
      return <DateField {...shared} value={value || null} onChange={set} />
    case 'zone':
      return <ZonePicker label={label} error={error} value={value} onChange={set} />
    case 'switch':
      return (
        <Switch isSelected={value !== ''} onChange={(on) => set(on ? 'yes' : '')}>
          {label}
        </Switch>
      )
    case 'choice': {
      const choices = field.choices?.(subject) ?? []
      if (choices.length === 0) return subject && <p className={styles.none}>{field.none}</p>
      return <Select {...shared} choices={choices} value={value} onChange={set} placeholder="Choose" />
    }
    case 'attributes':
      return <AttributesField label={label} draft={draft} error={error} onChange={onChange} />
    case 'level':
      return <LevelPicker {...shared} value={value || null} onChange={set} first={nextLevels(subject)} />
    case 'team':
      return <TeamPicker {...shared} value={value || null} onChange={set} />
    case 'person':
    case 'seat':
    case 'opening':
      return <PersonPicker {...shared} openings={kind !== 'person'} people={kind !== 'opening'} placeholder={kind === 'opening' ? 'Title' : undefined} value={value || null} onChange={set} />
  }
}

/** Where somebody can go from the level held: up, and across. */
function nextLevels(subject: Subject | null) {
  if (subject?.__typename !== 'Person' || !subject.level) return []
  const { track, next } = subject.level
  const ids = (isUp: boolean) => next.filter((level) => (bare(level.track.id) === bare(track.id)) === isUp).map((level) => bare(level.id))
  return [
    { title: `Next after ${subject.level.code}`, ids: ids(true) },
    { title: 'Across tracks', ids: ids(false) },
  ]
}
