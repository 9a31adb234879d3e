import { useCallback, useEffect, useRef, useState } from 'react'

export interface BoxDrag {
  /** Ref of the box being dragged. */
  readonly ref: string
  /** Where the pointer is, on the screen. */
  readonly x: number
  readonly y: number
  /** Ref of the box under the pointer, if any, and whether the dragged one may drop there. */
  readonly target: string | null
  readonly allowed: boolean
}

interface BoxDragOptions {
  /** Ref of the box under a place on the screen. */
  readonly boxAt: (clientX: number, clientY: number) => string | null
  readonly mayDrop: (ref: string, target: string) => boolean
  readonly onDrop: (ref: string, target: string) => void
  /** Pans while the pointer waits at the edge. */
  readonly onEdge: (dx: number, dy: number) => void
  readonly frame: React.RefObject<HTMLElement | null>
}

/** How far the pointer goes before a press becomes a drag. */
const threshold = 6
const edge = 36
const edgeSpeed = 12

/**
 * Dragging a box with the mouse or a pen; a finger pans, and moves people by the box's menu. Escape lets go. `press`
 * begins; the drag itself listens to the window, so that it ends wherever the button is released.
 */
export function useBoxDrag(options: BoxDragOptions): {
  drag: BoxDrag | null
  press: (ref: string, event: React.PointerEvent) => void
  /** Whether the click that is under way ends a drag, and therefore means nothing else. */
  endedDrag: () => boolean
} {
  const [drag, setDrag] = useState<BoxDrag | null>(null)
  const latest = useRef(options)
  const cancel = useRef<(() => void) | null>(null)
  const ended = useRef(false)
  useEffect(() => {
    latest.current = options
  })
  useEffect(() => () => cancel.current?.(), [])

  const press = useCallback((ref: string, event: React.PointerEvent) => {
    cancel.current?.()
    ended.current = false
    const startX = event.clientX
    const startY = event.clientY
    let now: BoxDrag | null = null
    let timer = 0
    let pan: readonly [number, number] = [0, 0]

    const update = (x: number, y: number) => {
      const target = latest.current.boxAt(x, y)
      const other = target === ref ? null : target
      now = { ref, x, y, target: other, allowed: other !== null && latest.current.mayDrop(ref, other) }
      setDrag(now)
    }
    const panAtEdge = () => {
      if (now && (pan[0] !== 0 || pan[1] !== 0)) {
        latest.current.onEdge(pan[0], pan[1])
        update(now.x, now.y)
      }
      timer = requestAnimationFrame(panAtEdge)
    }
    const move = (e: PointerEvent) => {
      if (!now && Math.hypot(e.clientX - startX, e.clientY - startY) < threshold) return
      if (!now) timer = requestAnimationFrame(panAtEdge)
      const rect = latest.current.frame.current?.getBoundingClientRect()
      if (rect) {
        const way = (low: number, high: number) => (low < edge ? edgeSpeed : high < edge ? -edgeSpeed : 0)
        pan = [way(e.clientX - rect.left, rect.right - e.clientX), way(e.clientY - rect.top, rect.bottom - e.clientY)]
      }
      update(e.clientX, e.clientY)
    }
    const stop = () => {
      cancelAnimationFrame(timer)
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
      window.removeEventListener('pointercancel', stop)
      window.removeEventListener('keydown', key, true)
      cancel.current = null
      setDrag(null)
    }
    const up = () => {
      const last = now
      ended.current = last !== null
      stop()
      if (last?.target && last.allowed) latest.current.onDrop(last.ref, last.target)
    }
    const key = (e: KeyboardEvent) => {
      if (e.key !== 'Escape') return
      e.stopPropagation()
      ended.current = now !== null
      stop()
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', stop)
    window.addEventListener('keydown', key, true)
    cancel.current = stop
  }, [])

  const endedDrag = useCallback(() => {
    const was = ended.current
    ended.current = false
    return was
  }, [])
  return { drag, press, endedDrag }
}
