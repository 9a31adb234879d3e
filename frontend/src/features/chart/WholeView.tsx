import { useEffect, useMemo } from 'react'
import { chainTo } from '../../chart/icicle'
import { IcicleChart } from '../../chart/IcicleChart'
import { count } from '../../org/numbers'
import styles from './ChartPage.module.css'
import type { ExportSource } from './ChartPage'
import { longRef, shortRef } from './expansion'
import type { Look } from './SeatsView'
import { ChartEmpty, ChartFailure, ChartLoading } from './states'
import { Trail } from './Trail'
import type { ChartAddress } from './useChartAddress'
import { useWhole } from './useWhole'

interface WholeViewProps {
  readonly address: ChartAddress
  readonly look: Look
  readonly sourceRef: React.RefObject<ExportSource | null>
}

/** Everybody at once, as an icicle. */
export default function WholeView({ address, look, sourceRef }: WholeViewProps) {
  const { search, update, date, person } = address
  const { coloring, legend, only } = look
  const whole = useWhole(date, coloring, legend)
  const { icicle, refs, names, titles, colorOf } = whole
  const places = useMemo(() => new Map(refs?.map((ref, i) => [ref, i])), [refs])
  const head = search.root === undefined ? -1 : (places.get(longRef(search.root)) ?? -1)
  const colors = useMemo(() => legend?.entries ?? [], [legend])
  const faded = useMemo(() => {
    const back = colors.map((entry) => only.size > 0 && !only.has(entry.key))
    return [...back, only.size > 0]
  }, [colors, only])

  useEffect(() => {
    sourceRef.current = () =>
      icicle && names && titles && whole.name && whole.date
        ? { what: { kind: 'whole', icicle, head, names, titles, colorOf, colors, faded }, organization: whole.name, date: whole.date }
        : null
    return () => {
      sourceRef.current = null
    }
  }, [sourceRef, icicle, head, names, titles, colorOf, colors, faded, whole.name, whole.date])

  if (!icicle) return whole.error ? <ChartFailure error={whole.error} onRetry={whole.retry} /> : <ChartLoading />
  if (icicle.count === 0) return <ChartEmpty date={date} />

  const nameOf = (i: number) => names?.[i] ?? 'Loading the name…'
  const countsOf = (i: number) => {
    const direct = icicle.direct[i]!
    if (direct === 0) return 'No reports'
    const total = icicle.subtreeEnd[i]! - i - 1
    return `${count(direct)} direct · ${count(total)} in total`
  }
  const groupOf = (i: number) => colors[colorOf?.[i] ?? -1]?.label ?? ''
  const go = (i: number) => refs && update({ root: i < 0 ? undefined : shortRef(refs[i]!), focus: undefined })

  return (
    <div className={styles.view} data-view="whole">
      <div className={styles.whole} data-trail={head >= 0 ? '' : undefined}>
        <IcicleChart
          icicle={icicle}
          names={names}
          titles={titles}
          colorOf={colorOf}
          colors={colors}
          faded={faded}
          label={`All ${count(icicle.count)} people as nested bars, one row a layer`}
          head={head}
          onHead={go}
          selected={person === null ? -1 : (places.get(person) ?? -1)}
          onOpen={(i) => refs && address.openPanel(refs[i]!)}
          describe={(i) => [nameOf(i), titles?.[i], countsOf(i), groupOf(i)].filter(Boolean).join(', ')}
          card={(i) => (
            <>
              <strong>{nameOf(i)}</strong>
              <span>{titles?.[i]}</span>
              <span>{countsOf(i)}</span>
              <span className={styles.group}>
                {colors[colorOf?.[i] ?? -1] && <i style={{ background: colors[colorOf![i]!]!.color }} />}
                {groupOf(i)}
              </span>
              <span className={styles.hint}>{icicle.direct[i]! > 0 && i !== head ? 'Press to go in' : 'Press to open'}</span>
            </>
          )}
        />
      </div>
      {head >= 0 && names && (
        <Trail
          seats={chainTo(icicle, head).map((i) => ({ ref: refs![i]!, name: names[i]!, title: '' }))}
          words="Branch"
          onAll={() => go(-1)}
          onSeat={(ref) => go(places.get(ref) ?? -1)}
        />
      )}
      {whole.error && <ChartFailure error={whole.error} onRetry={whole.retry} small />}
    </div>
  )
}
