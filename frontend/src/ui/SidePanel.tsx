import { X } from 'lucide-react'
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { IconButton } from './Button'
import styles from './SidePanel.module.css'

export interface SidePanelProps {
  /** What it is about, for screen readers. */
  label: string
  /** None while it only stands in for the panel that comes: a press on what is taken away meanwhile would be lost. */
  onClose?: () => void
  /** Above what scrolls: the name and the panel's own actions. */
  head?: ReactNode
  children: ReactNode
}

const heights = { peek: 28, half: 50, full: 88 } as const
type Height = keyof typeof heights

/**
 * More about something on the page: 360 px at the right, where it takes room of its own; on phones a sheet from
 * below that leaves the upper half to what it explains and is dragged, or stepped by its handle, higher and lower.
 * Stands beside the page's content in a SidePanelLayout. Escape within closes it.
 */
export function SidePanel({ label, onClose, head, children }: SidePanelProps) {
  const [height, setHeight] = useState<Height>('half')
  const [dragged, setDragged] = useState<number | null>(null)
  const from = useRef<{ y: number; height: number } | null>(null)
  const panel = useRef<HTMLElement>(null)

  useEffect(() => {
    // What had the focus before it opened has it again when it closes from within.
    const before = document.activeElement
    const within = panel.current
    return () => {
      if (within?.contains(document.activeElement) && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  const start = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = { y: event.clientY, height: heights[height] }
  }
  const drag = (event: PointerEvent) => {
    if (!from.current) return
    const moved = ((from.current.y - event.clientY) / window.innerHeight) * 100
    setDragged(Math.min(heights.full, Math.max(8, from.current.height + moved)))
  }
  const drop = () => {
    from.current = null
    setDragged(null)
    if (dragged === null) return
    if (dragged < 18) onClose?.()
    else setHeight(dragged < 40 ? 'peek' : dragged < 70 ? 'half' : 'full')
  }
  const order: Height[] = ['peek', 'half', 'full']
  const step = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    setHeight(order[Math.min(2, Math.max(0, order.indexOf(height) + (event.key === 'ArrowUp' ? 1 : -1)))]!)
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape reaches it from the controls within.
    <aside
      ref={panel}
      aria-label={label}
      className={styles.panel}
      style={{ '--sheet': `${dragged ?? heights[height]}dvh` } as CSSProperties}
      data-dragged={dragged !== null || undefined}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose?.()
      }}
    >
      <button
        type="button"
        className={styles.handle}
        aria-label={height === 'full' ? 'Make the panel lower' : 'Make the panel higher'}
        onPointerDown={start}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={drop}
        onKeyDown={step}
        onClick={(event) => {
          // A click by key or screen reader; the pointer's own ends a drag.
          if (event.detail === 0) setHeight(height === 'peek' ? 'half' : height === 'half' ? 'full' : 'half')
        }}
      />
      <header className={styles.head}>
        <div className={styles.headContent}>{head}</div>
        {onClose && <IconButton label="Close" icon={X} onPress={onClose} />}
      </header>
      <div className={styles.body}>{children}</div>
    </aside>
  )
}

/** The page's content with a SidePanel beside it, if there is one. */
export function SidePanelLayout({ panel, children }: { panel?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.layout}>
      <div className={styles.content}>{children}</div>
      {panel}
    </div>
  )
}
