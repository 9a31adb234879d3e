import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useQuery } from 'urql'
import field from '../../ui/Field.module.css'
import list from '../../ui/List.module.css'
import { Button } from '../../ui/Button'
import styles from './AskPage.module.css'
import { Completions } from './askQuery'

/** Where a question is typed, with those that it may be the beginning of: arrow keys walk them, Enter asks. */
export function QuestionBox({ asked }: { asked: string }) {
  const [text, setText] = useState(asked)
  const typed = useDeferredValue(text)
  const navigate = useNavigate()
  const [{ data }] = useQuery({ query: Completions, variables: { question: typed.trimStart() } })
  const items = (data?.completeQuestion ?? []).filter((one) => one.toLowerCase() !== typed.trim().toLowerCase()).map((question) => ({ id: question }))
  const ask = (question: string) => {
    if (question.trim()) void navigate({ to: '/ask', search: (kept) => ({ date: kept.date, q: question.trim() }) })
  }
  return (
    <form
      className={styles.question}
      onSubmit={(event) => {
        event.preventDefault()
        ask(text)
      }}
    >
      <ComboBox
        className={styles.field}
        items={items}
        inputValue={text}
        onInputChange={setText}
        value={null}
        onChange={(key) => {
          if (key === null) return
          setText(String(key))
          ask(String(key))
        }}
        defaultFilter={() => true}
        // Completions may come after the typing that asked for them: the list is open meanwhile, and not to be seen.
        allowsEmptyCollection
        allowsCustomValue
        menuTrigger="input"
      >
        <Label className={field.label}>Question</Label>
        <Input
          className={`${field.box ?? ''} ${field.input ?? ''}`}
          placeholder="Who can mentor toward L4?"
          maxLength={300}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.currentTarget.getAttribute('aria-activedescendant')) ask(event.currentTarget.value)
          }}
        />
        <Popover className={items.length > 0 ? list.popover : styles.nothing} offset={4}>
          <ListBox<{ id: string }> className={list.list}>
            {({ id }) => (
              <ListBoxItem id={id} textValue={id} className={list.item}>
                <span className={list.words}>{id}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      <Button look="primary" type="submit" isDisabled={text.trim() === ''}>
        Ask
      </Button>
    </form>
  )
}
