/** What the matrix needs to know of a level to place it and to draw where it leads. */
export interface PlacedLevel {
  readonly id: string
  readonly track: { readonly id: string }
  readonly next: readonly { readonly id: string }[]
  readonly mentors: readonly { readonly id: string }[]
}

/** A way from one column to another: places counted from 0. */
export interface Move {
  readonly from: number
  readonly to: number
  /** Whether it leads to another track. */
  readonly across: boolean
}

/** Promotions and moves across tracks between levels of one ladder, in order of the columns. */
export function movesOf(levels: readonly PlacedLevel[]): Move[] {
  return levels.flatMap((level, from) =>
    level.next
      .map(({ id }) => levels.findIndex((other) => other.id === id))
      .filter((to) => to >= 0)
      .map((to) => ({ from, to, across: levels[to]!.track.id !== level.track.id })),
  )
}

/** Who mentors whom, as pairs of columns. */
export function mentoringOf(levels: readonly PlacedLevel[]): { from: number; to: number }[] {
  return levels.flatMap((level, from) =>
    level.mentors.map(({ id }) => ({ from, to: levels.findIndex((other) => other.id === id) })).filter(({ to }) => to >= 0),
  )
}

export interface LaneSizes {
  readonly column: number
  readonly lane: number
  readonly box: { readonly width: number; readonly height: number }
}

/** The line of a move, from the right edge of one box to the left edge of the other, over the lanes given by track. */
export function movePath(move: Move, laneOf: (column: number) => number, { column, lane, box }: LaneSizes): string {
  const x = (at: number) => at * column + column / 2
  const y = (at: number) => laneOf(at) * lane + lane / 2
  const forward = move.to > move.from
  const [x1, x2] = forward ? [x(move.from) + box.width / 2, x(move.to) - box.width / 2] : [x(move.from), x(move.to)]
  const [y1, y2] = [y(move.from), y(move.to)]
  if (!forward) {
    const down = y2 > y1 ? 1 : -1
    return `M${x1},${y1 + (down * box.height) / 2}L${x2},${y2 - (down * box.height) / 2}`
  }
  if (y1 === y2 && move.to - move.from === 1) return `M${x1},${y1}H${x2}`
  if (y1 === y2) {
    // Over the boxes between.
    const top = y1 - box.height / 2 - 8
    return `M${x(move.from)},${y1 - box.height / 2}C${x(move.from)},${top} ${x(move.to)},${top} ${x(move.to)},${y1 - box.height / 2}`
  }
  const middle = x2 - (column - box.width) / 2
  return `M${x1},${y1}H${middle - 8}Q${middle},${y1} ${middle},${y1 + Math.sign(y2 - y1) * 8}V${y2 - Math.sign(y2 - y1) * 8}Q${middle},${y2} ${middle + 8},${y2}H${x2}`
}

/** An arc below the columns, deeper the farther apart they are; `depth` is that of the widest. */
export function mentoringArc(pair: { from: number; to: number }, column: number, columns: number, depth: number): string {
  const x1 = pair.from * column + column / 2 - 6
  const x2 = pair.to * column + column / 2 + 6
  const low = (Math.abs(pair.from - pair.to) / Math.max(1, columns - 1)) * depth
  return `M${x1},0C${x1},${low} ${x2},${low} ${x2},0`
}

/** The place that a key leads to in a grid of rows and columns; none where the key is not for the grid. */
export function gridStep(key: string, control: boolean, at: { row: number; column: number }, size: { rows: number; columns: number }) {
  const to = { ...at }
  if (key === 'ArrowLeft') to.column -= 1
  else if (key === 'ArrowRight') to.column += 1
  else if (key === 'ArrowUp') to.row -= 1
  else if (key === 'ArrowDown') to.row += 1
  else if (key === 'Home') Object.assign(to, control ? { row: 0, column: 0 } : { column: 0 })
  else if (key === 'End') Object.assign(to, control ? { row: size.rows - 1, column: size.columns - 1 } : { column: size.columns - 1 })
  else return null
  return { row: Math.max(0, Math.min(size.rows - 1, to.row)), column: Math.max(0, Math.min(size.columns - 1, to.column)) }
}
