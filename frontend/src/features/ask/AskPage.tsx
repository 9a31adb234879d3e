import { Link, useSearch } from '@tanstack/react-router'
import { useQuery } from 'urql'
import * as v from 'valibot'
import { QueryFailure } from '../../org/QueryFailure'
import { LinkButton } from '../../ui/LinkButton'
import { Operation } from '../../ui/Operation'
import { PageTitle } from '../../ui/PageTitle'
import { Empty, Loading } from '../../ui/States'
import { Answer } from './Answer'
import styles from './AskPage.module.css'
import { Completions, Interpret } from './askQuery'
import { placeOf, type Variables } from './place'
import { QuestionBox } from './QuestionBox'
import { search as schema } from './search'

/** A question in English: how it was understood, its answer, and the operation behind it. */
export default function AskPage() {
  const { q, as } = v.parse(schema, useSearch({ strict: false }))
  return (
    <section className={styles.page}>
      <PageTitle>{q ?? 'Ask'}</PageTitle>
      <h1>Ask</h1>
      <QuestionBox key={q} asked={q ?? ''} />
      {q ? <Understood question={q} asGraphql={as === 'graphql'} /> : <Beginnings />}
    </section>
  )
}

/** Questions to begin with, about the organization's own levels, people and teams. */
function Beginnings() {
  const [{ data }] = useQuery({ query: Completions, variables: { question: '' } })
  return data ? <Suggestions title="Such as" questions={data.completeQuestion} /> : null
}

function Understood({ question, asGraphql }: { question: string; asGraphql: boolean }) {
  const [{ data, error, fetching }, again] = useQuery({ query: Interpret, variables: { question } })
  if (error) return <QueryFailure error={error} again={() => again({ requestPolicy: 'network-only' })} />
  if (!data) return fetching ? <Loading what="the question" rows={3} /> : null
  const { restated, operation, variables, view, ambiguous, suggestions } = data.interpret
  if (restated === null || operation === null || variables === null || view === null) {
    return (
      <>
        {ambiguous ? <Empty title="This may mean several things">Choose the one that is meant.</Empty> : <Empty title="This is not understood">These are the nearest questions that are.</Empty>}
        <Suggestions title={ambiguous ? 'Did you mean' : 'What can be asked'} questions={suggestions} />
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
      {asGraphql ? <Operation operation={operation} variables={given} /> : <Answer key={operation + variables} view={view} operation={operation} variables={given} name={question} />}
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
