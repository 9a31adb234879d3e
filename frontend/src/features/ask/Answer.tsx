import { useMemo, useState } from 'react'
import { useQuery } from 'urql'
import type { AnswerView } from '../../api/gql/graphql'
import { PersonLink } from '../../org/PersonLink'
import { QueryFailure } from '../../org/QueryFailure'
import { Button } from '../../ui/Button'
import { TakeAway } from '../../ui/TakeAway'
import { Empty, Loading } from '../../ui/States'
import styles from './AskPage.module.css'
import { fittingPicture } from './fittingPicture'
import type { Variables } from './place'
import { takeApart, type AnswerTable } from './tables'

/** Runs an operation, and shows what it answers: single facts, and every list as a table. */
export function Answer({ view, operation, variables, name }: { view: AnswerView; operation: string; variables: Variables; name: string }) {
  const [{ data, error }, again] = useQuery<unknown, Variables>({ query: operation, variables })
  const { facts, tables } = useMemo(() => takeApart(data), [data])
  const picture = useMemo(() => (data === undefined ? null : fittingPicture(view, data, variables)), [view, data, variables])
  if (error) return <QueryFailure error={error} again={() => again({ requestPolicy: 'network-only' })} />
  if (!data) return <Loading what="the answer" rows={8} />
  if (facts.length === 0 && tables.every(({ rows }) => rows.length === 0)) {
    return <Empty title="Nobody and nothing">The question was understood, and the answer to it is empty.</Empty>
  }
  return (
    <div className={styles.answer}>
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {picture && (
        <TakeAway name={name} as={['picture']}>
          {picture}
        </TakeAway>
      )}
      {tables.map((table) => table.rows.length > 0 && <Table key={table.name} table={table} file={`${name} ${table.name}`} />)}
    </div>
  )
}

/** Short cells stay on a line, and long ones get room for it. */
function sizeOf(text: string | undefined): 'long' | 'short' | undefined {
  if (!text) return undefined
  return text.length > 60 ? 'long' : text.length < 13 ? 'short' : undefined
}

/** Rows that are drawn before somebody asks for more; the file has all. */
const step = 200

function Table({ table, file }: { table: AnswerTable; file: string }) {
  const [shown, setShown] = useState(step)
  const rows = () => [table.columns, ...table.rows.map((row) => table.columns.map((column) => row.cells[column] ?? null))]
  return (
    <TakeAway name={file} as={['csv']} rows={rows}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls is reached by keys. */}
      <div className={styles.scroll} role="region" aria-label={table.name} tabIndex={0}>
        <table className={styles.table}>
          <caption>{table.name}</caption>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, shown).map((row, i) => (
              <tr key={i}>
                {table.columns.map((column) => (
                  <td key={column} data-size={sizeOf(row.cells[column])}>{column === 'Name' && row.ref ? <PersonLink seat={row.ref}>{row.cells[column]}</PersonLink> : row.cells[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.rows.length > shown && (
        <p>
          {`${shown} of ${table.rows.length} rows. `}
          <Button onPress={() => setShown(shown + 1_000)}>Show more</Button>
        </p>
      )}
    </TakeAway>
  )
}
