import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { headOf } from '../../chart/box'
import { TreeChart, type TreeChartHandle } from '../../chart/TreeChart'
import { useMayChange } from '../../api/viewer'
import { editActions } from '../../org/editActions'
import { BoxMenu, type BoxAction } from './BoxMenu'
import { boxesOf } from './boxes'
import styles from './ChartPage.module.css'
import type { ExportSource } from './ChartPage'
import type { Coloring, Legend } from './coloring'
import { shortRef } from './expansion'
import { ChartEmpty, ChartFailure, ChartLoading } from './states'
import { Trail } from './Trail'
import type { ChartAddress } from './useChartAddress'
import { useAbove } from './useAbove'
import { useChartState } from './useChartState'

const OutlineTree = lazy(() => import('./OutlineTree'))

export interface Look {
  readonly coloring: Coloring
  readonly legend: Legend | null
  readonly only: ReadonlySet<string>
}

interface SeatsViewProps {
  readonly view: 'tree' | 'outline'
  readonly address: ChartAddress
  readonly look: Look
  readonly layersOpen: number
  readonly sourceRef: React.RefObject<ExportSource | null>
  readonly onHelp: () => void
}

/** The tree of boxes and the outline: two pictures of the same seats, unfolded alike. */
export function SeatsView({ view, address, look, layersOpen, sourceRef, onHelp }: SeatsViewProps) {
  const mayChange = useMayChange()
  const { search, update, date, person } = address
  const state = useChartState(search, update, date, layersOpen)
  const { org, tree, shown, depths, opened, reveal } = state
  const chart = useRef<TreeChartHandle>(null)
  const [current, setCurrent] = useState<string | null>(person)
  const [menu, setMenu] = useState<{ ref: string; at: { x: number; y: number } } | null>(null)
  const { coloring, legend, only } = look
  const boxes = useMemo(
    () => boxesOf(shown.refs, depths, tree, opened, { coloring, legend, only }),
    [shown, depths, tree, opened, coloring, legend, only],
  )

  useEffect(() => {
    sourceRef.current = () =>
      org && {
        what: { kind: 'tree', boxes, parents: shown.parents, dotted: search.dotted ?? false },
        organization: org.name,
        date: org.date,
      }
    return () => {
      sourceRef.current = null
    }
  }, [sourceRef, org, boxes, shown, search.dotted])

  // Somebody whose panel opens is shown: unfolded where need be, and flown to.
  const [lastPerson, setLastPerson] = useState<string | null>(null)
  const [sought, setSought] = useState<string | null>(null)
  const [flying, setFlying] = useState<string | null>(null)
  if (org && person !== lastPerson) {
    setLastPerson(person)
    setFlying(person)
    setSought(person === null || shown.refs.includes(person) ? null : person)
    if (person !== null) setCurrent(person)
  }
  const chain = useAbove(sought, date)
  const revealed = useRef<string | null>(null)
  useEffect(() => {
    if (sought === null) revealed.current = null
    if (chain === null || revealed.current === sought) return
    revealed.current = sought
    reveal(chain.map((seat) => seat.ref))
  }, [chain, sought, reveal])
  useEffect(() => {
    if (flying === null || !shown.refs.includes(flying)) return
    // The panel takes its room first.
    const timer = setTimeout(() => {
      chart.current?.flyTo(flying)
      setFlying(null)
    }, 50)
    return () => clearTimeout(timer)
  }, [shown, flying])

  if (!org) return state.error ? <ChartFailure error={state.error} onRetry={state.retry} /> : <ChartLoading />
  if (shown.refs.length === 0) return <ChartEmpty date={date} />

  const focusOn = (ref: string) =>
    update({ focus: shortRef(ref), root: undefined, open: undefined, also: undefined, shut: undefined })
  const branch = (ref: string) =>
    update({ root: shortRef(ref), focus: undefined, open: undefined, also: undefined, shut: undefined })

  const actionsFor = (ref: string): BoxAction[] => {
    const seat = tree.seats.get(ref)
    if (!seat) return []
    const changes = mayChange ? editActions(ref).flat().filter((one) => one.isOnChart) : []
    return [
      { id: 'open', words: 'Open', act: () => address.openPanel(ref) },
      { id: 'focus', words: 'Focus', act: () => focusOn(ref) },
      { id: 'branch', words: 'Show only this branch', act: () => branch(ref) },
      ...changes.map(({ word, label }) => ({ id: `edit-${word}`, words: `${label}…`, act: () => address.edit(`${word}:${ref}`) })),
    ]
  }

  /** Nobody can be moved below themself, nor to where they are. */
  const mayDrop = (ref: string, target: string) => {
    if (!mayChange) return false
    for (let i = shown.refs.indexOf(target); i >= 0; i = shown.parents[i]!) if (shown.refs[i] === ref) return false
    const parent = shown.parents[shown.refs.indexOf(ref)] ?? -1
    return shown.refs[parent] !== target
  }

  const menuBox = menu ? boxes[shown.refs.indexOf(menu.ref)] : undefined
  const scene = `${state.focus ?? ''} ${state.root ?? ''} ${org.date}`
  const label = `${org.name}, ${shown.refs.length} of ${org.headcount} people shown`
  return (
    <div className={styles.view} data-view={view}>
      {view === 'tree' ? (
        <>
          <TreeChart
            handle={chart}
            boxes={boxes}
            parents={shown.parents}
            label={label}
            scene={scene}
            current={current}
            onCurrent={setCurrent}
            selected={person}
            onOpen={address.openPanel}
            onToggle={state.toggle}
            onFocus={focusOn}
            onMenu={(ref, at) => setMenu({ ref, at })}
            onHelp={onHelp}
            dotted={search.dotted ?? false}
            inset={state.above && (state.focus ?? state.root) ? 92 : 52}
            mayDrag={(ref) => ref.startsWith('person/')}
            mayDrop={mayDrop}
            onDrop={(ref, target) => address.edit(`move:${ref}>${target}`)}
          />
          <div className={styles.zoom} role="group" aria-label="Zoom">
            <button type="button" aria-label="Zoom in" onClick={() => chart.current?.zoomBy(1.25)}>+</button>
            <button type="button" aria-label="Zoom out" onClick={() => chart.current?.zoomBy(0.8)}>−</button>
            <button type="button" onClick={() => chart.current?.fit()}>Fit</button>
          </div>
        </>
      ) : (
        <Suspense>
          <OutlineTree
            boxes={boxes}
            parents={shown.parents}
            label={label}
            current={current}
            onCurrent={setCurrent}
            selected={person}
            onOpen={address.openPanel}
            onToggle={state.toggle}
            onFocus={focusOn}
          />
        </Suspense>
      )}
      {state.above && (state.focus ?? state.root) && (
        <Trail
          seats={state.above}
          words={state.focus ? 'Focus' : 'Branch'}
          onAll={() => update({ root: undefined, focus: undefined, open: undefined, also: undefined, shut: undefined })}
          onSeat={state.focus ? focusOn : branch}
        />
      )}
      {state.error && <ChartFailure error={state.error} onRetry={state.retry} small />}
      {menu && menuBox && (
        <BoxMenu
          name={headOf(menuBox)}
          at={menu.at}
          actions={actionsFor(menu.ref)}
          onClose={() => {
            setMenu(null)
            chart.current?.focus()
          }}
        />
      )}
    </div>
  )
}
