import { scaleLinear, scaleTime } from 'd3-scale'
import { line } from 'd3-shape'
import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react'
import styles from './LineChart.module.css'
import { useWidth } from './useWidth'

export interface LinePoint {
  /** A calendar day, `2026-03-31`. */
  day: string
  /** Null: not known on the day; the line has a gap. */
  value: number | null
}

export interface LineChartProps {
  /** What is shown, with its unit: "Reports per manager". */
  label: string
  points: readonly LinePoint[]
  format?: (value: number) => string
  /** The day in words: "March 2026". */
  day: (day: string) => string
  height?: number
  /** A range of values to shade as the target. */
  target?: { min: number; max: number }
  /** Whether the scale begins at zero; a mean's need not. */
  fromZero?: boolean
}

const margin = { top: 12, right: 12, bottom: 24, left: 40 }

/** A value over time. Pointing, or the arrow keys, read a point; screen readers hear the point read. */
export function LineChart({ label, points, format = String, day, height = 160, target, fromZero = true }: LineChartProps) {
  const [box, width] = useWidth(480)
  const [read, setRead] = useState<number | null>(null)
  const words = useId()
  const known = points.filter((point): point is { day: string; value: number } => point.value !== null)
  if (known.length === 0) return null

  const time = (text: string) => new Date(`${text}T00:00:00Z`)
  const values = [...known.map((point) => point.value), ...(target ? [target.min, target.max] : [])]
  const x = scaleTime()
    .domain([time(points[0]!.day), time(points.at(-1)!.day)])
    .range([margin.left, width - margin.right])
  const y = scaleLinear()
    .domain([fromZero ? 0 : Math.min(...values), Math.max(...values) || 1])
    .range([height - margin.bottom, margin.top])
    .nice(4)
  const path = line<LinePoint>()
    .defined((point) => point.value !== null)
    .x((point) => x(time(point.day)))
    .y((point) => y(point.value ?? 0))
  const shown = read === null ? null : points[read]
  const at = (event: PointerEvent) => {
    const left = event.clientX - event.currentTarget.getBoundingClientRect().left
    let best = 0
    points.forEach((point, i) => {
      if (Math.abs(x(time(point.day)) - left) < Math.abs(x(time(points[best]!.day)) - left)) best = i
    })
    setRead(best)
  }
  const keys = (event: KeyboardEvent) => {
    const from = read ?? points.length
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: points.length - 1, Escape: null }[event.key]
    if (to === undefined) return
    event.preventDefault()
    setRead(to === null ? null : Math.min(points.length - 1, Math.max(0, to)))
  }
  const say = (point: LinePoint) => `${day(point.day)}: ${point.value === null ? 'not known' : format(point.value)}`
  const ends = [points[0]!, points.at(-1)!]

  return (
    <div ref={box} className={styles.chart}>
      <svg
        width={width}
        height={height}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-describedby={words}
        aria-valuemin={0}
        aria-valuemax={points.length - 1}
        aria-valuenow={read ?? points.length - 1}
        aria-valuetext={say(shown ?? points.at(-1)!)}
        aria-readonly
        className={styles.picture}
        onPointerMove={at}
        onPointerLeave={() => setRead(null)}
        onKeyDown={keys}
        onBlur={() => setRead(null)}
      >
        {target && (
          <rect x={margin.left} width={width - margin.left - margin.right} y={y(target.max)} height={Math.max(0, y(target.min) - y(target.max))} className={styles.target} />
        )}
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} className={styles.rule} />
            <text x={margin.left - 8} y={y(tick)} dy="0.35em" textAnchor="end" className={styles.words}>
              {format(tick)}
            </text>
          </g>
        ))}
        {ends.map((point, i) => (
          <text key={i} x={x(time(point.day))} y={height - 4} textAnchor={i === 0 ? 'start' : 'end'} className={styles.words}>
            {day(point.day)}
          </text>
        ))}
        <path d={path(points) ?? ''} className={styles.line} />
        {known.length === 1 && <circle cx={x(time(known[0]!.day))} cy={y(known[0]!.value)} r={3} className={styles.dot} />}
        {shown && (
          <>
            <line x1={x(time(shown.day))} x2={x(time(shown.day))} y1={margin.top} y2={height - margin.bottom} className={styles.cursor} />
            {shown.value !== null && <circle cx={x(time(shown.day))} cy={y(shown.value)} r={4} className={styles.dot} />}
          </>
        )}
      </svg>
      <p id={words} className={styles.read}>
        {say(shown ?? points.at(-1)!)}
      </p>
    </div>
  )
}

/** A trend without axes, for a cell or beside a figure. Decoration: the words beside it say what it shows. */
export function Sparkline({ values, width = 72, height = 20 }: { values: readonly (number | null)[]; width?: number; height?: number }) {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return null
  const x = scaleLinear([0, values.length - 1], [2, width - 2])
  const y = scaleLinear([Math.min(...known), Math.max(...known)], [height - 3, 3])
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, i) => x(i))
    .y((value) => y(value ?? 0))
  return (
    <svg width={width} height={height} aria-hidden className={styles.spark}>
      <path d={path(values) ?? ''} className={styles.line} />
    </svg>
  )
}
