import { useNavigate, useSearch } from '@tanstack/react-router'
import { Users } from 'lucide-react'
import { useEffect, useRef } from 'react'
import * as v from 'valibot'
import { FilterBar } from '../../org/FilterBar'
import { writeFilter } from '../../org/filterUrl'
import { count, people } from '../../org/numbers'
import { QueryFailure } from '../../org/QueryFailure'
import { Button } from '../../ui/Button'
import { LinkButton } from '../../ui/LinkButton'
import { PageTitle } from '../../ui/PageTitle'
import { Select } from '../../ui/Select'
import { Empty, Loading } from '../../ui/States'
import { Table } from '../../ui/Table'
import { useMedia } from '../../ui/useMedia'
import { ColumnsMenu } from './ColumnsMenu'
import { narrowColumn, readColumns, tableColumns, writeColumns } from './columns'
import { CsvButton } from './CsvButton'
import { isOrderKey, orders, readOrder, writeOrder, type OrderKey } from './order'
import styles from './PeoplePage.module.css'
import { search as schema, type PeopleSearch } from './search'
import { usePeople } from './usePeople'

const orderChoices = (Object.keys(orders) as OrderKey[]).map((id) => ({ id, label: orders[id].words }))

/** All people, or those of a filter, in a table that loads what comes into view. */
export default function PeoplePage() {
  const raw = useSearch({ strict: false })
  const { where: written, team, sort, columns } = v.parse(schema, raw)
  const navigate = useNavigate()
  const narrow = useMedia('(width < 760px)')
  const where = [written, team === undefined ? undefined : writeFilter({ team: [team] })].filter(Boolean).join(';') || undefined
  const { key: orderKey, direction } = readOrder(sort)
  const { question, pages, date, headcount, fetching, error, again, range } = usePeople(where, sort)
  const shown = readColumns(columns)
  const table = useRef<HTMLDivElement>(null)
  const update = (patch: Partial<PeopleSearch>) => void navigate({ to: '/people', search: (kept) => ({ ...kept, ...patch }) })

  // Other people, or another order: from the top again.
  useEffect(() => {
    table.current?.querySelector('[data-table]')?.scrollTo({ top: 0 })
  }, [where, orderKey, direction])

  return (
    <section className={styles.page}>
      <PageTitle>People</PageTitle>
      <div className={styles.head}>
        <div className={styles.line}>
          <h1>People</h1>
          <span role="status" className={styles.count}>
            {pages && (where === undefined ? people(pages.total) : `${count(pages.total)} of ${people(headcount)}`)}
          </span>
          <div className={styles.tools}>
            {narrow && (
              <>
                <Select label="Sort by" hideLabel choices={orderChoices} value={orderKey} onChange={(key) => update({ sort: writeOrder({ key, direction: key === 'direct' || key === 'total' ? 'DESC' : 'ASC' }) })} />
                <Button look="quiet" onPress={() => update({ sort: writeOrder({ key: orderKey, direction: direction === 'ASC' ? 'DESC' : 'ASC' }) })}>
                  {direction === 'ASC' ? 'Low to high' : 'High to low'}
                </Button>
              </>
            )}
            {!narrow && <ColumnsMenu shown={shown} onChange={(keys) => update({ columns: writeColumns(keys) })} />}
            <CsvButton question={question} columns={shown} total={pages?.total ?? 0} date={date} />
          </div>
        </div>
        <FilterBar where={where} onChange={(next) => update({ where: next, team: undefined })} />
      </div>
      <div ref={table} className={styles.table} aria-busy={fetching}>
        {error && <QueryFailure error={error} again={again} />}
        {!pages && !error && <Loading what="the people" rows={16} />}
        {pages && (
          <Table
            label="People"
            columns={narrow ? [narrowColumn(orderKey, date, styles)] : tableColumns(shown, date)}
            count={pages.total}
            row={(index) => pages.row(index)}
            rowKey={(row) => row.ref}
            onRange={range}
            sort={{ key: orderKey, direction }}
            onSort={({ key, direction: to }) => isOrderKey(key) && update({ sort: writeOrder({ key, direction: to }) })}
            onOpen={(row) => void navigate({ to: '.', search: (kept) => ({ ...kept, person: row.ref }) })}
            selected={raw.person ?? null}
            tall={narrow}
            empty={
              where === undefined ? (
                <Empty title="Nobody is here yet" icon={Users} action={<LinkButton to="/import">Import a file</LinkButton>}>
                  The table lists everybody employed on the day shown. Import a file of people, or pick another day.
                </Empty>
              ) : (
                <Empty title="Nobody meets all of these conditions" icon={Users} action={<Button onPress={() => update({ where: undefined, team: undefined })}>Show everybody</Button>}>
                  Remove or widen one of them.
                </Empty>
              )
            }
          />
        )}
      </div>
    </section>
  )
}
