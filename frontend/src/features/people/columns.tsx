import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PeopleRowFragment } from '../../api/gql/graphql'
import { lengthWords, monthsBetween, shortDay } from '../../org/days'
import { LevelChip, trackWords } from '../../org/LevelChip'
import { count } from '../../org/numbers'
import { PersonLink } from '../../org/PersonLink'
import { shortSeat } from '../../org/refs'
import { writeFilter } from '../../org/filterUrl'
import type { Column } from '../../ui/Table'
import type { CsvValue } from '../../ui/csv'
import { orders, type OrderKey } from './order'

export type Row = PeopleRowFragment

interface Definition {
  readonly title: string
  readonly width: string
  readonly sort?: OrderKey
  readonly numeric?: boolean
  readonly highFirst?: boolean
  readonly cell: (row: Row, date: string) => ReactNode
  /** The same as a plain value, for a file. */
  readonly plain: (row: Row, date: string) => CsvValue
}

const text = (value: (row: Row) => string | null | undefined): Pick<Definition, 'cell' | 'plain'> => ({
  cell: (row) => value(row) ?? '',
  plain: (row) => value(row) ?? null,
})

const day = (value: (row: Row) => string | null | undefined): Pick<Definition, 'cell' | 'plain'> => ({
  cell: (row) => {
    const found = value(row)
    return found ? shortDay(found) : ''
  },
  plain: (row) => value(row) ?? null,
})

const definitions = {
  name: { title: 'Name', width: 'minmax(168px, 2fr)', sort: 'name', cell: (row) => <PersonLink seat={row.ref}>{row.name}</PersonLink>, plain: (row) => row.name },
  title: { title: 'Title', width: 'minmax(176px, 2fr)', sort: 'title', ...text((row) => row.title) },
  level: { title: 'Level', width: '84px', sort: 'level', cell: (row) => <LevelChip level={row.level} />, plain: (row) => row.level?.code ?? null },
  since: { title: 'At the level since', width: '148px', sort: 'since', ...day((row) => row.levelSince) },
  manager: {
    title: 'Manager',
    width: 'minmax(152px, 1.5fr)',
    cell: (row) =>
      row.manager ? <PersonLink seat={row.manager.ref}>{row.manager.name}</PersonLink> : row.openManager ? <PersonLink seat={row.openManager.ref}>{`Open seat: ${row.openManager.title}`}</PersonLink> : '',
    plain: (row) => row.manager?.name ?? (row.openManager ? `Open seat: ${row.openManager.title}` : null),
  },
  location: { title: 'Location', width: 'minmax(120px, 1fr)', sort: 'location', ...text((row) => row.location) },
  zone: { title: 'Time zone', width: 'minmax(144px, 1fr)', ...text((row) => row.timeZone) },
  started: { title: 'Start date', width: '116px', sort: 'started', ...day((row) => row.startDate) },
  tenure: { title: 'Tenure', width: '148px', cell: tenure, plain: (row, date) => tenure(row, date) || null },
  direct: {
    title: 'Direct',
    width: '80px',
    sort: 'direct',
    numeric: true,
    highFirst: true,
    cell: (row) => <Reports n={row.span.direct} where={writeFilter({ manager: shortSeat(row.ref) })} />,
    plain: (row) => row.span.direct,
  },
  total: {
    title: 'Total',
    width: '84px',
    sort: 'total',
    numeric: true,
    highFirst: true,
    cell: (row) => <Reports n={row.span.total} where={writeFilter({ under: shortSeat(row.ref) })} />,
    plain: (row) => row.span.total,
  },
  layer: { title: 'Layer', width: '72px', sort: 'layer', numeric: true, cell: (row) => row.depth, plain: (row) => row.depth },
  teams: { title: 'Teams', width: 'minmax(136px, 1fr)', ...text((row) => row.teams.map(({ team }) => team.name).join(', ') || null) },
  track: { title: 'Track', width: '160px', ...text((row) => row.level && trackWords(row.level.track.kind)) },
  ladder: { title: 'Ladder', width: 'minmax(136px, 1fr)', ...text((row) => row.level?.ladder.name) },
  email: { title: 'E-mail', width: 'minmax(200px, 1.5fr)', ...text((row) => row.email) },
  number: { title: 'Number', width: '108px', ...text((row) => row.employeeNumber) },
  attributes: { title: 'Other columns', width: 'minmax(200px, 2fr)', ...text((row) => row.attributes.map((one) => `${one.name}: ${one.value}`).join(', ') || null) },
} satisfies Record<string, Definition>

export type ColumnKey = keyof typeof definitions

export const columnKeys = Object.keys(definitions) as ColumnKey[]
const shownAtFirst: readonly ColumnKey[] = ['name', 'title', 'level', 'manager', 'location', 'direct', 'total', 'layer', 'started']

/** Columns that the URL names, in their fixed order; the name is always there. */
export function readColumns(written: string | undefined): readonly ColumnKey[] {
  if (written === undefined) return shownAtFirst
  const named = new Set(written.split(','))
  return columnKeys.filter((key) => key === 'name' || named.has(key))
}

/** None where they are the ones shown at first. */
export function writeColumns(keys: ReadonlySet<string>): string | undefined {
  const chosen = columnKeys.filter((key) => key !== 'name' && keys.has(key))
  return chosen.join() === shownAtFirst.slice(1).join() ? undefined : chosen.join()
}

export function columnTitle(key: ColumnKey): string {
  return definitions[key].title
}

export function tableColumns(keys: readonly ColumnKey[], date: string): Column<Row>[] {
  return keys.map((id) => {
    const { cell, plain: _, ...rest }: Definition = definitions[id]
    return { id, ...rest, cell: (row) => cell(row, date) }
  })
}

export function plainValue(key: ColumnKey, row: Row, date: string): CsvValue {
  return (definitions[key] as Definition).plain(row, date)
}

/** A person in two lines, for narrow screens; what the rows are sorted by stands at the end. */
export function narrowColumn(order: OrderKey, date: string, styles: Readonly<Record<string, string | undefined>>): Column<Row> {
  const beside = columnKeys.find((key) => (definitions[key] as Definition).sort === order)
  const isShown = beside !== undefined && !['name', 'title', 'level'].includes(beside)
  return {
    id: 'person',
    title: isShown ? `Name, title; ${orders[order].words.toLowerCase()}` : 'Name, title',
    width: 'minmax(0, 1fr)',
    cell: (row) => (
      <span className={styles.two}>
        <span className={styles.person}>
          <PersonLink seat={row.ref}>{row.name}</PersonLink>
          <span className={styles.title}>{row.title || 'No title'}</span>
        </span>
        {isShown && <span>{(definitions[beside] as Definition).cell(row, date)}</span>}
        <LevelChip level={row.level} />
      </span>
    ),
  }
}

function tenure(row: Row, date: string): string {
  if (!row.startDate || !date) return ''
  return lengthWords(monthsBetween(row.startDate, date))
}

function Reports({ n, where }: { n: number; where: string | undefined }) {
  if (n === 0) return <>0</>
  return (
    <Link to="/people" search={(kept) => ({ date: kept.date, where })}>
      {count(n)}
    </Link>
  )
}
