import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useMutation } from 'urql'
import { explain } from '../../api/explain'
import { count, counted, people } from '../../org/numbers'
import { Button } from '../../ui/Button'
import { LinkButton } from '../../ui/LinkButton'
import { PageTitle } from '../../ui/PageTitle'
import { Failure, Loading } from '../../ui/States'
import { FileChoice } from './FileChoice'
import { WithdrawImport } from './importQueries'
import styles from './ImportPage.module.css'
import { Problems } from './Problems'
import { useGrades } from './useGrades'
import { useImport, type Import, type Report } from './useImport'

// What is shown once a file was read loads then.
const Options = lazy(async () => ({ default: (await import('./Reading')).Options }))
const Columns = lazy(async () => ({ default: (await import('./Reading')).Columns }))
const Difference = lazy(async () => ({ default: (await import('./Difference')).Difference }))

/** A file of people, from its choice over what it would change to its being written, or not. */
export default function ImportPage() {
  const job = useImport()
  const { file, report, doing, wrong } = job
  const [left, setLeft] = useState(false)
  return (
    <div className={styles.page}>
      <PageTitle>Import</PageTitle>
      <h1>Import</h1>
      {!file && (
        <>
          {left && (
            <p role="status" className={styles.notice}>
              The file was put away. Nothing was written.
            </p>
          )}
          <FileChoice
            onChoose={(chosen) => {
              setLeft(false)
              job.choose(chosen)
            }}
          />
        </>
      )}
      {file && !report?.applied && (
        <>
          <p className={styles.file}>
            <strong>{file.name}</strong>, {size(file.size)}
            {report && `, ${counted(report.rows, 'row')}, read as ${report.format}`}
          </p>
          {wrong && (
            <Failure title={wrong.title} onRetry={wrong.again && doing === null && !report ? job.again : undefined}>
              {[wrong.detail, wrong.code === 'CONFLICT' ? 'Nothing was written. Below is what the file comes to now.' : wrong.next].join(' ')}
            </Failure>
          )}
          {!report && doing && <Loading what={`${file.name}, ${size(file.size)}`} rows={8} />}
          {report && <Read report={report} file={file} job={job} />}
          <div className={styles.actions}>
            {report?.preview && (
              <Button look="primary" isDisabled={doing !== null} onPress={job.apply}>
                {doing === 'applying' ? 'Writing' : 'Apply the file'}
              </Button>
            )}
            <Button
              isDisabled={doing === 'applying'}
              onPress={() => {
                setLeft(true)
                job.leave()
              }}
            >
              {report && !report.preview ? 'Choose another file' : 'Walk away'}
            </Button>
            {doing && (
              <span role="status" className={styles.doing}>
                {doing === 'applying' ? 'The file is being written' : 'The file is being read'}
              </span>
            )}
          </div>
        </>
      )}
      {report?.applied && <Applied report={report} onAnother={job.leave} />}
    </div>
  )
}

function Read({ report, file, job }: { report: Report; file: File; job: Import }) {
  const grades = useGrades(file, job.options, report)
  const errors = report.problems.filter((problem) => problem.severity === 'ERROR').length
  const result = useRef<HTMLHeadingElement>(null)
  // Whoever chose a file by the keyboard goes on at what came of it.
  useEffect(() => result.current?.focus(), [file])
  return (
    <>
      <h2 ref={result} tabIndex={-1} className={styles.result}>
        {report.preview ? summary(report) : `The file is refused: ${counted(errors, 'error')} to mend`}
      </h2>
      {!report.preview && <p>Nothing was written. Mend the lines below in the file, or say below what its columns are, and read it again.</p>}
      <section className={styles.section} aria-labelledby="problems">
        <h2 id="problems">{report.problems.length === 0 ? 'Problems' : `Problems, ${count(report.problems.length)}`}</h2>
        <Problems problems={report.problems} file={file} />
      </section>
      <section className={styles.section} aria-labelledby="columns">
        <h2 id="columns">What each column became</h2>
        <Suspense>
          <Columns report={report} job={job} />
        </Suspense>
      </section>
      <section className={styles.section} aria-labelledby="options">
        <h2 id="options">How it is read</h2>
        <Suspense>
          <Options report={report} grades={grades} job={job} />
        </Suspense>
      </section>
      {report.preview && (
        <section className={styles.section} aria-labelledby="difference">
          <h2 id="difference">What it would change</h2>
          <Suspense>
            <Difference report={report} job={job} />
          </Suspense>
        </section>
      )}
    </>
  )
}

function Applied({ report, onAnother }: { report: Report; onAnother: () => void }) {
  const [undone, withdraw] = useMutation(WithdrawImport)
  const result = undone.data?.apply
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={styles.section}>
      <h2 ref={heading} tabIndex={-1} className={styles.result}>
        {result?.applied ? 'The import is undone' : `Written as revision ${count(report.revision)}`}
      </h2>
      <p role="status">{result?.applied ? `Revision ${count(result.revision)} took it back.` : `${summary(report)}.`}</p>
      {result && !result.applied && <Failure title="The import could not be undone">{result.problems.map((problem) => problem.message).join(' ')}</Failure>}
      {undone.error && <Failure title={explain(undone.error).title}>{explain(undone.error).detail}</Failure>}
      <div className={styles.actions}>
        <LinkButton to="/" search={{}} look="primary">
          See the chart
        </LinkButton>
        {!result?.applied && (
          <Button isDisabled={undone.fetching} onPress={() => void withdraw({ revision: report.revision })}>
            Undo
          </Button>
        )}
        <Button onPress={onAnother}>Import another file</Button>
        <Link to="/revisions">All revisions</Link>
      </div>
    </section>
  )
}

/** "3 people join, 2 move, 1 leaves". */
function summary({ joins, moves, updates, leavers, unchanged }: Report): string {
  const parts = [
    { n: joins, one: 'joins', many: 'join' },
    { n: moves, one: 'moves', many: 'move' },
    { n: updates, one: 'changes otherwise', many: 'change otherwise' },
    { n: leavers, one: 'leaves', many: 'leave' },
    { n: unchanged, one: 'stays as before', many: 'stay as before' },
  ].filter(({ n }) => n > 0)
  if (parts.length === 0) return 'Nothing changes'
  return parts.map(({ n, one, many }, i) => `${i === 0 ? people(n) : count(n)} ${n === 1 ? one : many}`).join(', ')
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${count(Math.max(1, Math.round(bytes / 1000)))} kB` : `${count(Math.round(bytes / 1_000_000))} MB`
}
