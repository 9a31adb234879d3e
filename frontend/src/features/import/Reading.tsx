import { useQuery } from 'urql'
import { graphql } from '../../api/gql/gql'
import type { ColumnInput, ImportOptions } from '../../api/gql/graphql'
import { lastPart } from '../../org/refs'
import { LadderPicker, LevelPicker } from '../../org/LevelPicker'
import { Checkbox } from '../../ui/Choices'
import { DateField } from '../../ui/DateField'
import { Select } from '../../ui/Select'
import { columnChoices, unread } from './columnUses'
import styles from './Reading.module.css'
import type { Import, Report } from './useImport'

const ImportHome = graphql(`
  query ImportHome {
    org {
      homeLadder {
        id
      }
    }
  }
`)

const matches = [
  { id: 'auto', label: 'As the file suggests' },
  { id: 'ID', label: 'Id' },
  { id: 'EMPLOYEE_NUMBER', label: 'Employee number' },
  { id: 'EMAIL', label: 'E-mail' },
] as const
const blanks = [
  { id: 'KEEP', label: 'Keeps what is known' },
  { id: 'CLEAR', label: 'Clears what is known' },
] as const
const duplicates = [
  { id: 'REFUSE', label: 'Refuse the file' },
  { id: 'SEPARATE', label: 'Each is a person' },
] as const

/** What each column became and how the file is read, all to be changed; the file is then read again. */
export function Columns({ report, job }: { report: Report; job: Import }) {
  const use = (column: string, usedAs: string) => {
    const others: ColumnInput[] = asList(job.options).filter((one) => one.column !== column)
    job.change({ columns: [...others, { column, usedAs: usedAs === unread ? null : usedAs }] })
  }
  return (
    <ul className={styles.columns} aria-label="Columns">
      {report.columns.map(({ column, usedAs }, i) => (
        <li key={i} className={styles.column}>
          <span className={styles.header}>{column === '' ? `Column ${i + 1}, without a header` : column}</span>
          <Select label={`Use of column ${column}`} hideLabel choices={columnChoices} value={usedAs ?? unread} onChange={(next) => use(column, next)} isDisabled={column === ''} />
        </li>
      ))}
    </ul>
  )
}

export function Options({ report, grades, job }: { report: Report; grades: readonly string[]; job: Import }) {
  const { options, change } = job
  const [{ data }] = useQuery({ query: ImportHome })
  const ladder = (options.ladder as string | null | undefined) ?? data?.org.homeLadder.id ?? null
  return (
    <div className={styles.options}>
      <Select label="A row is somebody known by" choices={matches} value={options.matchBy ?? 'auto'} onChange={(by) => change({ matchBy: by === 'auto' ? undefined : by })} />
      <DateField label="What is new holds from" value={options.effective ?? null} onChange={(effective) => change({ effective })} description="Today where it is left out." />
      <Select label="A blank cell" choices={blanks} value={options.blanks ?? 'KEEP'} onChange={(next) => change({ blanks: next })} />
      <Select label="Rows with one id that differ" choices={duplicates} value={options.onDuplicate ?? 'REFUSE'} onChange={(next) => change({ onDuplicate: next })} />
      <LadderPicker label="Levels are of the ladder" value={ladder} onChange={(id) => change({ ladder: id ?? undefined })} />
      <Checkbox isSelected={options.leaveMissing ?? false} onChange={(leaveMissing) => change({ leaveMissing })}>
        Who is known and not in the file leaves
      </Checkbox>
      {report.columns.some((one) => one.usedAs === 'grade') && grades.length > 0 && (
        <fieldset className={styles.grades}>
          <legend>Which level is each grade</legend>
          {grades.map((grade) => (
            <LevelPicker
              key={grade}
              label={grade}
              value={gradesOf(options).find((one) => one.grade === grade)?.level ?? null}
              onChange={(id) => {
                const others = gradesOf(options).filter((one) => one.grade !== grade)
                change({ grades: id ? [...others, { grade, level: id }] : others })
              }}
              placeholder={`No level${ladder ? ` of ${lastPart(ladder)}` : ''}`}
            />
          ))}
        </fieldset>
      )}
    </div>
  )
}

function asList(options: ImportOptions): ColumnInput[] {
  return [options.columns ?? []].flat()
}

function gradesOf(options: ImportOptions) {
  return [options.grades ?? []].flat()
}
