import { useMemo } from 'react'
import { useQuery } from 'urql'
import { useAsOf } from '../../api/asOf'
import type { PersonFilter } from '../../api/gql/graphql'
import { dayWords, shortDay } from '../../org/days'
import { count, mean } from '../../org/numbers'
import { QueryFailure } from '../../org/QueryFailure'
import { LineChart } from '../../ui/LineChart'
import { LinkButton } from '../../ui/LinkButton'
import { Loading } from '../../ui/States'
import { TakeAway } from '../../ui/TakeAway'
import styles from './Explore.module.css'
import { ExploreTrend } from './exploreQueries'
import type { MeasureKey } from '../../chart/groupMeasures'
import { intervals } from './search'
import { everyInput, trendDays } from './trend'

type Every = (typeof intervals)[number]

const columns = [
  { key: 'headcount', words: 'People' },
  { key: 'managers', words: 'Managers' },
  { key: 'meanSpan', words: 'Mean span' },
  { key: 'layers', words: 'Layers' },
  { key: 'joined', words: 'Joined until the next' },
  { key: 'left', words: 'Left until the next' },
] as const

/** The selected people over time, up to the day shown: as a line, and as a table. */
export function TrendView({ filter, day, every, measure }: { filter: PersonFilter; day: string; every: Every; measure: MeasureKey }) {
  const date = useAsOf()
  const variables = useMemo(() => ({ date, where: filter, every: everyInput[every], ...trendDays(day, every) }), [date, filter, day, every])
  const [{ data, error }, again] = useQuery({ query: ExploreTrend, variables })
  const key = measure === 'span' ? 'meanSpan' : measure === 'managers' ? 'managers' : 'headcount'
  const { words } = columns.find((column) => column.key === key)!
  const format = key === 'meanSpan' ? mean : count
  const points = data?.org.trend ?? []
  const rows = () => [['Day', ...columns.map((column) => column.words)], ...points.map((point) => [point.date, ...columns.map((column) => point[column.key] ?? null)])]
  return (
    <>
      <nav aria-label="Points of the trend" className={styles.choices}>
        {intervals.map((one) => (
          <LinkButton key={one} look="quiet" to="/explore" resetScroll={false} search={(kept: Record<string, unknown>) => ({ ...kept, points: one === 'quarter' ? undefined : one })} data-chosen={one === every} aria-current={one === every ? 'true' : undefined}>
            {`By ${one}`}
          </LinkButton>
        ))}
      </nav>
      {error && <QueryFailure error={error} again={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Loading what="the trend" rows={6} />}
      {points.length > 0 && (
        <TakeAway name={`${words} until ${dayWords(day)}`} as={['csv', 'picture']} rows={rows}>
          <LineChart label={words} points={points.map((point) => ({ day: point.date, value: point[key] ?? null }))} format={format} day={dayWords} height={220} />
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls is reached by keys. */}
          <div className={styles.scroll} role="region" aria-label="Table of the trend" tabIndex={0}>
            <table className={styles.table} aria-label="Trend">
              <thead>
                <tr>
                  <th scope="col">Day</th>
                  {columns.map((column) => (
                    <th key={column.key} scope="col">
                      {column.words}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {points.map((point) => (
                  <tr key={point.date}>
                    <th scope="row">{shortDay(point.date)}</th>
                    {columns.map((column) => (
                      <td key={column.key}>{column.key === 'meanSpan' ? mean(point.meanSpan) : count(point[column.key])}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </TakeAway>
      )}
    </>
  )
}
