import { LevelPicker } from '../../org/LevelPicker'
import { PersonPicker } from '../../org/PersonPicker'
import { TeamPicker } from '../../org/TeamPicker'
import { Switch } from '../../ui/Choices'
import { TextField } from '../../ui/TextField'
import type { EditField as Field } from './edits'

export interface EditFieldProps {
  field: Field
  value: string
  error?: string
  /** Whether the focus begins here. */
  isFirst?: boolean
  onChange: (value: string) => void
}

/** One field of a change, with the server's problem about it. */
export function EditField({ field, value, error, isFirst, onChange }: EditFieldProps) {
  const { label, kind, isRequired } = field
  const shared = { label, error, isRequired, autoFocus: isFirst }
  switch (kind) {
    case 'text':
      return <TextField {...shared} value={value} onChange={onChange} />
    case 'switch':
      return (
        <Switch isSelected={value !== ''} onChange={(on) => onChange(on ? 'yes' : '')}>
          {label}
        </Switch>
      )
    case 'level':
      return <LevelPicker {...shared} value={value || null} onChange={(id) => onChange(id ?? '')} />
    case 'team':
      return <TeamPicker {...shared} value={value || null} onChange={(id) => onChange(id ?? '')} />
    case 'seat':
    case 'person':
      return <PersonPicker {...shared} openings={kind === 'seat'} value={value || null} onChange={(ref) => onChange(ref ?? '')} />
  }
}
