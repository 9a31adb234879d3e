import { useNavigate } from '@tanstack/react-router'
import { ChevronsLeftRight, ChevronsRightLeft } from 'lucide-react'
import { useMemo } from 'react'
import { useClient, useQuery } from 'urql'
import { useAsOf } from '../../api/asOf'
import type { PersonFilter, SpanManagersQuery, SpanOrder } from '../../api/gql/graphql'
import { count, counted, mean } from '../../org/numbers'
import { LevelChip } from '../../org/LevelChip'
import { PersonLink } from '../../org/PersonLink'
import { QueryFailure } from '../../org/QueryFailure'
import { Bar } from '../../ui/Bar'
import { Button } from '../../ui/Button'
import { Chip } from '../../ui/Chip'
import { Icon } from '../../ui/Icon'
import { LinkButton } from '../../ui/LinkButton'
import { Loading } from '../../ui/States'
import { Table, type Column } from '../../ui/Table'
import { TakeAway } from '../../ui/TakeAway'
import { useMedia } from '../../ui/useMedia'
import { managing, narrowed, narrowedUrl } from './selection'
import { spanOrders, type SpanSearch } from './search'
import { SpanManagers } from './spanQueries'
import styles from './SpanPage.module.css'

type Row = SpanManagersQuery['org']['spans']['rows']['nodes'][number]

const step = 100
const limit = 1000

export interface ManagersProps {
  filter: PersonFilter
  order: SpanOrder
  rows: number
  most: number
  selected: string | null
  onChange: (patch: Partial<SpanSearch>) => void
}

/** The people managers of a selection with their spans; a narrow and a wide one are marked. */
export function Managers({ filter, order, rows, most, selected, onChange }: ManagersProps) {
  const navigate = useNavigate()
  const narrow = useMedia('(width < 760px)')
  const managers = useMemo(() => narrowed(filter, managing), [filter])
  const client = useClient()
  const variables = { date: useAsOf(), managers, order }
  const [{ data, error, fetching }, again] = useQuery({ query: SpanManagers, variables: { ...variables, first: rows } })
  if (error) return <QueryFailure error={error} again={() => again({ requestPolicy: 'network-only' })} />
  if (!data) return <Loading what="the managers" />
  const { nodes, totalCount } = data.org.spans.rows
  const [key, direction] = order.split('_') as [string, 'ASC' | 'DESC']
  // As many as one page may have, not only those that are shown.
  const rowsOf = async () => {
    const { data: whole, error: wrong } = await client.query(SpanManagers, { ...variables, first: limit })
    if (!whole) throw wrong ?? new Error('no answer')
    return [
    ['Name', 'Title', 'Level', 'Direct reports', 'People below', 'Layers', 'Mean span'],
    ...whole.org.spans.rows.nodes.map(({ person, span }) => [person.name, person.title, person.level?.code ?? null, span.direct, span.total, span.layers, span.meanSpan ?? null]),
  ]
  }
  return (
    <TakeAway name="Managers" as={['csv']} rows={rowsOf}>
      <Table
        label="Managers"
        inline
        columns={columns(most).filter((column) => !narrow || ['name', 'direct'].includes(column.id))}
        count={nodes.length}
        row={(index) => nodes[index]}
        rowKey={(row) => row.person.ref}
        sort={{ key, direction }}
        onSort={(sort) => onChange({ order: spanOrders.find((one) => one === `${sort.key}_${sort.direction}`) ?? 'NAME_ASC' })}
        onOpen={(row) => void navigate({ to: '.', search: (kept) => ({ ...kept, person: row.person.ref }) })}
        selected={selected}
      />
      <p className={styles.more} role="status">
        {nodes.length < totalCount ? `${count(nodes.length)} of ${counted(totalCount, 'manager')}` : counted(totalCount, 'manager')}
        {nodes.length < totalCount && nodes.length < limit && (
          <Button look="quiet" isDisabled={fetching} onPress={() => onChange({ rows: Math.min(limit, nodes.length + step) })}>
            Show more
          </Button>
        )}
        {nodes.length < totalCount && (
          <LinkButton look="quiet" to="/people" search={(kept: { date?: string }) => ({ date: kept.date, where: narrowedUrl(filter, managing), sort: '-direct' })}>
            All of them
          </LinkButton>
        )}
      </p>
    </TakeAway>
  )
}

function columns(most: number): Column<Row>[] {
  return [
    { id: 'name', title: 'Name', width: 'minmax(128px, 2fr)', sort: 'NAME', cell: ({ person }) => <PersonLink seat={person.ref}>{person.name}</PersonLink> },
    { id: 'title', title: 'Title', width: 'minmax(144px, 2fr)', cell: ({ person }) => person.title },
    { id: 'level', title: 'Level', width: '80px', cell: ({ person }) => <LevelChip level={person.level} /> },
    {
      id: 'direct',
      title: 'Direct reports',
      width: 'minmax(184px, 2fr)',
      sort: 'DIRECT',
      highFirst: true,
      cell: ({ span, band }) => {
        const finding = band?.low === 1 && band.high === 1 ? 'Narrow' : band?.high === null ? 'Wide' : null
        return (
          <span className={styles.direct}>
            <span className={styles.number}>{count(span.direct)}</span>
            <Bar value={span.direct} most={most} finding={finding !== null} />
            <span className={styles.mark}>
              {finding && (
                <Chip tone="amber">
                  <Icon of={finding === 'Narrow' ? ChevronsRightLeft : ChevronsLeftRight} size={12} /> {finding}
                </Chip>
              )}
            </span>
          </span>
        )
      },
    },
    { id: 'total', title: 'People below', width: '112px', numeric: true, sort: 'TOTAL', highFirst: true, cell: ({ span }) => count(span.total) },
    { id: 'layers', title: 'Layers below', width: '104px', numeric: true, cell: ({ span }) => span.layers },
    { id: 'mean', title: 'Mean span in it', width: '120px', numeric: true, cell: ({ span }) => mean(span.meanSpan) },
  ]
}
