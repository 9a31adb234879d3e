import { useState } from 'react'
import { useAsOf } from '../../api/asOf'
import { today } from '../../org/days'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/TextField'
import { EditField } from './EditField'
import styles from './EditDialog.module.css'
import { readEdit, type Draft, type Edit } from './edits'
import { Preview } from './Preview'
import { useEdit } from './useEdit'

/** The dialog that the search parameter `edit` names, such as `move:person/ada`. */
export default function EditDialog({ edit, onClose }: { edit: string; onClose: () => void }) {
  const read = readEdit(edit)
  if (read) return <EditForm key={edit} edit={read.edit} begun={read.draft} onClose={onClose} />
  return (
    <Dialog title="Change" isOpen onClose={onClose} actions={<Button onPress={onClose}>Close</Button>}>
      <p>There is no change of this name.</p>
    </Dialog>
  )
}

function EditForm({ edit, begun, onClose }: { edit: Edit; begun: Draft; onClose: () => void }) {
  const asOf = useAsOf()
  const [draft, setDraft] = useState(begun)
  const [day, setDay] = useState<string | null>(asOf ?? today())
  const [reason, setReason] = useState('')
  const { busy, problems, checked, written, undone, check, apply, undo, forget } = useEdit(edit, draft, day ?? today(), reason)
  const ready = edit.fields.every((field) => !field.isRequired || draft[field.name]?.trim())
  const first = edit.fields.find((field) => !draft[field.name])?.name
  const general = problems.general.map((message) => (
    <p key={message} className={styles.problem} role="alert">
      {message}
    </p>
  ))

  if (written !== null) {
    return (
      <Dialog
        title={edit.title}
        isOpen
        onClose={onClose}
        actions={
          <>
            {!undone && (
              <Button isDisabled={busy} onPress={() => void undo()}>
                Undo
              </Button>
            )}
            <Button look="primary" onPress={onClose}>
              Done
            </Button>
          </>
        }
      >
        <p role="status">{undone ? 'The change is undone.' : `Written as revision ${written}.`}</p>
        {general}
      </Dialog>
    )
  }
  return (
    <Dialog
      title={edit.title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look={checked ? 'plain' : 'primary'} isDisabled={busy || !ready} onPress={() => void check()}>
            See what changes
          </Button>
          {checked && (
            <Button look="primary" isDisabled={busy} onPress={() => void apply()}>
              Apply
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        {edit.fields.map((field) => (
          <EditField
            key={field.name}
            field={field}
            value={draft[field.name] ?? ''}
            error={problems.fields[field.name]}
            isFirst={field.name === first}
            onChange={(value) => {
              setDraft((now) => ({ ...now, [field.name]: value }))
              forget()
            }}
          />
        ))}
        <DateField
          label={edit.title === 'Leave the organization' ? 'Last day' : 'From'}
          value={day}
          onChange={(chosen) => {
            setDay(chosen)
            forget()
          }}
        />
        <TextField label="Reason" value={reason} onChange={setReason} />
        {general}
        {checked && <Preview {...checked} />}
      </div>
    </Dialog>
  )
}
