import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Size } from './camera'
import { icicleStep, personAt, type Icicle, type IcicleStep } from './icicle'
import styles from './IcicleChart.module.css'
import { Inks, onThemeChange } from './inks'
import { prepareCanvas } from './paint'
import { layerHeight, lowestLayer, paintIcicle, ringOf, windowBetween, windowOf, type IcicleWindow } from './paintIcicle'
import { flightMilliseconds, lessMotion } from './viewfinder'

export interface IcicleChartProps {
  readonly icicle: Icicle
  /** Null while they are on their way; the picture does not wait for them. */
  readonly names: readonly string[] | null
  readonly titles: readonly string[] | null
  /** For each person the index of their colour; -1 for none. */
  readonly colorOf: Int16Array | null
  readonly colors: readonly { readonly color: string; readonly ink: string }[]
  /** Which colours stand back; the last says it of those without one. */
  readonly faded: readonly boolean[]
  readonly label: string
  /** Whose subtree fills the picture; -1 for everybody. */
  readonly head: number
  readonly onHead: (person: number) => void
  readonly selected: number
  readonly onOpen: (person: number) => void
  /** Who it is, in a sentence. */
  readonly describe: (person: number) => string
  /** What stands in the card at the pointer. */
  readonly card: (person: number) => React.ReactNode
}

const steps: Record<string, IcicleStep> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }
/** A bar narrower than this on the screen is gone into before the keys stand on it. */
const narrowestStop = 4

/** The whole organization as nested bars on a canvas: hover to read, press to go into a subtree or to open a person. */
export function IcicleChart(props: IcicleChartProps) {
  const { icicle, head, onHead, onOpen, selected } = props
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const ring = useRef<HTMLDivElement>(null)
  const inks = useRef<Inks | null>(null)
  const view = useRef<IcicleWindow>(windowOf(icicle, head))
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  const [theme, setTheme] = useState(0)
  const [hover, setHover] = useState<{ person: number; x: number; y: number } | null>(null)
  const [current, setCurrent] = useState(-1)
  const [scroll, setScroll] = useState(0)

  const goal = useMemo(() => windowOf(icicle, head), [icicle, head])
  const rows = useMemo(() => lowestLayer(icicle, head) - goal.top, [icicle, head, goal])
  const rowHeight = layerHeight(rows, size.height)
  const mostScroll = Math.max(0, rows - size.height / rowHeight)
  const at = current >= 0 && current < icicle.count ? current : Math.max(0, head)

  const [keysHere, setKeysHere] = useState(false)
  const paint = useCallback(() => {
    const element = canvas.current
    const colors = inks.current
    if (!element || !colors || size.width === 0 || icicle.count === 0) return
    const context = prepareCanvas(element, size)
    if (!context) return
    paintIcicle(
      context,
      icicle,
      view.current,
      size,
      rowHeight,
      {
        colorOf: props.colorOf,
        colors: props.colors.map(({ color }) => colors.of(color)),
        inks: props.colors.map(({ ink }) => colors.of(ink)),
        plain: colors.of('var(--band-none)'),
        plainInk: colors.of('var(--band-none-text)'),
        ground: colors.of('var(--surface)'),
        faded: Uint8Array.from([...props.faded.slice(0, props.colors.length), props.faded[props.colors.length] ?? false], Number),
        names: props.names,
        titles: props.titles,
        ring: colors.of('var(--ink)'),
      },
      { current: keysHere ? at : -1, selected },
    )
  }, [icicle, size, rowHeight, props.colorOf, props.colors, props.faded, props.names, props.titles, keysHere, at, selected])

  // The ring at the pointer lies over the picture: a picture anew for each move of a mouse would be too much.
  const hovered = hover?.person ?? -1
  const placeRing = useCallback(() => {
    const place = ringOf(icicle, view.current, rowHeight, size, hovered)
    if (!ring.current) return
    ring.current.hidden = !place
    if (!place) return
    ring.current.style.transform = `translate(${place.x}px, ${place.y}px)`
    ring.current.style.width = `${place.width}px`
    ring.current.style.height = `${place.height}px`
  }, [icicle, rowHeight, size, hovered])

  const latest = useRef({ paint, placeRing })
  useLayoutEffect(() => {
    latest.current = { paint, placeRing }
  })

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const colors = new Inks(element)
    inks.current = colors
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    const stopTheme = onThemeChange(() => {
      colors.forget()
      setTheme((n) => n + 1)
    })
    return () => {
      observer.disconnect()
      stopTheme()
      colors.dispose()
      inks.current = null
    }
  }, [])

  // The picture flies to a new head; everything else is painted at once.
  const shown = useRef({ icicle, head })
  useEffect(() => {
    const target = { ...goal, top: goal.top + Math.min(scroll, mostScroll) }
    const moved = shown.current.icicle === icicle && shown.current.head !== head
    shown.current = { icicle, head }
    if (!moved || lessMotion()) {
      view.current = target
      return
    }
    const from = view.current
    const start = performance.now()
    let timer = requestAnimationFrame(function tick(now) {
      const t = Math.min(1, Math.max(0, (now - start) / flightMilliseconds))
      view.current = windowBetween(from, target, 1 - (1 - t) ** 3)
      latest.current.paint()
      latest.current.placeRing()
      if (t < 1) timer = requestAnimationFrame(tick)
    })
    return () => {
      cancelAnimationFrame(timer)
      view.current = target
    }
  }, [icicle, head, goal, scroll, mostScroll])

  useEffect(() => {
    const timer = requestAnimationFrame(paint)
    return () => cancelAnimationFrame(timer)
  }, [paint, theme, goal, scroll])

  useEffect(placeRing, [placeRing, goal, scroll])

  const find = (event: React.MouseEvent): number => {
    const rect = event.currentTarget.getBoundingClientRect()
    const { x0, x1, top } = view.current
    const x = x0 + ((event.clientX - rect.left) / rect.width) * (x1 - x0)
    return personAt(icicle, Math.floor((event.clientY - rect.top) / rowHeight + top), x)
  }

  const go = (person: number) => {
    setScroll(0)
    setHover(null)
    onHead(person)
  }

  const onClick = (event: React.MouseEvent) => {
    const person = find(event)
    if (person < 0) return
    setCurrent(person)
    if (icicle.direct[person]! > 0 && person !== head) go(person)
    else onOpen(person)
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const way = steps[event.key]
    if (way) {
      const to = icicleStep(icicle, at, way)
      setCurrent(to)
      keepInView(to)
    } else if (event.key === 'Enter') onOpen(at)
    else if (event.key === ' ') go(icicle.direct[at]! > 0 ? at : icicle.parents[at]!)
    else if (event.key === 'Backspace' || (event.key === 'Escape' && head >= 0)) {
      if (head >= 0) {
        setCurrent(head)
        go(icicle.parents[head]!)
      }
    } else if (event.key === '0') go(-1)
    else if (event.key === 'Home') setCurrent(Math.max(0, head))
    else return
    event.preventDefault()
  }

  /** Goes up or in as far as the person's bar asks for. */
  const keepInView = (person: number) => {
    const wide = ((icicle.end[person]! - icicle.start[person]!) / (goal.x1 - goal.x0)) * size.width
    const inside = icicle.start[person]! >= goal.x0 && icicle.end[person]! <= goal.x1
    if (!inside && icicle.depth[person]! >= icicle.depth[Math.max(0, head)]!) go(icicle.parents[person]!)
    else if (inside && wide < narrowestStop) go(icicle.parents[person]!)
    const row = icicle.depth[person]! - goal.top
    const visible = size.height / rowHeight
    if (row < scroll) setScroll(Math.max(0, row))
    else if (row + 1 > scroll + visible) setScroll(Math.min(mostScroll, row + 1 - visible))
  }

  return (
    <div className={styles.icicle}>
      <div
        ref={frame}
        role="tree"
        aria-label={props.label}
        aria-activedescendant={icicle.count > 0 ? id : undefined}
        tabIndex={0}
        className={styles.frame}
        onPointerMove={(event) => {
          const person = find(event)
          const rect = event.currentTarget.getBoundingClientRect()
          setHover(person < 0 ? null : { person, x: event.clientX - rect.left, y: event.clientY - rect.top })
        }}
        onPointerLeave={() => setHover(null)}
        onClick={onClick}
        onKeyDown={onKeyDown}
        onFocus={(event) => setKeysHere(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setKeysHere(false)}
        onWheel={(event) => {
          if (mostScroll > 0) setScroll((before) => Math.min(mostScroll, Math.max(0, before + event.deltaY / rowHeight)))
        }}
      >
        <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
        <div ref={ring} className={styles.ring} hidden aria-hidden="true" />
        {icicle.count > 0 && (
          <div
            id={id}
            role="treeitem"
            aria-label={props.describe(at)}
            aria-level={icicle.depth[at]! + 1}
            aria-selected={at === selected}
            className={styles.unseen}
          />
        )}
      </div>
      {hover && (
        <div
          className={styles.card}
          data-left={hover.x > size.width / 2 ? '' : undefined}
          data-up={hover.y > size.height / 2 ? '' : undefined}
          style={{ left: hover.x, top: hover.y }}
          aria-hidden="true"
        >
          {props.card(hover.person)}
        </div>
      )}
    </div>
  )
}
