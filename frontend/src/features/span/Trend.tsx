import { useMemo } from 'react'
import { useQuery } from 'urql'
import { useAsOf } from '../../api/asOf'
import type { PersonFilter } from '../../api/gql/graphql'
import { addDays, dayWords, shortDay } from '../../org/days'
import { count, mean } from '../../org/numbers'
import { QueryFailure } from '../../org/QueryFailure'
import { LineChart } from '../../ui/LineChart'
import { Loading } from '../../ui/States'
import { TakeAway } from '../../ui/TakeAway'
import { trendStart } from './selection'
import { SpanTrend } from './spanQueries'
import styles from './SpanPage.module.css'

/** The mean span over the years up to the day shown, as a line and as a table. */
export function Trend({ filter, day, every }: { filter: PersonFilter; day: string; every: 'YEAR' | 'QUARTER' }) {
  const date = useAsOf()
  const variables = useMemo(() => ({ date, where: filter, every, from: trendStart(day, every), until: addDays(day, 1) }), [date, filter, every, day])
  const [{ data, error }, again] = useQuery({ query: SpanTrend, variables })
  if (error) return <QueryFailure error={error} again={() => again({ requestPolicy: 'network-only' })} />
  if (!data) return <Loading what="the trend" />
  const points = data.org.trend
  return (
    <TakeAway name="Mean span over the years" as={['csv', 'picture']}>
      {points.some((point) => typeof point.meanSpan === 'number') ? (
        <LineChart label="Mean reports per manager" points={points.map((point) => ({ day: point.date, value: point.meanSpan ?? null }))} format={mean} day={dayWords} />
      ) : (
        <p className={styles.note}>No manager was among these people on any of these days.</p>
      )}
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Mean span</th>
              <th scope="col">Managers</th>
              <th scope="col">People</th>
              <th scope="col">Layers</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.date}>
                <th scope="row">{shortDay(point.date)}</th>
                <td>{mean(point.meanSpan)}</td>
                <td>{count(point.managers)}</td>
                <td>{count(point.headcount)}</td>
                <td>{point.layers}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </TakeAway>
  )
}
