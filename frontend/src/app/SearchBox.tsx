import { SearchIcon } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { ComboBox, Input, ListBox, ListBoxItem, Popover, type Key } from 'react-aria-components'
import { flushSync } from 'react-dom'
import { useQuery } from 'urql'
import { useAsOf } from '../api/asOf'
import { graphql } from '../api/gql/gql'
import { Icon } from '../ui/Icon'
import { described, type Hit } from './hit'
import { useOpenHit } from './openHit'
import styles from './Search.module.css'

const SearchHits = graphql(`
  query SearchHits($text: String!, $typed: String!, $date: Date) {
    completeQuestion(question: $typed, first: 5)
    org(asOf: $date) {
      search(text: $text, first: 12) {
        __typename
        ... on Person {
          ref
          name
          title
        }
        ... on Opening {
          ref
          title
        }
        ... on Level {
          id
          code
          title
          ladder {
            id
            name
          }
        }
        ... on Team {
          id
          name
        }
        ... on Ladder {
          id
          name
        }
      }
    }
  }
`)

const askKey = 'ask'

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Finds anybody and anything by a few letters, and takes questions. */
export default function SearchBox({ text: typed, focused }: { text: string; focused: boolean }) {
  // What was typed before is put in as if it were typed now, so that the list opens; and at once, before the next key, which
  // would be put into an empty field otherwise.
  const [text, setText] = useState(focused ? '' : typed)
  useEffect(() => {
    if (focused && typed) queueMicrotask(() => flushSync(() => setText(typed)))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Once, when it takes the plain field's place.
  }, [])
  const typing = useDeferredValue(text)
  const asked = typing.trim()
  const date = useAsOf()
  const open = useOpenHit()
  const input = useRef<HTMLInputElement>(null)
  const [{ data, fetching, error }] = useQuery({ query: SearchHits, variables: { text: asked, typed: typing.trimStart(), date }, pause: asked === '' })
  const hits: Hit[] = asked === '' ? [] : (data?.org.search ?? [])

  const navigate = useNavigate()
  const isQuestion = asked.includes(' ')
  const found = hits.map((hit) => ({ ...described(hit), id: described(hit).key }))
  const none = data && !fetching && hits.length === 0 ? `Nobody and nothing is called “${asked}”.` : ''
  const questions = (asked === '' ? [] : (data?.completeQuestion ?? [])).filter((one) => !same(one, asked) && !found.some(({ name }) => same(one, name)))
  const completed = questions.map((question) => ({ id: `${askKey} ${question}`, key: `${askKey} ${question}`, name: question, kind: 'Question', about: '' }))
  const items = [...found, ...(isQuestion ? [{ id: askKey, key: askKey, name: `Ask “${asked}”`, kind: 'Question', about: none }] : []), ...completed]

  const leave = () => {
    setText('')
    input.current?.blur()
  }
  const choose = (key: Key | undefined) => {
    const hit = hits.find((one) => described(one).key === key)
    if (hit) {
      leave()
      open(hit)
    } else if (typeof key === 'string' && key.startsWith(askKey)) {
      leave()
      void navigate({ to: '/ask', search: (kept) => ({ date: kept.date, q: key === askKey ? asked : key.slice(askKey.length + 1) }) })
    }
  }

  return (
    <ComboBox
      aria-label="Search people, levels, teams and openings"
      inputValue={text}
      onInputChange={setText}
      value={null}
      onChange={(key: Key | null) => choose(key ?? undefined)}
      items={items}
      defaultFilter={() => true}
      allowsEmptyCollection
      allowsCustomValue
      menuTrigger="input"
    >
      <div className={styles.box}>
        <Icon of={SearchIcon} />
        <Input
          ref={input}
          data-search
          // eslint-disable-next-line jsx-a11y/no-autofocus -- Only where the field that it takes the place of had the focus.
          autoFocus={focused}
          className={styles.input}
          placeholder="Search or ask"
          maxLength={200}
          onKeyDown={(event) => {
            // Enter opens the best hit also where none was walked to.
            if (event.key === 'Enter' && !event.currentTarget.getAttribute('aria-activedescendant')) choose(items[0]?.key)
          }}
        />
        <kbd className={styles.key} aria-hidden>
          /
        </kbd>
      </div>
      <Popover className={styles.popover} placement="bottom end" offset={4}>
        <ListBox
          className={styles.list}
          renderEmptyState={() => (
            <p className={styles.empty}>
              {asked === '' ? 'Type a name, a title, a level or a team.' : error ? 'The search could not be asked just now.' : fetching ? 'Searching' : `Nobody and nothing is called “${asked}”.`}
            </p>
          )}
        >
          {(item: ReturnType<typeof described>) => (
            <ListBoxItem id={item.key} textValue={item.name} className={styles.hit}>
              <span className={styles.name}>{item.name}</span> <span className={styles.kind}>{item.kind}</span>{' '}
              {item.about && <span className={styles.about}>{item.about}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
