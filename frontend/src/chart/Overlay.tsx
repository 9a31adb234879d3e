import { useMemo } from 'react'
import type { ChartBox } from './box'
import type { TreeLayout } from './layout'
import { drawDotted, drawLinkUp, PathPen } from './links'
import { boxHeight, boxWidth } from './measures'
import styles from './Overlay.module.css'

interface OverlayProps {
  readonly layout: TreeLayout
  readonly boxes: readonly ChartBox[]
  /** Index of each box by its ref. */
  readonly places: ReadonlyMap<string, number>
  /** Boxes near the view: only their dotted lines are drawn. */
  readonly near: readonly number[]
  readonly dotted: boolean
  /** The box whose chain to the top is lit; -1 for none. */
  readonly lit: number
  readonly selected: number
  readonly current: number
  /** The box that a dragged one would drop on; -1 for none. */
  readonly target: number
  readonly targetAllowed: boolean
}

/** What is drawn over the boxes at any zoom: rings, the lit chain and dotted lines. It moves nothing. */
export function Overlay({ layout, boxes, places, near, dotted, lit, selected, current, target, targetAllowed }: OverlayProps) {
  const dottedPath = useMemo(() => {
    if (!dotted) return ''
    const pen = new PathPen()
    for (const i of near) {
      for (const ref of boxes[i]!.dottedTo ?? []) {
        const to = places.get(ref)
        if (to !== undefined) drawDotted(pen, layout, i, to)
      }
    }
    return String(pen)
  }, [dotted, near, boxes, places, layout])

  const chain = useMemo(() => {
    const pen = new PathPen()
    const refs: number[] = []
    for (let i = lit; i >= 0; i = layout.parents[i]!) {
      refs.push(i)
      drawLinkUp(pen, layout, i)
    }
    return { path: String(pen), boxes: refs }
  }, [lit, layout])

  return (
    <svg className={styles.overlay} aria-hidden="true">
      {dottedPath && <path className={styles.dotted} d={dottedPath} data-lines="dotted" />}
      {lit >= 0 && <path className={styles.lit} d={chain.path} />}
      {chain.boxes.map((i) => (
        <Ring key={i} layout={layout} box={i} className={styles.lit} />
      ))}
      {selected >= 0 && <Ring layout={layout} box={selected} className={styles.selected} />}
      {current >= 0 && <Ring layout={layout} box={current} className={styles.current} grow={3} />}
      {target >= 0 && (
        <Ring layout={layout} box={target} className={targetAllowed ? styles.target : styles.refused} grow={4} />
      )}
    </svg>
  )
}

function Ring({ layout, box, className, grow = 0 }: { layout: TreeLayout; box: number; className?: string; grow?: number }) {
  if (box >= layout.count) return null
  return (
    <rect
      className={className}
      x={layout.x[box]! - grow}
      y={layout.y[box]! - grow}
      width={boxWidth + 2 * grow}
      height={boxHeight + 2 * grow}
      rx={6 + grow}
    />
  )
}
