import { useEffect, useMemo, useRef } from 'react'
import type { ChartBox } from './box'
import { viewOf, type Camera, type Size } from './camera'
import type { Inks } from './inks'
import type { Rect, TreeLayout } from './layout'
import { boxHeight, boxWidth } from './measures'
import styles from './MiniMap.module.css'
import { prepareCanvas } from './paint'

const width = 176
const padding = 8

/** As high as the tree's shape asks for, within what a corner has room for. */
function mapSizeOf(bounds: Rect): Size {
  const across = Math.max(1, bounds.x1 - bounds.x0)
  const height = ((bounds.y1 - bounds.y0) / across) * (width - 2 * padding) + 2 * padding
  return { width, height: Math.round(Math.min(128, Math.max(40, height))) }
}

interface MiniMapProps {
  readonly layout: TreeLayout
  readonly boxes: readonly ChartBox[]
  readonly inks: Inks | null
  /** Grows with every change of theme. */
  readonly theme: number
  /** Says where the camera is now, and again whenever it moved; answers how to stop. */
  readonly follow: (see: (camera: Camera, size: Size) => void) => () => void
  /** Looks at a point of the picture. */
  readonly onLook: (x: number, y: number) => void
}

/** The whole tree, small, with a frame around what is seen; press or drag to look elsewhere. */
export function MiniMap({ layout, boxes, inks, theme, follow, onLook }: MiniMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const { bounds } = layout
  const mapSize = useMemo(() => mapSizeOf(bounds), [bounds])
  const scale = Math.min(
    (mapSize.width - 2 * padding) / Math.max(1, bounds.x1 - bounds.x0),
    (mapSize.height - 2 * padding) / Math.max(1, bounds.y1 - bounds.y0),
  )
  const left = mapSize.width / 2 - (scale * (bounds.x0 + bounds.x1)) / 2
  const top = mapSize.height / 2 - (scale * (bounds.y0 + bounds.y1)) / 2

  useEffect(() => {
    const context = canvas.current && prepareCanvas(canvas.current, mapSize)
    if (!context || !inks) return
    const plain = inks.of('var(--mark-weak)')
    const w = Math.max(1, boxWidth * scale)
    const h = Math.max(1, boxHeight * scale)
    for (let i = 0; i < layout.count; i++) {
      const box = boxes[i]!
      context.globalAlpha = box.faded ? 0.2 : 1
      context.fillStyle = box.color ? inks.of(box.color) : plain
      context.fillRect(layout.x[i]! * scale + left, layout.y[i]! * scale + top, w, h)
    }
  }, [layout, boxes, inks, theme, mapSize, scale, left, top])

  useEffect(
    () =>
      follow((camera, size) => {
        if (!frame.current) return
        const view = viewOf(camera, size)
        const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value))
        const x0 = clamp(view.x0 * scale + left, mapSize.width)
        const y0 = clamp(view.y0 * scale + top, mapSize.height)
        const x1 = clamp(view.x1 * scale + left, mapSize.width)
        const y1 = clamp(view.y1 * scale + top, mapSize.height)
        frame.current.style.transform = `translate(${x0}px, ${y0}px)`
        frame.current.style.width = `${Math.max(4, x1 - x0)}px`
        frame.current.style.height = `${Math.max(4, y1 - y0)}px`
      }),
    [follow, mapSize, scale, left, top],
  )

  const look = (event: React.PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const rect = event.currentTarget.getBoundingClientRect()
    onLook((event.clientX - rect.left - left) / scale, (event.clientY - rect.top - top) / scale)
  }

  return (
    <div className={styles.map} data-minimap style={mapSize} onPointerDown={look} onPointerMove={look} aria-hidden="true">
      <canvas ref={canvas} style={mapSize} />
      <div ref={frame} className={styles.frame} />
    </div>
  )
}
