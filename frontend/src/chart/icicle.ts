/**
 * A tree as nested bars: one row a layer, each bar as wide as the people without reports at or below it. Element i of
 * each array is about person i of the outline, which stands in preorder.
 */
export interface Icicle {
  readonly count: number
  readonly parents: Int32Array
  readonly depth: Int32Array
  /** Left and right edge of the bar, in people without reports from the left. */
  readonly start: Int32Array
  readonly end: Int32Array
  /** The people of one layer from left to right: layer d is `byLayer[layerStart[d]]` up to `layerStart[d + 1]`. */
  readonly layerStart: Int32Array
  readonly byLayer: Int32Array
  /** Everybody below i stands at i + 1 up to, not including, this index. */
  readonly subtreeEnd: Int32Array
  /** People who report directly. */
  readonly direct: Int32Array
  readonly layers: number
  /** Width of the whole. */
  readonly width: number
}

/** Linear, without recursion: two passes over the parents. */
export function layoutIcicle(parentColumn: ArrayLike<number>): Icicle {
  const count = parentColumn.length
  const parents = Int32Array.from(parentColumn)
  const depth = new Int32Array(count)
  const direct = new Int32Array(count)
  const subtreeEnd = new Int32Array(count)
  let layers = 0
  for (let i = 0; i < count; i++) {
    const parent = parents[i]!
    if (parent >= i) throw new Error(`person ${i} stands before their parent ${parent}`)
    depth[i] = parent < 0 ? 0 : depth[parent]! + 1
    if (parent >= 0) direct[parent]!++
    if (depth[i]! >= layers) layers = depth[i]! + 1
    subtreeEnd[i] = i + 1
  }
  for (let i = count - 1; i >= 0; i--) {
    const parent = parents[i]!
    if (parent >= 0 && subtreeEnd[i]! > subtreeEnd[parent]!) subtreeEnd[parent] = subtreeEnd[i]!
  }
  // In preorder the people without reports before i are those to the left of i.
  const leavesBefore = new Int32Array(count + 1)
  for (let i = 0; i < count; i++) leavesBefore[i + 1] = leavesBefore[i]! + (direct[i] === 0 ? 1 : 0)
  const start = new Int32Array(count)
  const end = new Int32Array(count)
  const layerStart = new Int32Array(layers + 1)
  for (let i = 0; i < count; i++) {
    start[i] = leavesBefore[i]!
    end[i] = leavesBefore[subtreeEnd[i]!]!
    layerStart[depth[i]! + 1]!++
  }
  for (let d = 0; d < layers; d++) layerStart[d + 1]! += layerStart[d]!
  const next = layerStart.slice()
  const byLayer = new Int32Array(count)
  for (let i = 0; i < count; i++) byLayer[next[depth[i]!]!++] = i
  return { count, parents, depth, start, end, layerStart, byLayer, subtreeEnd, direct, layers, width: leavesBefore[count]! }
}

/** The first place in a layer whose bar ends right of x: there, a walk over what is in view begins. */
export function firstInLayer(icicle: Icicle, layer: number, x: number): number {
  const { layerStart, byLayer, end } = icicle
  let low = layerStart[layer]!
  let high = layerStart[layer + 1]!
  while (low < high) {
    const middle = (low + high) >> 1
    if (end[byLayer[middle]!]! <= x) low = middle + 1
    else high = middle
  }
  return low
}

/** Whose bar is at a layer and a place; -1 in the clear. */
export function personAt(icicle: Icicle, layer: number, x: number): number {
  if (layer < 0 || layer >= icicle.layers || x < 0 || x >= icicle.width) return -1
  const place = firstInLayer(icicle, layer, x)
  if (place === icicle.layerStart[layer + 1]) return -1
  const person = icicle.byLayer[place]!
  return icicle.start[person]! <= x ? person : -1
}

/** From the top down to the person, both included. */
export function chainTo(icicle: Icicle, person: number): number[] {
  const chain: number[] = []
  for (let i = person; i >= 0; i = icicle.parents[i]!) chain.push(i)
  return chain.reverse()
}

export type IcicleStep = 'up' | 'down' | 'left' | 'right'

/** Where an arrow key leads: the parent, the first report, or the neighbour in the layer; the same where there is none. */
export function icicleStep(icicle: Icicle, person: number, way: IcicleStep): number {
  if (way === 'up') return icicle.parents[person]! < 0 ? person : icicle.parents[person]!
  if (way === 'down') return icicle.direct[person] === 0 ? person : person + 1
  const layer = icicle.depth[person]!
  const { byLayer, layerStart, end, start } = icicle
  let place = firstInLayer(icicle, layer, start[person]!)
  while (byLayer[place] !== person && end[byLayer[place]!]! <= end[person]!) place++
  const next = place + (way === 'right' ? 1 : -1)
  return next >= layerStart[layer]! && next < layerStart[layer + 1]! ? byLayer[next]! : person
}
