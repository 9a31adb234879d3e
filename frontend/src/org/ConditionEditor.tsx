/* eslint-disable jsx-a11y/no-autofocus -- The form opens on request, in a dialog, where its first field is what is wanted. */
import { useState, type SubmitEvent, type ReactNode } from 'react'
import { Button } from '../ui/Button'
import { Checkbox, Radios } from '../ui/Choices'
import { DateField } from '../ui/DateField'
import { Select } from '../ui/Select'
import { NumberField, TextField } from '../ui/TextField'
import { conditionOf, draftOf, isText, levelHows, textHows, type Draft } from './conditionDraft'
import styles from './FilterBar.module.css'
import type { Condition, FilterField } from './filter'
import { filterLabels } from './filterLabels'
import { LadderPicker, LevelPicker } from './LevelPicker'
import { trackWords } from './LevelChip'
import { PersonPicker } from './PersonPicker'
import { lastPart, shortSeat } from './refs'
import { Several } from './Several'
import { TeamPicker } from './TeamPicker'
import { ValuePicker } from './ValuePicker'

const roles = [
  { id: 'EXECUTIVE', label: 'Executive' },
  { id: 'MANAGER_OF_MANAGERS', label: 'Manager of managers' },
  { id: 'MANAGER_OF_ICS', label: 'Manager of individual contributors' },
  { id: 'INDIVIDUAL_CONTRIBUTOR', label: 'Individual contributor' },
]
const tracks = (['INDIVIDUAL_CONTRIBUTOR', 'MANAGEMENT'] as const).map((id) => ({ id, label: trackWords(id) }))

export interface ConditionEditorProps {
  field: FilterField
  /** The condition to change, without its negation; null: a new one. */
  condition: Condition | null
  negated: boolean
  onDone: (condition: Condition) => void
  onCancel: () => void
}

/** A small form for one condition of a filter. */
export function ConditionEditor({ field, condition, negated, onDone, onCancel }: ConditionEditorProps) {
  const [draft, setDraft] = useState(() => draftOf(field, condition, negated))
  const set = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }))
  const result = conditionOf(field, draft)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (result) onDone(result)
  }
  return (
    <form className={styles.editor} onSubmit={submit}>
      <p className={styles.subject}>{filterLabels[field]}</p>
      <Fields field={field} draft={draft} set={set} />
      <Checkbox isSelected={draft.negated} onChange={(chosen) => set({ negated: chosen })}>
        Everybody but these
      </Checkbox>
      <div className={styles.buttons}>
        <Button look="quiet" onPress={onCancel}>
          Cancel
        </Button>
        <Button look="primary" type="submit" isDisabled={!result}>
          Apply
        </Button>
      </div>
    </form>
  )
}

function Fields({ field, draft, set }: { field: FilterField; draft: Draft; set: (part: Partial<Draft>) => void }): ReactNode {
  const label = filterLabels[field]
  const values = (next: readonly string[]) => set({ values: next })
  if (isText(field)) {
    return (
      <>
        {field === 'attribute' && <TextField label="Column of the import" value={draft.column} onChange={(column) => set({ column })} autoFocus />}
        <Select label={`${label}: how`} hideLabel choices={textHows} value={draft.how} onChange={(how) => set({ how })} />
        {draft.how === 'in' && (
          <Several
            kind="text"
            values={draft.values}
            onChange={values}
            picker={(add, anew) => <ValuePicker {...anew} field={field} column={draft.column} onPick={add} />}
          />
        )}
        {(draft.how === 'contains' || draft.how === 'startsWith') && (
          <TextField label={label} hideLabel value={draft.text} onChange={(text) => set({ text })} autoFocus={field !== 'attribute'} />
        )}
      </>
    )
  }
  switch (field) {
    case 'level':
      return (
        <>
          <Select label="Level: how" hideLabel choices={levelHows} value={draft.how} onChange={(how) => set({ how })} />
          {draft.how === 'in' && (
            <Several
              kind="level"
              values={draft.values}
              onChange={values}
              picker={(add, anew) => <LevelPicker {...anew} hideLabel value={null} placeholder="Add a level" onChange={(_, short) => add(short)} />}
            />
          )}
          {(draft.how === 'atLeast' || draft.how === 'atMost') && (
            <LevelPicker
              hideLabel
              autoFocus
              menuTrigger={draft.values[0] ? 'input' : 'focus'}
              value={draft.values[0] ?? null}
              onChange={(_, short) => values(short ? [short] : [])}
            />
          )}
        </>
      )
    case 'under':
    case 'manager':
      return (
        <PersonPicker
          hideLabel
          autoFocus
          openings
          label={label}
          value={draft.values[0] ? seatRef(draft.values[0]) : null}
          onChange={(ref) => values(ref ? [shortSeat(ref)] : [])}
        />
      )
    case 'ref':
      return (
        <Several
          kind="seat"
          values={draft.values}
          onChange={values}
          picker={(add, anew) => (
            <PersonPicker autoFocus={anew.autoFocus} hideLabel placeholder="Add somebody" value={null} onChange={(ref) => add(ref && shortSeat(ref))} />
          )}
        />
      )
    case 'team':
      return (
        <Several
          kind="team"
          values={draft.values}
          onChange={values}
          picker={(add, anew) => <TeamPicker {...anew} hideLabel placeholder="Add a team" value={null} onChange={(id) => add(id && lastPart(id))} />}
        />
      )
    case 'ladder':
      return (
        <Several
          kind="ladder"
          values={draft.values}
          onChange={values}
          picker={(add, anew) => <LadderPicker {...anew} hideLabel placeholder="Add a ladder" value={null} onChange={(id) => add(id && lastPart(id))} />}
        />
      )
    case 'track':
    case 'managerialLevel':
      return (field === 'track' ? tracks : roles).map(({ id, label: words }) => (
        <Checkbox
          key={id}
          isSelected={draft.values.includes(id)}
          onChange={(chosen) => values(chosen ? [...draft.values, id] : draft.values.filter((one) => one !== id))}
        >
          {words}
        </Checkbox>
      ))
    case 'direct':
    case 'total':
    case 'depth':
      return (
        <div className={styles.pair}>
          <NumberField label="At least" autoFocus minValue={0} value={draft.low ?? NaN} onChange={(low) => set({ low: Number.isNaN(low) ? null : low })} />
          <NumberField label="At most" minValue={0} value={draft.high ?? NaN} onChange={(high) => set({ high: Number.isNaN(high) ? null : high })} />
        </div>
      )
    case 'started':
    case 'levelSince':
      return (
        <div className={styles.pair}>
          <DateField label="From" autoFocus value={draft.from} onChange={(from) => set({ from })} />
          <DateField label="Before" value={draft.until} onChange={(until) => set({ until })} />
        </div>
      )
    default:
      return (
        <Radios
          label={label}
          hideLabel
          choices={[
            { id: 'open', label: 'Open to mentoring' },
            { id: 'closed', label: 'Not open to mentoring' },
          ]}
          value={draft.how}
          onChange={(how) => set({ how })}
        />
      )
  }
}

function seatRef(short: string): string {
  return short.includes('/') || short.includes('@') ? short : `person/${short}`
}
