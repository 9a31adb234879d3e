import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import { useQuery } from 'urql'
import * as v from 'valibot'
import { QueryFailure } from '../../org/QueryFailure'
import { Button } from '../../ui/Button'
import { LinkButton } from '../../ui/LinkButton'
import { Operation } from '../../ui/Operation'
import { PageTitle } from '../../ui/PageTitle'
import { Empty, Loading } from '../../ui/States'
import { TextField } from '../../ui/TextField'
import { Answer } from './Answer'
import styles from './AskPage.module.css'
import { Interpret } from './askQuery'
import { placeOf, type Variables } from './place'
import { search as schema } from './search'

const examples = ['who can mentor toward L4', 'span of Product Directors', 'headcount by level and track', 'who left last year', 'what changes between L3 and L4']

/** A question in English: how it was understood, its answer, and the operation behind it. */
export default function AskPage() {
  const { q, as } = v.parse(schema, useSearch({ strict: false }))
  return (
    <section className={styles.page}>
      <PageTitle>{q ?? 'Ask'}</PageTitle>
      <h1>Ask</h1>
      <Question key={q} asked={q ?? ''} />
      {q ? <Understood question={q} asGraphql={as === 'graphql'} /> : <Suggestions title="Such as" questions={examples} />}
    </section>
  )
}

function Question({ asked }: { asked: string }) {
  const [text, setText] = useState(asked)
  const navigate = useNavigate()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (text.trim()) void navigate({ to: '/ask', search: (kept) => ({ date: kept.date, q: text.trim() }) })
  }
  return (
    <form className={styles.question} onSubmit={submit}>
      <div className={styles.field}>
        <TextField label="Question" value={text} onChange={setText} placeholder="Who can mentor toward L4?" />
      </div>
      <Button look="primary" type="submit" isDisabled={text.trim() === ''}>
        Ask
      </Button>
    </form>
  )
}

function Understood({ question, asGraphql }: { question: string; asGraphql: boolean }) {
  const [{ data, error, fetching }, again] = useQuery({ query: Interpret, variables: { question } })
  if (error) return <QueryFailure error={error} again={() => again({ requestPolicy: 'network-only' })} />
  if (!data) return fetching ? <Loading what="the question" rows={3} /> : null
  const { restated, operation, variables, view, suggestions } = data.interpret
  if (restated === null || operation === null || variables === null || view === null) {
    return (
      <>
        <Empty title="This may mean several things, or is not understood">One of these is, at a click.</Empty>
        <Suggestions title="Did you mean" questions={suggestions} />
      </>
    )
  }
  const given = JSON.parse(variables) as Variables
  const place = placeOf(view, given)
  return (
    <>
      <h2 className={styles.restated}>{restated}</h2>
      <nav aria-label="Answer" className={styles.ways}>
        <LinkButton look="quiet" to="/ask" search={(kept: Record<string, unknown>) => ({ ...kept, as: undefined })} data-open={!asGraphql || undefined}>
          Answer
        </LinkButton>
        <LinkButton look="quiet" to="/ask" search={(kept: Record<string, unknown>) => ({ ...kept, as: 'graphql' as const })} data-open={asGraphql || undefined}>
          GraphQL
        </LinkButton>
        {place && (
          <Link to={place.to} params={place.params ?? {}} search={place.search} className={styles.place}>
            {place.label}
          </Link>
        )}
      </nav>
      {asGraphql ? <Operation operation={operation} variables={given} /> : <Answer key={operation + variables} operation={operation} variables={given} />}
    </>
  )
}

function Suggestions({ title, questions }: { title: string; questions: readonly string[] }) {
  return (
    <section aria-label={title} className={styles.suggestions}>
      <h2>{title}</h2>
      <ul>
        {questions.map((q) => (
          <li key={q}>
            <Link to="/ask" search={(kept) => ({ date: kept.date, q })}>
              {q}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
