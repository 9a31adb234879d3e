import { boxHeight, boxWidth, columnPitch, layerPitch, siblingGap, stackGap, stackPitch } from './measures'

/** A rectangle of the picture; x1 and y1 are its right and lower edge. */
export interface Rect {
  x0: number
  y0: number
  x1: number
  y1: number
}

/**
 * Where every box of a tree stands. Element i of each array is about box i; boxes stand in preorder, so that a parent
 * precedes its children and siblings keep their order.
 */
export interface TreeLayout {
  readonly count: number
  /** Index of the box above; -1 at the top. */
  readonly parents: Int32Array
  /** Left edge. */
  readonly x: Float64Array
  /** Upper edge. */
  readonly y: Float64Array
  /** Layers below the top, which is 0. */
  readonly depth: Int32Array
  /** 1 where the box stands in a stack: its line comes in from the left. */
  readonly stacked: Uint8Array
  /** Children of box i: `children[childStart[i]]` up to, not including, `children[childStart[i + 1]]`. */
  readonly childStart: Int32Array
  readonly children: Int32Array
  readonly bounds: Rect
}

/** A top box with no more reports than this shows them side by side, as people expect of the first layer. */
const widestTopRow = 8
/** Boxes of a stack's column before there is a second column. */
const shortestColumn = 6
/** How much wider than high a large stack is. */
const stackAspect = 1.6

/** Rows and columns of a stack of so many boxes, filled down the columns. */
export function stackShape(boxes: number): { rows: number; columns: number } {
  const fair = Math.ceil(Math.sqrt((boxes * columnPitch) / stackPitch / stackAspect))
  const columns = Math.ceil(boxes / Math.max(shortestColumn, fair))
  return { rows: Math.ceil(boxes / columns), columns }
}

/**
 * A tidy layout in linear time, after van der Ploeg ("Drawing non-layered tidy trees in linear time"), whose units are
 * blocks: one box, or a stack of neighbouring boxes with nothing below them. Iterative, so depth costs no call stack.
 */
export function layoutTree(parents: ArrayLike<number>): TreeLayout {
  const count = parents.length
  const parent = Int32Array.from(parents)
  const { childStart, children } = childrenOf(parent)
  const depth = new Int32Array(count)
  for (let i = 0; i < count; i++) depth[i] = parent[i]! < 0 ? 0 : depth[parent[i]!]! + 1

  const blocks = blocksOf(count, depth, childStart, children)
  placeBlocks(blocks)

  const x = new Float64Array(count)
  const y = new Float64Array(count)
  const stacked = new Uint8Array(count)
  const bounds: Rect = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity }
  for (let b = 1; b < blocks.count; b++) {
    const first = blocks.firstBox[b]!
    const size = blocks.boxCount[b]!
    const left = Math.round(blocks.x[b]!)
    const { rows } = size > 1 ? stackShape(size) : { rows: 1 }
    for (let k = 0; k < size; k++) {
      const box = children[first + k]!
      const column = Math.floor(k / rows)
      x[box] = left + column * columnPitch
      y[box] = blocks.y[b]! + (k - column * rows) * stackPitch
      stacked[box] = size > 1 ? 1 : 0
      if (x[box] < bounds.x0) bounds.x0 = x[box]!
      if (y[box] < bounds.y0) bounds.y0 = y[box]!
      if (x[box] + boxWidth > bounds.x1) bounds.x1 = x[box] + boxWidth
      if (y[box] + boxHeight > bounds.y1) bounds.y1 = y[box] + boxHeight
    }
  }
  return {
    count,
    parents: parent,
    x,
    y,
    depth,
    stacked,
    childStart: childStart.subarray(0, count + 1),
    children,
    bounds: count === 0 ? { x0: 0, y0: 0, x1: 0, y1: 0 } : bounds,
  }
}

/** Children by parent in order of index; the top boxes come last, as the children of `count`. */
function childrenOf(parent: Int32Array): { childStart: Int32Array; children: Int32Array } {
  const count = parent.length
  const childStart = new Int32Array(count + 2)
  const slot = (i: number) => (parent[i]! < 0 ? count : parent[i]!)
  for (let i = 0; i < count; i++) {
    if (parent[i]! >= i) throw new Error(`box ${i} stands before its parent ${parent[i]}`)
    childStart[slot(i) + 1]!++
  }
  for (let i = 0; i <= count; i++) childStart[i + 1]! += childStart[i]!
  const next = childStart.slice()
  const children = new Int32Array(count)
  for (let i = 0; i < count; i++) children[next[slot(i)]!++] = i
  return { childStart, children }
}

/** Blocks in an order in which parents precede children and siblings are neighbours; block 0 is above the top. */
interface Blocks {
  count: number
  /** First box of the block, as an index into `children`, and how many. */
  firstBox: Int32Array
  boxCount: Int32Array
  firstChild: Int32Array
  childCount: Int32Array
  width: Float64Array
  height: Float64Array
  y: Float64Array
  x: Float64Array
}

function blocksOf(count: number, depth: Int32Array, childStart: Int32Array, children: Int32Array): Blocks {
  const size = count + 1
  const blocks: Blocks = {
    count: 1,
    firstBox: new Int32Array(size),
    boxCount: new Int32Array(size),
    firstChild: new Int32Array(size),
    childCount: new Int32Array(size),
    width: new Float64Array(size),
    height: new Float64Array(size),
    y: new Float64Array(size),
    x: new Float64Array(size),
  }
  blocks.y[0] = -layerPitch
  blocks.height[0] = layerPitch
  const blockOf = new Int32Array(count + 1)
  const isLeaf = (box: number) => childStart[box] === childStart[box + 1]

  const addChildren = (box: number, block: number) => {
    const from = childStart[box]!
    const to = childStart[box + 1]!
    const keepRow = (box === count || depth[box] === 0) && to - from <= widestTopRow
    blocks.firstChild[block] = blocks.count
    for (let k = from; k < to; ) {
      let end = k + 1
      if (!keepRow && isLeaf(children[k]!)) while (end < to && isLeaf(children[end]!)) end++
      const b = blocks.count++
      const shape = end - k > 1 ? stackShape(end - k) : { rows: 1, columns: 1 }
      blocks.firstBox[b] = k
      blocks.boxCount[b] = end - k
      blocks.width[b] = shape.columns * columnPitch
      blocks.height[b] = shape.rows * stackPitch - stackGap
      blocks.y[b] = depth[children[k]!]! * layerPitch
      blockOf[children[k]!] = b
      k = end
    }
    blocks.childCount[block] = blocks.count - blocks.firstChild[block]
  }
  addChildren(count, 0)
  for (let i = 0; i < count; i++) if (!isLeaf(i)) addChildren(i, blockOf[i]!)
  return blocks
}

/** Van der Ploeg's two walks. A block's height counts its layer's gap, its width the gap to the next sibling. */
function placeBlocks(blocks: Blocks): void {
  const { count, firstChild, childCount, width, x } = blocks
  const bottom = new Float64Array(count)
  for (let b = 0; b < count; b++) bottom[b] = blocks.y[b]! + blocks.height[b]! + stackGap
  const prelim = new Float64Array(count)
  const mod = new Float64Array(count)
  const shift = new Float64Array(count)
  const change = new Float64Array(count)
  const leftThread = new Int32Array(count).fill(-1)
  const rightThread = new Int32Array(count).fill(-1)
  const extremeLeft = new Int32Array(count)
  const extremeRight = new Int32Array(count)
  const extremeLeftMod = new Float64Array(count)
  const extremeRightMod = new Float64Array(count)
  // Siblings on the right contour so far, the lowest bottom first: what a new sibling can be pushed by.
  const lowest = new Float64Array(count)
  const lowestIndex = new Int32Array(count)

  for (let t = count - 1; t >= 0; t--) {
    const children = childCount[t]!
    const c0 = firstChild[t]!
    if (children === 0) {
      extremeLeft[t] = t
      extremeRight[t] = t
      continue
    }
    let top = 0
    lowest[0] = bottom[extremeLeft[c0]!]!
    lowestIndex[0] = 0
    for (let i = 1; i < children; i++) {
      const c = c0 + i
      const minY = bottom[extremeRight[c]!]!
      separate(c0, i, top)
      while (top >= 0 && minY >= lowest[top]!) top--
      top++
      lowest[top] = minY
      lowestIndex[top] = i
    }
    const last = c0 + children - 1
    prelim[t] = (prelim[c0]! + mod[c0]! + prelim[last]! + mod[last]! + width[last]!) / 2 - width[t]! / 2
    extremeLeft[t] = extremeLeft[c0]!
    extremeLeftMod[t] = extremeLeftMod[c0]!
    extremeRight[t] = extremeRight[last]!
    extremeRightMod[t] = extremeRightMod[last]!
  }

  /** Moves child i right until no part of it overlaps the siblings to its left. */
  function separate(c0: number, i: number, cursor: number): void {
    const c = c0 + i
    let right = c - 1
    let rightMod = mod[right]!
    let left = c
    let leftMod = mod[left]!
    while (right >= 0 && left >= 0) {
      if (bottom[right]! > lowest[cursor]! && cursor > 0) cursor--
      const overlap = rightMod + prelim[right]! + width[right]! - (leftMod + prelim[left]!)
      if (overlap > 0) {
        leftMod += overlap
        mod[c]! += overlap
        extremeLeftMod[c]! += overlap
        extremeRightMod[c]! += overlap
        const pusher = lowestIndex[cursor]!
        if (pusher !== i - 1) {
          // Share the move with the siblings between, so that gaps are even.
          const part = overlap / (i - pusher)
          shift[c0 + pusher + 1]! += part
          shift[c]! -= part
          change[c]! -= overlap - part
        }
      }
      const rightBottom = bottom[right]!
      const leftBottom = bottom[left]!
      if (rightBottom <= leftBottom) {
        right = childCount[right] === 0 ? rightThread[right]! : firstChild[right]! + childCount[right]! - 1
        if (right >= 0) rightMod += mod[right]!
      }
      if (rightBottom >= leftBottom) {
        left = childCount[left] === 0 ? leftThread[left]! : firstChild[left]!
        if (left >= 0) leftMod += mod[left]!
      }
    }
    if (right < 0 && left >= 0) {
      const end = extremeLeft[c0]!
      leftThread[end] = left
      const diff = leftMod - mod[left]! - extremeLeftMod[c0]!
      mod[end]! += diff
      prelim[end]! -= diff
      extremeLeft[c0] = extremeLeft[c]!
      extremeLeftMod[c0] = extremeLeftMod[c]!
    } else if (right >= 0 && left < 0) {
      const end = extremeRight[c]!
      rightThread[end] = right
      const diff = rightMod - mod[right]! - extremeRightMod[c]!
      mod[end]! += diff
      prelim[end]! -= diff
      extremeRight[c] = extremeRight[c - 1]!
      extremeRightMod[c] = extremeRightMod[c - 1]!
    }
  }

  const modSum = new Float64Array(count)
  for (let t = 0; t < count; t++) {
    modSum[t]! += mod[t]!
    x[t] = prelim[t]! + modSum[t]!
    let d = 0
    let delta = 0
    for (let c = firstChild[t]!; c < firstChild[t]! + childCount[t]!; c++) {
      d += shift[c]!
      delta += d + change[c]!
      mod[c]! += delta
      modSum[c] = modSum[t]!
    }
  }
  const middle = x[0]! - siblingGap / 2 // of all that is drawn: the last block's width counts a gap that is none
  for (let b = 0; b < count; b++) x[b] = x[b]! - middle
}
