import { lazy, Suspense } from 'react'
import { useQuery } from 'urql'
import { dayWords } from '../../org/days'
import { count, mean } from '../../org/numbers'
import { Button } from '../../ui/Button'
import { Figure, Figures } from '../../ui/Figure'
import { Table, type Column } from '../../ui/Table'
import { BeforeImport } from './importQueries'
import styles from './Difference.module.css'
import { changeWords, kindWords } from '../../org/movementWords'
import type { Import, Report } from './useImport'

// The chart comes when a file was read.
const Preview = lazy(() => import('./Preview'))

type Movement = Report['difference']['nodes'][number]

const columns: Column<Movement>[] = [
  { id: 'kind', title: 'What', width: '120px', cell: (row) => kindWords(row.kind) },
  { id: 'name', title: 'Who', width: 'minmax(140px, 2fr)', cell: (row) => row.name },
  { id: 'change', title: 'Change', width: 'minmax(180px, 4fr)', cell: (row) => changeWords(row) },
  { id: 'date', title: 'From', width: '160px', cell: (row) => dayWords(row.date) },
]

/** What the file changes: how many, the organization before and after, whom on a chart, and each in a list. */
export function Difference({ report, job }: { report: Report; job: Import }) {
  const [{ data }] = useQuery({ query: BeforeImport })
  const { preview, difference } = report
  return (
    <>
      <Figures>
        <Figure value={count(report.joins)} unit="people join" of={`out of ${count(report.rows)} rows`} />
        <Figure value={count(report.moves)} unit="people move to another manager" />
        <Figure value={count(report.updates)} unit="people change otherwise" />
        <Figure value={count(report.leavers)} unit="people leave" />
        <Figure value={count(report.unchanged)} unit="people stay as they are" />
        <Figure value={count(report.openings)} unit="open seats in the file" />
        <Figure value={count(report.skipped)} unit="rows skipped" of="they stand for nobody" />
      </Figures>
      {preview && (
        <table className={styles.compare}>
          <caption>The organization, before and after</caption>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {row('People', data && count(data.org.headcount), count(preview.headcount))}
            {row('People managers', data && count(data.org.spans.managers), count(preview.spans.managers))}
            {row('Reports per manager, mean', data && mean(data.org.spans.mean), mean(preview.spans.mean))}
            {row('Layers', data && count(data.org.spans.layers), count(preview.spans.layers))}
          </tbody>
        </table>
      )}
      {preview && difference.totalCount > 0 && (
        <Suspense>
          <Preview outline={preview.outline} movements={job.movements} complete={job.more === null} />
        </Suspense>
      )}
      {difference.totalCount > 0 && (
        <section className={styles.list}>
          <h3>
            {count(job.movements.length)} of {count(difference.totalCount)} movements
          </h3>
          <Table
            label="Movements"
            columns={columns}
            count={job.movements.length}
            row={(i) => job.movements[i]}
            rowKey={(row, i) => `${row.ref} ${row.kind} ${i}`}
            inline
          />
          {job.more !== null && (
            <Button isDisabled={job.doing !== null} onPress={() => void job.further()}>
              {job.doing === 'more' ? 'Reading more' : 'Show more'}
            </Button>
          )}
        </section>
      )}
    </>
  )
}

function row(name: string, before: string | undefined, after: string) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{before ?? '–'}</td>
      <td>{after}</td>
    </tr>
  )
}
