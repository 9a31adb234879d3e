import { PageTitle } from '../../ui/PageTitle'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { dayWords } from '../../org/days'
import styles from './ChartPage.module.css'
import type { ChartView } from './search'
import { ChartTools } from './ChartTools'
import { coloringWords } from './coloring'
import type { Exported, ExportFormat } from './exportChart'
import { LegendPanel } from './LegendPanel'
import { readKeys, writeKeys } from './legendKeys'
import { SeatsView } from './SeatsView'
import { useChartAddress } from './useChartAddress'
import { useLegend } from './useLegend'

const WholeView = lazy(() => import('./WholeView'))
const KeysDialog = lazy(() => import('./KeysDialog'))

/** Layers open at first: on a phone the top with the reports, else one more. */
function layersAtFirst(): number {
  return matchMedia('(width < 700px)').matches ? 1 : 2
}

/** What a view hands out for export: what is seen now, of whom, and of which day. */
export type ExportSource = () => { what: Exported; organization: string; date: string } | null

/** The chart: the organization as a tree of boxes, as a whole, or as an outline. */
export default function ChartPage() {
  const address = useChartAddress()
  const { search, update, date } = address
  const [layersOpen] = useState(layersAtFirst)
  const view: ChartView = search.view ?? 'tree'
  const coloring = search.color ?? 'level'
  const legend = useLegend(coloring, date)
  const only = useMemo(() => readKeys(search.only), [search.only])
  const [help, setHelp] = useState(false)
  const [notice, setNotice] = useState<string | null>(null)
  const sourceRef = useRef<ExportSource | null>(null)
  const look = { coloring, legend, only }

  const doExport = async (format: ExportFormat) => {
    const seen = sourceRef.current?.()
    if (!seen) { setNotice('There is nothing to export yet.'); return; }
    setNotice(`Making the ${format.toUpperCase()}…`)
    try {
      const { exportChart, fileName } = await import('./exportChart')
      const entries = legend?.entries.filter((entry) => only.size === 0 || only.has(entry.key)) ?? []
      const caption = {
        title: seen.organization,
        subtitle: `As of ${dayWords(seen.date)}`,
        legendTitle: coloringWords[coloring],
        legend: entries,
      }
      await exportChart(seen.what, caption, format, fileName(seen.organization, seen.date))
      setNotice(null)
    } catch (error) {
      setNotice(error instanceof Error ? error.message : 'The file could not be made.')
    }
  }

  return (
    <div className={styles.page}>
      <PageTitle>Chart</PageTitle>
      <h1 className={styles.title}>Chart</h1>
      {view === 'whole' ? (
        <Suspense fallback={null}>
          <WholeView address={address} look={look} sourceRef={sourceRef} />
        </Suspense>
      ) : (
        <SeatsView view={view} address={address} look={look} layersOpen={layersOpen} sourceRef={sourceRef} onHelp={() => setHelp(true)} />
      )}
      <div className={styles.tools}>
        <ChartTools
          view={view}
          onView={(next) => update({ view: next === 'tree' ? undefined : next })}
          coloring={coloring}
          onColoring={(next) => update({ color: next === 'level' ? undefined : next, only: undefined }, { replace: true })}
          layers={view === 'whole' ? null : (search.open ?? layersOpen)}
          onLayers={(open) => update({ open: open === layersOpen ? undefined : open, also: undefined, shut: undefined })}
          dotted={search.dotted ?? false}
          onDotted={(dotted) => update({ dotted: dotted || undefined }, { replace: true })}
          onExport={(format) => void doExport(format)}
          onHelp={() => setHelp(true)}
        />
        {notice && (
          <p role="status" className={styles.notice}>
            {notice}
          </p>
        )}
      </div>
      <div className={styles.legend} data-view={view}>
        <LegendPanel
          coloring={coloring}
          legend={legend}
          only={only}
          overBoxes={view === 'tree'}
          onOnly={(keys) => update({ only: writeKeys(keys) }, { replace: true })}
        />
      </div>
      {help && (
        <Suspense>
          <KeysDialog isOpen onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </div>
  )
}
