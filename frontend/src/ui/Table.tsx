import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import { Icon } from './Icon'
import styles from './Table.module.css'
import { classes } from './classes'

export interface Column<Row> {
  id: string
  title: string
  /** CSS grid width: `minmax(160px, 2fr)`, `96px`. */
  width: string
  /** Numbers stand at the end, below each other. */
  numeric?: boolean
  /** Key of the order that its header asks for; none: it cannot be sorted by. */
  sort?: string
  /** Whether the first press sorts from the high end, as for counts. */
  highFirst?: boolean
  cell: (row: Row) => ReactNode
}

export interface Sort {
  key: string
  direction: 'ASC' | 'DESC'
}

export interface TableProps<Row> {
  /** What the rows are, for screen readers: "People". */
  label: string
  columns: readonly Column<Row>[]
  /** Rows in all, loaded or not. */
  count: number
  /** The row in a place; none while it is not loaded. */
  row: (index: number) => Row | undefined
  rowKey: (row: Row, index: number) => string
  /** Called with the places in view, so that the caller can load what is missing. */
  onRange?: (first: number, last: number) => void
  sort?: Sort | null
  onSort?: (sort: Sort) => void
  /** Opens a row, by Enter or a click beside its links. */
  onOpen?: (row: Row) => void
  /** Key of the row that is shown elsewhere, such as in the panel. */
  selected?: string | null
  /** What to say instead of rows. */
  empty?: ReactNode
  /** As high as its rows instead of the room around it; for short tables within a page. */
  inline?: boolean
  /** Rows of two lines, for narrow screens. */
  tall?: boolean
}

const heights = { row: 32, tall: 52 }

/**
 * A table of any length: only the rows in view are in the DOM, the header stays. One stop of the Tab key; then the
 * arrow keys, Page up and down, Home and End go over rows, Enter opens one, and Tab goes on to the links in it.
 */
export function Table<Row>({ label, columns, count, row, rowKey, onRange, sort, onSort, onOpen, selected, empty, inline, tall }: TableProps<Row>) {
  const rowHeight = tall ? heights.tall : heights.row
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  // eslint-disable-next-line react-hooks/incompatible-library -- Nothing memoizes what it returns.
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: heights.row,
    initialRect: { width: 800, height: 640 },
  })
  useEffect(() => virtual.measure(), [virtual, rowHeight])
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? -1
  const asked = useRef(onRange)
  useEffect(() => {
    asked.current = onRange
  })
  useEffect(() => {
    if (last >= first) asked.current?.(first, last)
  }, [first, last, count])

  const current = Math.min(active, Math.max(0, count - 1))
  const go = (to: number) => {
    const index = Math.min(count - 1, Math.max(0, to))
    setActive(index)
    virtual.scrollToIndex(index)
    // The row is in the DOM once the virtualizer has followed.
    requestAnimationFrame(() => requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true })))
  }
  const keys = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 2)
    const to = { ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + page, PageUp: current - page, Home: 0, End: count - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    go(to)
  }
  const grid: CSSProperties = { gridTemplateColumns: columns.map((column) => column.width).join(' ') }

  return (
    <div ref={scroller} className={classes(styles.scroller, inline && styles.inline)} data-table>
      <div role="grid" aria-label={label} aria-rowcount={count + 1} aria-colcount={columns.length} aria-readonly className={styles.table}>
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.row} style={grid}>
            {columns.map((column, i) => (
              <Head key={column.id} column={column} index={i} sort={sort} onSort={onSort} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ blockSize: virtual.getTotalSize() }}>
          {items.map((item) => {
            const data = row(item.index)
            const key = data && rowKey(data, item.index)
            const isSelected = key !== undefined && key === selected
            return (
              <div
                key={item.index}
                role="row"
                data-index={item.index}
                aria-rowindex={item.index + 2}
                aria-selected={selected === undefined ? undefined : isSelected}
                aria-busy={!data || undefined}
                tabIndex={item.index === current ? 0 : -1}
                className={classes(styles.row, styles.dataRow, isSelected && styles.selected, onOpen && styles.opens)}
                style={{ ...grid, blockSize: rowHeight, transform: `translateY(${item.start}px)` }}
                onFocus={() => setActive(item.index)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && event.target === event.currentTarget && data) onOpen?.(data)
                  else keys(event)
                }}
                onClick={(event) => {
                  const target = event.target as HTMLElement
                  if (data && onOpen && !target.closest('a, button, input') && !window.getSelection()?.toString()) onOpen(data)
                }}
              >
                {columns.map((column, i) => (
                  <div key={column.id} role="gridcell" aria-colindex={i + 1} className={classes(styles.cell, column.numeric && styles.numeric)}>
                    {data ? column.cell(data) : <span className={styles.waiting} />}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
      {count === 0 && empty}
    </div>
  )
}

function Head<Row>({ column, index, sort, onSort }: { column: Column<Row>; index: number; sort?: Sort | null; onSort?: (sort: Sort) => void }) {
  const by = sort && sort.key === column.sort ? sort.direction : null
  const sorted = by === 'ASC' ? 'ascending' : by === 'DESC' ? 'descending' : 'none'
  const { sort: key } = column
  return (
    <div
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={key && onSort ? sorted : undefined}
      className={classes(styles.cell, styles.title, column.numeric && styles.numeric)}
    >
      {key && onSort ? (
        <button
          type="button"
          className={styles.sort}
          onClick={() => onSort({ key, direction: by === null ? (column.highFirst ? 'DESC' : 'ASC') : by === 'ASC' ? 'DESC' : 'ASC' })}
        >
          <span className={styles.words}>{column.title}</span>
          {by && <Icon of={by === 'ASC' ? ArrowUp : ArrowDown} size={14} />}
        </button>
      ) : (
        <span className={styles.words}>{column.title}</span>
      )}
    </div>
  )
}
