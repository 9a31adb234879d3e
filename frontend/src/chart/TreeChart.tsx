import { useCallback, useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { describe, hasBelow, headOf, lineOf, type ChartBox } from './box'
import { BoxView } from './BoxView'
import { boxesIn, hit, indexBoxes } from './boxIndex'
import { below, bringInto, detailAt, fit, lookAt, viewOf, type Camera, type Detail, type Size } from './camera'
import { Inks, onThemeChange } from './inks'
import { keyAction, type KeyAction } from './keys'
import { layoutTree, type Rect } from './layout'
import { drawLinks, linkBounds, parentsWithLinksIn, PathPen } from './links'
import { boxHeight, boxWidth, columnPitch, layerPitch } from './measures'
import { MiniMap } from './MiniMap'
import { Overlay } from './Overlay'
import { paintChart, prepareCanvas } from './paint'
import { siblingsOf, step, type Step } from './step'
import styles from './TreeChart.module.css'
import { glide, originsOf, type Origins, type Placed } from './unfolding'
import { useBoxDrag } from './useBoxDrag'
import { useLongPress } from './useLongPress'
import { flightMilliseconds, lessMotion, Viewfinder } from './viewfinder'

export interface TreeChartHandle {
  fit(): void
  zoomBy(factor: number): void
  /** Looks at a box; false where it is not in the chart. */
  flyTo(ref: string): boolean
  focus(): void
}

export interface TreeChartProps {
  /** Boxes in preorder, and for each the index of the one above, or -1. */
  readonly boxes: readonly ChartBox[]
  readonly parents: readonly number[]
  readonly label: string
  /** What the chart is of; when it changes, the camera begins anew. */
  readonly scene?: string
  /** The box that the keys are at. Without it the first box is. */
  readonly current?: string | null
  readonly onCurrent?: (ref: string) => void
  /** The box whose panel is open, or that is marked for another reason. */
  readonly selected?: string | null
  readonly onOpen?: (ref: string) => void
  readonly onToggle?: (ref: string) => void
  readonly onFocus?: (ref: string) => void
  /** Actions for a box were asked for, by the right button or by keys; `at` is where, on the screen. */
  readonly onMenu?: (ref: string, at: { x: number; y: number }) => void
  readonly onHelp?: () => void
  /** A box was dropped on another; without it boxes are not dragged. */
  readonly onDrop?: (ref: string, target: string) => void
  readonly mayDrag?: (ref: string) => boolean
  readonly mayDrop?: (ref: string, target: string) => boolean
  readonly dotted?: boolean
  readonly miniMap?: boolean
  /** Pixels at the upper edge that something floats over: no box is brought there. */
  readonly inset?: number
  readonly handle?: React.Ref<TreeChartHandle>
}

/** What is on the screen, and some way around it: what is in the page. It is renewed when the view leaves it. */
interface Near {
  readonly region: Rect
  readonly detail: Detail
}

/** Pixels of the screen around the view for which boxes are in the page already. */
const margin = 160
const readableZoom = 0.85

export function TreeChart(props: TreeChartProps) {
  const { boxes, parents, label, scene = '', dotted = false, miniMap = true } = props
  const layout = useMemo(() => layoutTree(parents), [parents])
  const index = useMemo(() => indexBoxes(layout), [layout])
  const links = useMemo(() => linkBounds(layout), [layout])
  const refs = useMemo(() => boxes.map((box) => box.ref), [boxes])
  const places = useMemo(() => new Map(refs.map((ref, i) => [ref, i])), [refs])
  const placeOf = (ref: string | null | undefined) => (ref == null ? -1 : (places.get(ref) ?? -1))
  const selected = placeOf(props.selected)
  const main = useMemo(() => mainTop(boxes, parents), [boxes, parents])
  const current = placeOf(props.current) >= 0 ? placeOf(props.current) : main

  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const world = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const finder = useRef<Viewfinder | null>(null)
  const unfolding = useRef<{ origins: Origins; start: number } | null>(null)
  const [near, setNear] = useState<Near>({ region: { x0: 0, y0: 0, x1: 0, y1: 0 }, detail: 'text' })
  const [inks, setInks] = useState<Inks | null>(null)
  const [theme, setTheme] = useState(0)
  const [hovered, setHovered] = useState<string | null>(null)
  const [tip, setTip] = useState<{ box: number; x: number; y: number } | null>(null)
  const [outgrown, setOutgrown] = useState(false)

  const latest = useRef({ props, layout, index, links, boxes, places, inks, near, main })
  useLayoutEffect(() => {
    latest.current = { props, layout, index, links, boxes, places, inks, near, main }
  })

  // ---- the camera

  const followers = useRef(new Set<(camera: Camera, size: Size) => void>())
  const follow = useCallback((see: (camera: Camera, size: Size) => void) => {
    followers.current.add(see)
    if (finder.current) see(finder.current.camera, finder.current.size)
    return () => void followers.current.delete(see)
  }, [])

  const painted = useRef(0)
  const paint = useCallback(() => {
    if (painted.current) return
    painted.current = requestAnimationFrame(function draw() {
      painted.current = 0
      const { inks, boxes, index, links, layout } = latest.current
      const view = finder.current
      if (!view || !canvas.current || !inks || boxes.length !== layout.count) return
      const detail = detailAt(view.camera.k)
      if (detail === 'text') return
      const context = prepareCanvas(canvas.current, view.size)
      if (!context) return
      const from = unfolding.current
      const t = from ? Math.min(1, (performance.now() - from.start) / flightMilliseconds) : 1
      const eased = from ? { fromX: from.origins.x, fromY: from.origins.y, t: 1 - (1 - t) ** 3 } : undefined
      paintChart(context, { index, links, boxes, inks }, view.camera, view.size, detail, eased)
      if (t < 1) painted.current = requestAnimationFrame(draw)
      else unfolding.current = null
    })
  }, [])

  const look = useCallback(
    (settled: boolean) => {
      const view = finder.current
      if (!view || !world.current) return
      const { camera, size } = view
      world.current.style.transform = `translate(${camera.x}px, ${camera.y}px) scale(${camera.k})`
      // A layer of its own moves smoothly, but keeps the pixels of its first zoom: only while it moves.
      world.current.style.willChange = settled ? '' : 'transform'
      for (const see of followers.current) see(camera, size)
      paint()
      const detail = detailAt(camera.k)
      const seen = viewOf(camera, size)
      const { region, detail: before } = latest.current.near
      const inside = seen.x0 >= region.x0 && seen.y0 >= region.y0 && seen.x1 <= region.x1 && seen.y1 <= region.y1
      const tooMuch = settled && region.x1 - region.x0 > 2 * (seen.x1 - seen.x0) + (4 * margin) / camera.k
      if (!inside || detail !== before || tooMuch) {
        const next = { region: viewOf(camera, size, margin), detail }
        latest.current = { ...latest.current, near: next }
        setNear(next)
      }
      if (settled) {
        const { bounds } = latest.current.layout
        setOutgrown(bounds.x0 < seen.x0 || bounds.y0 < seen.y0 || bounds.x1 > seen.x1 || bounds.y1 > seen.y1)
      }
    },
    [paint],
  )

  /** Where the camera begins: the whole tree if it can be read, else its top or the selected box. */
  const opening = useCallback((size: Size): Camera => {
    const { layout, props, places, main } = latest.current
    return below(props.inset ?? 0, size, (room) => {
      const whole = fit(layout.bounds, room)
      if (layout.count === 0 || whole.k >= 0.6) return whole
      const at = places.get(props.selected ?? '') ?? places.get(props.current ?? '') ?? main
      const k = readableZoom
      const middle = layout.x[at]! + boxWidth / 2
      if (layout.depth[at] === 0) return { k, x: room.width / 2 - middle * k, y: 24 - layout.y[at]! * k }
      return lookAt(middle, layout.y[at]! + boxHeight / 2, k, room)
    })
  }, [])

  /** Brings a part of the picture into view, from wherever the camera is going. */
  const bring = (target: Rect, padding?: number) => {
    const view = finder.current
    if (!view) return
    const inset = latest.current.props.inset ?? 0
    const { aim, size } = view
    const to = below(inset, size, (room) => bringInto({ ...aim, y: aim.y - inset }, target, room, padding))
    if (to.x !== aim.x || to.y !== aim.y) view.fly(to)
  }

  const fitAll = () => {
    const view = finder.current
    if (view) view.fly(below(latest.current.props.inset ?? 0, view.size, (room) => fit(latest.current.layout.bounds, room)))
  }

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const view = new Viewfinder(
      element,
      look,
      () => (begun.current ? look(true) : begin()),
      (event) => {
        const target = event.target instanceof Element ? event.target : null
        if (target?.closest('[data-minimap], button')) return false
        const { props } = latest.current
        if (!props.onDrop || !(event instanceof MouseEvent) || event.button !== 0) return true
        const ref = boxAt(event.clientX, event.clientY)
        return ref === null || !(props.mayDrag?.(ref) ?? true)
      },
    )
    finder.current = view
    const begin = () => {
      if (view.size.width === 0 || latest.current.layout.count === 0) return
      begun.current = true
      view.jump(opening(view.size))
    }
    begin()
    const colors = new Inks(element)
    setInks(colors)
    const stopTheme = onThemeChange(() => {
      colors.forget()
      setTheme((n) => n + 1)
    })
    return () => {
      stopTheme()
      colors.dispose()
      view.dispose()
      finder.current = null
      begun.current = false
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once: what changes is read from `latest`
  }, [])
  const begun = useRef(false)

  useEffect(paint, [paint, boxes, inks, theme, layout])

  // ---- a new layout: what stays in view stays where it is, the rest glides there

  const before = useRef<(Placed & { scene: string }) | null>(null)
  const anchor = useRef<string | null>(null)
  useLayoutEffect(() => {
    const view = finder.current
    const old = before.current
    const now = { layout, refs, places, scene }
    before.current = now
    if (!view || view.size.width === 0 || layout.count === 0) return
    if (!begun.current) {
      begun.current = true
      view.jump(opening(view.size))
      return
    }
    if (!old || old.layout === layout) return
    if (old.scene !== scene) {
      view.fly(opening(view.size))
      return
    }
    const held = [anchor.current, props.current, props.selected, refs[0]].find(
      (ref) => ref != null && old.places.has(ref) && places.has(ref),
    )
    if (held == null) {
      view.fly(opening(view.size))
      return
    }
    const [was, is] = [old.places.get(held)!, places.get(held)!]
    const dx = layout.x[is]! - old.layout.x[was]!
    const dy = layout.y[is]! - old.layout.y[was]!
    const { camera } = view
    view.jump({ k: camera.k, x: camera.x - dx * camera.k, y: camera.y - dy * camera.k })
    const origins = originsOf(old, now, dx, dy)
    if (!lessMotion()) unfolding.current = { origins, start: performance.now() }
    if (world.current) glide(world.current, now, origins)
    if (anchor.current !== held) return
    bring(branchOf(held))
    // What is below may still be on its way: it is brought into view when it comes.
    const arrived = layout.childStart[is]! < layout.childStart[is + 1]!
    if (arrived || !boxes[is]?.open) anchor.current = null
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a change of layout or scene alone is one
  }, [layout, scene])

  /** A box with its reports, as much of them as a screen may hold. */
  function branchOf(ref: string): Rect {
    const { layout, places } = latest.current
    const i = places.get(ref)!
    const rect = boxRect(i)
    for (let k = layout.childStart[i]!; k < layout.childStart[i + 1]!; k++) {
      const child = boxRect(layout.children[k]!)
      const wider = Math.max(rect.x1, child.x1) - Math.min(rect.x0, child.x0)
      if (wider > 6 * columnPitch || child.y1 - rect.y0 > 6 * layerPitch) continue
      rect.x0 = Math.min(rect.x0, child.x0)
      rect.x1 = Math.max(rect.x1, child.x1)
      rect.y1 = Math.max(rect.y1, child.y1)
    }
    return rect
  }

  function boxRect(i: number): Rect {
    const { layout } = latest.current
    return { x0: layout.x[i]!, y0: layout.y[i]!, x1: layout.x[i]! + boxWidth, y1: layout.y[i]! + boxHeight }
  }

  useImperativeHandle(props.handle, () => ({
    fit: fitAll,
    zoomBy: (factor) => finder.current?.zoomBy(factor, latest.current.layout.bounds),
    flyTo: (ref) => {
      const view = finder.current
      const i = latest.current.places.get(ref)
      if (!view || i === undefined) return false
      const rect = boxRect(i)
      const { aim, size } = view
      if (detailAt(aim.k) === 'text') bring(rect, Math.min(120, size.width / 5))
      else view.fly(lookAt((rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2, readableZoom, size))
      return true
    },
    focus: () => frame.current?.focus({ preventScroll: true }),
  }))

  // ---- the pointer

  const boxAt = (clientX: number, clientY: number): string | null => {
    const found = find(clientX, clientY)
    return found?.part === 'box' ? latest.current.boxes[found.box]!.ref : null
  }

  function find(clientX: number, clientY: number) {
    const view = finder.current
    if (!view) return null
    const point = view.pointAt(clientX, clientY)
    const found = hit(latest.current.index, point.x, point.y)
    if (found?.part !== 'handle') return found
    return hasBelow(latest.current.boxes[found.box]!) && detailAt(view.camera.k) === 'text' ? found : null
  }

  const { drag, press, endedDrag } = useBoxDrag({
    frame,
    boxAt,
    mayDrop: (ref, target) => props.mayDrop?.(ref, target) ?? true,
    onDrop: (ref, target) => props.onDrop?.(ref, target),
    onEdge: (dx, dy) => finder.current?.panBy(dx, dy),
  })

  const longPress = useLongPress((x, y) => menuAt(x, y))

  const onPointerDown = (event: React.PointerEvent) => {
    longPress.begin(event)
    if (event.button !== 0 || event.pointerType === 'touch' || !props.onDrop) return
    if (event.target instanceof Element && event.target.closest('[data-handle], [data-minimap]')) return
    const ref = boxAt(event.clientX, event.clientY)
    if (ref !== null && (props.mayDrag?.(ref) ?? true)) press(ref, event)
  }

  const onPointerMove = (event: React.PointerEvent) => {
    if (event.pointerType === 'touch' || event.buttons !== 0) return
    const found = find(event.clientX, event.clientY)
    const ref = found ? boxes[found.box]!.ref : null
    if (ref !== hovered) setHovered(ref)
    if (found && near.detail !== 'text') {
      const rect = event.currentTarget.getBoundingClientRect()
      setTip({ box: found.box, x: event.clientX - rect.left, y: event.clientY - rect.top })
    } else if (tip) setTip(null)
  }

  const leave = () => {
    setHovered(null)
    setTip(null)
  }

  const onClick = (event: React.MouseEvent) => {
    if (endedDrag() || longPress.pressed()) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('[data-minimap]')) return
    const handle = target?.closest<HTMLElement>('[data-handle]')?.dataset.handle
    const box = target?.closest<HTMLElement>('[data-box]')?.dataset.box
    const found = handle || box ? null : find(event.clientX, event.clientY)
    const ref = handle ?? box ?? (found ? boxes[found.box]!.ref : null)
    if (ref == null) return
    props.onCurrent?.(ref)
    if (handle || found?.part === 'handle') toggle(ref)
    else props.onOpen?.(ref)
  }

  const onContextMenu = (event: React.MouseEvent) => {
    if (menuAt(event.clientX, event.clientY)) event.preventDefault()
  }

  /** Opens the menu of the box at a point; whether there is one. */
  function menuAt(x: number, y: number): boolean {
    const ref = boxAt(x, y)
    if (ref === null || !props.onMenu) return false
    props.onCurrent?.(ref)
    props.onMenu(ref, { x, y })
    return true
  }

  function toggle(ref: string): void {
    anchor.current = ref
    props.onToggle?.(ref)
  }

  // ---- the keys

  const act: Record<Exclude<KeyAction, Step>, (ref: string, i: number) => void> = {
    open: (ref) => props.onOpen?.(ref),
    toggle: (ref, i) => hasBelow(boxes[i]!) && toggle(ref),
    focus: (ref) => props.onFocus?.(ref),
    zoomIn: () => finder.current?.zoomBy(1.25, layout.bounds),
    zoomOut: () => finder.current?.zoomBy(0.8, layout.bounds),
    fit: fitAll,
    menu: (ref, i) => {
      const element = frame.current?.getBoundingClientRect()
      const view = finder.current
      if (!element || !view) return
      const { camera } = view
      props.onMenu?.(ref, {
        x: element.left + (layout.x[i]! + boxWidth / 2) * camera.k + camera.x,
        y: element.top + (layout.y[i]! + boxHeight) * camera.k + camera.y,
      })
    },
    help: () => props.onHelp?.(),
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const action = keyAction(event)
    const box = boxes[current]
    if (!action || !box) return
    event.preventDefault()
    if (isStep(action)) {
      const to = action === 'top' ? main : step(layout, current, action)
      props.onCurrent?.(boxes[to]!.ref)
      bring(boxRect(to))
    } else {
      act[action](box.ref, current)
    }
  }

  // ---- what is in the page

  const { region, detail } = near
  const shown = useMemo(() => boxesIn(index, region), [index, region])
  const inPage = useMemo(() => {
    if (detail !== 'text') return current >= 0 ? [current] : []
    return current < 0 || shown.includes(current) ? shown : [...shown, current]
  }, [detail, shown, current])
  const linePath = useMemo(() => {
    if (detail !== 'text') return ''
    const pen = new PathPen()
    for (const parent of parentsWithLinksIn(layout, links, region)) drawLinks(pen, layout, parent, region)
    return String(pen)
  }, [layout, links, region, detail])
  const lit = placeOf(hovered)
  const target = placeOf(drag?.target)
  const tipBox = tip ? boxes[tip.box] : undefined
  const dragged = placeOf(drag?.ref)

  return (
    <div className={styles.chart}>
      <div
        ref={frame}
        role="tree"
        aria-label={label}
        aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
        tabIndex={0}
        className={styles.frame}
        data-detail={detail}
        data-dragging={drag ? '' : undefined}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerLeave={leave}
        onClick={onClick}
        onContextMenu={onContextMenu}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} className={styles.canvas} hidden={detail === 'text'} aria-hidden="true" />
        <div ref={world} role="presentation" className={styles.world}>
          {linePath && (
            <svg className={styles.links} aria-hidden="true">
              <path d={linePath} data-lines="solid" />
            </svg>
          )}
          <div role="presentation" className={detail === 'text' ? undefined : styles.unseen}>
            {inPage.map((i) => {
              const box = boxes[i]
              if (!box || i >= layout.count) return null
              const { siblings, place } = siblingsOf(layout, i)
              return (
                <BoxView
                  key={box.ref}
                  id={`${id}-${i}`}
                  box={box}
                  x={layout.x[i]!}
                  y={layout.y[i]!}
                  layer={layout.depth[i]! + 1}
                  place={place + 1}
                  siblings={siblings.length}
                  selected={i === selected}
                />
              )
            })}
          </div>
          <Overlay
            layout={layout}
            boxes={boxes}
            places={places}
            near={shown}
            dotted={dotted}
            lit={lit}
            selected={selected}
            current={current}
            target={target}
            targetAllowed={drag?.allowed ?? false}
          />
        </div>
      </div>
      {tip && tipBox && (
        <div className={styles.tip} style={{ left: tip.x, top: tip.y }} aria-hidden="true">
          <strong>{headOf(tipBox)}</strong>
          <span>{[lineOf(tipBox), tipBox.level?.code].filter(Boolean).join(' · ')}</span>
        </div>
      )}
      {drag && dragged >= 0 && (
        <div className={styles.ghost} style={{ left: drag.x, top: drag.y }} aria-hidden="true">
          {headOf(boxes[dragged]!)}
          <span>
            {target < 0 ? 'Drop on the new manager' : drag.allowed ? `Under ${headOf(boxes[target]!)}` : 'Not possible here'}
          </span>
        </div>
      )}
      {miniMap && outgrown && (
        <MiniMap
          layout={layout}
          boxes={boxes}
          inks={inks}
          theme={theme}
          follow={follow}
          onLook={(x, y) => {
            const view = finder.current
            if (view) view.jump(lookAt(x, y, view.camera.k, view.size))
          }}
        />
      )}
      <div className={styles.live} aria-live="polite">
        {boxes[current] ? describe(boxes[current]) : ''}
      </div>
    </div>
  )
}

/** Of several tops the one that the most people are below; -1 where there is none. */
function mainTop(boxes: readonly ChartBox[], parents: readonly number[]): number {
  let best = -1
  for (let i = 0; i < Math.min(boxes.length, parents.length); i++) {
    if (parents[i]! < 0 && (best < 0 || boxes[i]!.total > boxes[best]!.total)) best = i
  }
  return best
}

function isStep(action: KeyAction): action is Step {
  return ['up', 'down', 'left', 'right', 'top', 'last'].includes(action)
}
