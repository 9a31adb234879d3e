import { useQuery } from 'urql'
import { useAsOf } from '../../api/asOf'
import { counted, mean } from '../../org/numbers'
import { BandStrip } from '../../ui/BandStrip'
import { SpansOnLevel } from './personQueries'
import styles from './Person.module.css'

/** Somebody's direct reports among those of everybody who manages people on the same level. */
export function SpanOnLevel({ level, code, direct, name }: { level: string; code: string; direct: number; name: string }) {
  const date = useAsOf()
  const [{ data }] = useQuery({ query: SpansOnLevel, variables: { date, level } })
  const spans = data?.org.spans
  if (!spans || spans.managers < 2) return null
  const within = (n: number) => spans.bands.find((band) => n >= band.low && n <= (band.high ?? Infinity))?.label
  return (
    <div className={styles.strip}>
      <BandStrip
        label={`People managers on ${code} by direct reports`}
        height={40}
        marked={within(direct) ?? null}
        median={spans.median != null ? { band: within(Math.round(spans.median)) ?? '', words: `median ${mean(spans.median)}` } : null}
        bands={spans.bands.map((band) => ({
          id: band.label,
          label: band.label,
          count: band.managers,
          onTarget: band.onTarget,
          words: `${counted(band.managers, 'manager')} with ${band.label} reports${band.label === within(direct) ? `, ${name} among them` : ''}`,
        }))}
      />
      <p className={styles.quiet}>
        {counted(spans.managers, 'people manager')} on {code} by direct reports, {mean(spans.mean)} each; the band of {name} is marked.
      </p>
    </div>
  )
}
