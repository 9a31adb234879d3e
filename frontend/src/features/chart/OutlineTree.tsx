import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useMemo, useRef } from 'react'
import { hasBelow, headOf, lineOf, type ChartBox } from '../../chart/box'
import { count } from '../../org/numbers'
import styles from './OutlineTree.module.css'

interface OutlineTreeProps {
  /** Rows in preorder, and for each the index of the one above, or -1. */
  readonly boxes: readonly ChartBox[]
  readonly parents: readonly number[]
  readonly label: string
  readonly current: string | null
  readonly onCurrent: (ref: string) => void
  readonly selected: string | null
  readonly onOpen: (ref: string) => void
  readonly onToggle: (ref: string) => void
  readonly onFocus: (ref: string) => void
}

const rowHeight = 32
/** Letters typed within this time belong together. */
const typingPause = 700

/** The chart as a list that unfolds: a tree to a screen reader, all of it by the keyboard, only the rows in view in the page. */
export default function OutlineTree(props: OutlineTreeProps) {
  const { boxes, parents, label, current, selected, onCurrent, onOpen, onToggle, onFocus } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const typed = useRef({ text: '', at: 0 })
  const rows = useMemo(() => rowsOf(parents), [parents])
  const at = Math.max(0, useMemo(() => boxes.findIndex((box) => box.ref === current), [boxes, current]))
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are not handed on
  const virtual = useVirtualizer({
    count: boxes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })

  useEffect(() => {
    if (boxes.length > 0) virtual.scrollToIndex(at, { align: 'auto' })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- follows the current row, not what unfolds above it
  }, [current])

  const go = (i: number) => {
    const box = boxes[i]
    if (!box) return
    onCurrent(box.ref)
    virtual.scrollToIndex(i, { align: 'auto' })
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    const box = boxes[at]
    if (!box || event.ctrlKey || event.metaKey || event.altKey) return
    const parent = parents[at]!
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1)
    const open = hasBelow(box) && box.open
    const keys: Record<string, () => void> = {
      ArrowDown: () => go(Math.min(boxes.length - 1, at + 1)),
      ArrowUp: () => go(Math.max(0, at - 1)),
      PageDown: () => go(Math.min(boxes.length - 1, at + page)),
      PageUp: () => go(Math.max(0, at - page)),
      Home: () => go(0),
      End: () => go(boxes.length - 1),
      ArrowRight: () => (open ? parents[at + 1] === at && go(at + 1) : hasBelow(box) && onToggle(box.ref)),
      ArrowLeft: () => (open ? onToggle(box.ref) : parent >= 0 && go(parent)),
      Enter: () => onOpen(box.ref),
      ' ': () => hasBelow(box) && onToggle(box.ref),
      '*': () => {
        for (const sibling of rows.siblings.get(parent) ?? []) {
          const other = boxes[sibling]!
          if (hasBelow(other) && !other.open) onToggle(other.ref)
        }
      },
    }
    // A space within a name that is being typed is part of it.
    const typing = event.key === ' ' && typed.current.text !== '' && performance.now() - typed.current.at < typingPause
    const act = typing ? undefined : keys[event.key]
    if (act) act()
    else if (event.key.length === 1) find(event.key)
    else return
    event.preventDefault()
  }

  /** Goes to the next row that begins with what is typed. */
  const find = (letter: string) => {
    const now = performance.now()
    const more = now - typed.current.at < typingPause
    typed.current = { text: (more ? typed.current.text : '') + letter.toLowerCase(), at: now }
    const { text } = typed.current
    for (let k = 0; k < boxes.length; k++) {
      const i = (at + (more ? 0 : 1) + k) % boxes.length
      if (headOf(boxes[i]!).toLowerCase().startsWith(text)) { go(i); return; }
    }
  }

  return (
    <div
      ref={scroller}
      role="tree"
      aria-label={label}
      aria-activedescendant={boxes.length > 0 ? `${id}-${at}` : undefined}
      tabIndex={0}
      className={styles.outline}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const box = boxes[index]
          if (!box) return null
          const below = hasBelow(box)
          return (
            // The tree has the keys; a row is pressed with the pointer.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={box.ref}
              id={`${id}-${index}`}
              role="treeitem"
              aria-level={rows.depth[index]! + 1}
              aria-posinset={rows.place[index]! + 1}
              aria-setsize={rows.siblings.get(parents[index]!)?.length}
              aria-expanded={below ? box.open : undefined}
              aria-selected={box.ref === selected}
              tabIndex={-1}
              data-current={index === at ? '' : undefined}
              data-faded={box.faded ? '' : undefined}
              data-kind={box.kind}
              className={styles.row}
              style={{ transform: `translateY(${start}px)`, paddingLeft: 12 + rows.depth[index]! * 20 }}
              onClick={() => {
                onCurrent(box.ref)
                onOpen(box.ref)
              }}
              onDoubleClick={() => onFocus(box.ref)}
            >
              <span
                className={styles.twist}
                data-open={box.open}
                data-below={below}
                aria-hidden="true"
                onClick={(event) => {
                  if (!below) return
                  event.stopPropagation()
                  onCurrent(box.ref)
                  onToggle(box.ref)
                }}
              />
              <span className={styles.color} style={{ background: box.color ?? 'transparent' }} aria-hidden="true" />
              <span className={styles.name}>{headOf(box)}</span>
              <span className={styles.title}>{lineOf(box)}</span>
              {box.level && <span className={styles.level}>{box.level.code}</span>}
              <span className={styles.counts}>{below ? countsInWords(box) : ''}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

function countsInWords(box: ChartBox): string {
  const parts = []
  if (box.direct > 0) parts.push(`${count(box.direct)} direct`)
  if (box.total > box.direct) parts.push(`${count(box.total)} in total`)
  if (box.openings > 0) parts.push(box.openings === 1 ? '1 opening' : `${count(box.openings)} openings`)
  return parts.join(' · ')
}

/** For each row its depth, its place among its siblings, and the siblings of each parent. */
function rowsOf(parents: readonly number[]) {
  const depth = new Int32Array(parents.length)
  const place = new Int32Array(parents.length)
  const siblings = new Map<number, number[]>()
  parents.forEach((parent, i) => {
    depth[i] = parent < 0 ? 0 : depth[parent]! + 1
    const among = siblings.get(parent)
    place[i] = among?.length ?? 0
    if (among) among.push(i)
    else siblings.set(parent, [i])
  })
  return { depth, place, siblings }
}
