import { useNavigate, useSearch } from '@tanstack/react-router'
import { Network } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { useQuery } from 'urql'
import * as v from 'valibot'
import { useAsOf } from '../../api/asOf'
import { FilterBar } from '../../org/FilterBar'
import { readFilter, writeFilter } from '../../org/filterUrl'
import { filterWords } from '../../org/filterWords'
import { referencesOf } from '../../org/filterReferences'
import { useNames } from '../../org/names'
import { count, people } from '../../org/numbers'
import { QueryFailure } from '../../org/QueryFailure'
import { LinkButton } from '../../ui/LinkButton'
import { PageTitle } from '../../ui/PageTitle'
import { Empty, Loading } from '../../ui/States'
import { TakeAway } from '../../ui/TakeAway'
import { ByLevel } from './ByLevel'
import { Managers } from './Managers'
import { Pyramid } from './Pyramid'
import { search as schema, type SpanSearch } from './search'
import { SpanBands } from './SpanBands'
import { SpanFigures } from './SpanFigures'
import { SpanOfPeople } from './spanQueries'
import styles from './SpanPage.module.css'
import { Trend } from './Trend'

/** Questions asked most, one click each. */
const choices = [
  { words: 'Everybody', where: undefined },
  { words: 'Product Directors', where: writeFilter({ level: { in: ['Product Directors'] } }) },
  { words: 'Executives', where: writeFilter({ managerialLevel: ['EXECUTIVE'] }) },
  { words: 'Managers of managers', where: writeFilter({ managerialLevel: ['MANAGER_OF_MANAGERS'] }) },
  { words: 'Managers of individual contributors', where: writeFilter({ managerialLevel: ['MANAGER_OF_ICS'] }) },
]

/** How many people report to whom, of everybody or of those selected. */
export default function SpanPage() {
  const raw = useSearch({ strict: false })
  const { where, order = 'DIRECT_DESC', rows = 50, every } = v.parse(schema, raw)
  const navigate = useNavigate()
  const date = useAsOf()
  const filter = useFilter(where)
  const nameOf = useNames(referencesOf(filter))
  const [{ data, error, fetching }, again] = useQuery({ query: SpanOfPeople, variables: { date, where: filter } })
  const update = (patch: Partial<SpanSearch>) => void navigate({ to: '/span', search: (kept) => ({ ...kept, ...patch }), resetScroll: false })
  const interval = every === 'quarter' ? 'QUARTER' : 'YEAR'
  const report = data?.org.spans
  const selected = report ? report.managers + report.individualContributors : 0

  return (
    <section className={styles.page} aria-busy={fetching}>
      <PageTitle>Span</PageTitle>
      <div className={styles.head}>
        <h1>Span of control</h1>
        <nav className={styles.choices} aria-label="Whose span">
          {choices.map((choice) => (
            <LinkButton key={choice.words} look="quiet" to="/span" search={(kept: { date?: string }) => ({ date: kept.date, where: choice.where })} data-chosen={where === choice.where} aria-current={where === choice.where ? 'true' : undefined}>
              {choice.words}
            </LinkButton>
          ))}
        </nav>
        <FilterBar where={where} onChange={(next) => update({ where: next, rows: undefined })} />
        {report && (
          <p className={styles.whom} role="status">
            {`${filterWords(filter, nameOf)}: ${where === undefined ? people(selected) : `${count(selected)} of ${people(data.org.headcount)}`}.`}
          </p>
        )}
      </div>
      {error && <QueryFailure error={error} again={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Loading what="the spans" rows={12} />}
      {report && !error && selected === 0 && (
        <Empty title={where === undefined ? 'Nobody is here on this day' : 'Nobody meets all of these conditions'} icon={Network} action={where !== undefined && <LinkButton to="/span" search={(kept: { date?: string }) => ({ date: kept.date })}>Show everybody</LinkButton>}>
          {where === undefined ? 'Spans are counted from who reports to whom. Import a file of people, or pick another day.' : 'Remove or widen one of them, or choose one of the questions above.'}
        </Empty>
      )}
      {report && !error && selected > 0 && (
        <>
          <SpanFigures report={report} filter={filter} />
          <div className={styles.pair}>
            <Part title="Managers by direct reports">
              {report.managers > 0 ? (
                <TakeAway name="Managers by direct reports" as={['csv', 'picture']} rows={() => [['Direct reports', 'Managers', 'Share'], ...report.bands.map((band) => [band.label, band.managers, band.share])]}>
                  <SpanBands report={report} filter={filter} />
                </TakeAway>
              ) : <p className={styles.note}>None of these people manages anybody.</p>}
            </Part>
            <Part title="People by layer">
              <TakeAway name="People by layer" as={['csv', 'picture']} rows={() => [['Layer', 'People'], ...report.perLayer.map((layer) => [layer.depth, layer.headcount])]}>
                <Pyramid layers={report.perLayer} filter={filter} />
              </TakeAway>
            </Part>
          </div>
          {report.managers > 0 && (
            <Part title="Managers">
              <Managers filter={filter} order={order} rows={rows} most={report.max} selected={raw.person ?? null} onChange={update} />
            </Part>
          )}
          <div className={styles.pair}>
            <Part
              title="Over the years"
              beside={
                <span className={styles.choices}>
                  {(['YEAR', 'QUARTER'] as const).map((one) => (
                    <LinkButton
                      key={one}
                      look="quiet"
                      to="/span"
                      resetScroll={false}
                      search={(kept: Record<string, unknown>) => ({ ...kept, every: one === 'QUARTER' ? ('quarter' as const) : undefined })}
                      data-chosen={interval === one}
                      aria-current={interval === one ? 'true' : undefined}
                    >
                      {one === 'YEAR' ? 'By year' : 'By quarter'}
                    </LinkButton>
                  ))}
                </span>
              }
            >
              <Trend filter={filter} day={data.org.date} every={interval} />
            </Part>
            {report.managers > 0 && (
              <Part title="By level">
                <TakeAway name="Spans by level" as={['csv']}>
                  <ByLevel org={data.org} filter={filter} />
                </TakeAway>
              </Part>
            )}
          </div>
        </>
      )}
    </section>
  )
}

function useFilter(where: string | undefined) {
  return useMemo(() => readFilter(where).filter, [where])
}

function Part({ title, beside, children }: { title: string; beside?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <div className={styles.title}>
        <h2>{title}</h2>
        {beside}
      </div>
      {children}
    </section>
  )
}
