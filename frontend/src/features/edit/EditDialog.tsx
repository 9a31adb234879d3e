import { useEffect, useRef, useState } from 'react'
import { useQuery } from 'urql'
import { useAsOf } from '../../api/asOf'
import { dayWords, today } from '../../org/days'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { Dialog } from '../../ui/Dialog'
import { Loading } from '../../ui/States'
import { TextField } from '../../ui/TextField'
import { EditField } from './EditField'
import styles from './EditDialog.module.css'
import { EditSubject } from './editQueries'
import { isRequired, readEdit, type Draft, type Edit, type EditField as Field } from './edits'
import { MeanwhileList } from './MeanwhileList'
import { Preview } from './Preview'
import { SubjectLine } from './SubjectLine'
import { useEdit } from './useEdit'
import { useFocusSettled } from './useFocusSettled'
import { WithdrawnRevision } from './WithdrawnRevision'

/** The dialog that the search parameter `edit` names, such as `move:person/ada`. */
export default function EditDialog({ edit, onClose }: { edit: string; onClose: () => void }) {
  const read = readEdit(edit)
  if (!useFocusSettled()) return null
  if (read) return <EditForm key={edit} edit={read.edit} begun={read.draft} onClose={onClose} />
  return (
    <Dialog title="Change" isOpen onClose={onClose} actions={<Button onPress={onClose}>Close</Button>}>
      <p>There is no change of this name.</p>
    </Dialog>
  )
}

const formId = 'edit-form'

function EditForm({ edit, begun, onClose }: { edit: Edit; begun: Draft; onClose: () => void }) {
  const asOf = useAsOf()
  const [typed, setTyped] = useState(begun)
  const [day, setDay] = useState<string | null>(asOf ?? today())
  const [isMissed, setMissed] = useState(false)
  const [reason, setReason] = useState('')
  const effective = day ?? today()
  const form = useRef<HTMLFormElement>(null)

  const about = edit.hasSubject && edit.about !== 'withdraw' ? (typed[edit.about] ?? '') : ''
  const [{ data, fetching }] = useQuery({
    query: EditSubject,
    variables: { id: effective === today() ? about : `${about}@${effective}` },
    pause: !about,
  })
  const subject = about ? (data?.node ?? null) : null
  const was = subject && edit.begin ? edit.begin(subject) : {}
  const draft = { ...was, ...typed }
  const { busy, problems, checked, meanwhile, check, apply, back } = useEdit(edit, draft, was, effective, reason, onClose)

  // Whom the URL names is not asked for again, unless nobody has the name on the day.
  const isKnown = Boolean(begun[edit.about]) && typed[edit.about] === begun[edit.about] && (subject !== null || fetching || !about)
  const fields = edit.fields.filter((field) => !(edit.hasSubject && field.name === edit.about && isKnown) && !field.isHidden?.(draft))
  const missing = fields.filter((field) => isRequired(field, draft) && !draft[field.name]?.trim())
  const isLoading = edit.begin !== undefined && subject === null && Boolean(about) && fetching
  // Fields come with what they begin with: one that is typed into must not be given another value then.
  const [hasBegun, setBegun] = useState(!isLoading)
  if (!hasBegun && !isLoading) setBegun(true)
  // What is missing is said when it is missed, not before.
  const errorOf = ({ name, label }: Field) => problems.fields[name] ?? (isMissed && missing.some((one) => one.name === name) ? `${label} is needed.` : undefined)
  const first = fields.find((field) => !typed[field.name])?.name
  const wrong = Object.keys(problems.fields).join() + problems.general.join() + (isMissed && missing.length > 0 ? 'missing' : '')

  useEffect(() => {
    // What is wrong is where the focus goes.
    if (wrong) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus()
  }, [wrong])

  const fieldOf = (field: Field) => (
    <EditField
      key={field.name}
      field={field}
      draft={draft}
      subject={subject}
      error={errorOf(field)}
      isFirst={field.name === first}
      onChange={(patch) => {
        setTyped((now) => ({ ...now, ...patch }))
        back()
      }}
    />
  )
  const more = fields.filter((field) => field.isMore)
  const general = problems.general.map((message) => (
    <p key={message} className={styles.problem} role="alert" tabIndex={-1}>
      {message}
    </p>
  ))
  const line = edit.about === 'withdraw' ? <WithdrawnRevision number={Number(begun.withdraw)} /> : isKnown && subject && <SubjectLine subject={subject} />

  if (checked) {
    return (
      <Dialog
        title={edit.title}
        isOpen
        onClose={onClose}
        actions={
          <>
            <Button onPress={back}>Back</Button>
            <Button look="primary" isPending={busy} onPress={() => void apply()}>
              Apply
            </Button>
          </>
        }
      >
        <div className={styles.form}>
          {line}
          <Preview comparison={checked} />
          {general}
        </div>
      </Dialog>
    )
  }
  if (meanwhile) {
    return (
      <Dialog
        title={edit.title}
        isOpen
        onClose={onClose}
        actions={
          <>
            <Button onPress={back}>Back</Button>
            <Button look="primary" isPending={busy} onPress={() => void check()}>
              Look at it again
            </Button>
          </>
        }
      >
        <MeanwhileList {...meanwhile} />
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
          <Button look="primary" type="submit" form={formId} isPending={busy || isLoading}>
            See what changes
          </Button>
        </>
      }
    >
      <form
        id={formId}
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setMissed(true)
          if (!busy && !isLoading && missing.length === 0) void check()
        }}
      >
        {line}
        {about && !subject && !fetching && <p className={styles.note}>Nobody and nothing has this name on {dayWords(effective)}.</p>}
        {hasBegun ? fields.filter((field) => !field.isMore).map(fieldOf) : <Loading what="the form" rows={3} />}
        {hasBegun && more.length > 0 && (
          <details className={styles.more} open={more.some(errorOf) || undefined}>
            <summary>More about them</summary>
            <div className={styles.form}>{more.map(fieldOf)}</div>
          </details>
        )}
        {edit.day !== null && (
          <DateField
            label={edit.day ?? 'From'}
            description={edit.dayNote}
            value={day}
            onChange={(chosen) => {
              setDay(chosen)
              back()
            }}
          />
        )}
        <TextField label="Reason" description="For the log" value={reason} onChange={setReason} />
        {general}
      </form>
    </Dialog>
  )
}
