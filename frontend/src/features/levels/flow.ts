/** People who go from one level to another; null where the ladder has no place for them, or they hold none. */
export interface Stream {
  readonly key: string
  readonly from: string
  readonly to: string
  readonly people: number
}

export interface FlowEnd {
  readonly id: string
  readonly people: number
  readonly y: number
  readonly height: number
}

export interface Ribbon extends Stream {
  /** Middle of the ribbon at its two ends, and how wide it is drawn. */
  readonly y1: number
  readonly y2: number
  readonly width: number
  readonly path: string
}

export interface Flow {
  readonly left: FlowEnd[]
  readonly right: FlowEnd[]
  readonly ribbons: Ribbon[]
  readonly height: number
}

export interface FlowSizes {
  readonly width: number
  /** Room for the bars of all people, without the gaps. */
  readonly height: number
  readonly gap: number
  /** Least room of an end, so that its words have a line. */
  readonly least: number
}

/** The key of who goes from one level to another. */
export function streamKey(from: string, to: string): string {
  return `${from}>${to}`
}

/** Ends on both sides in the order given, and ribbons between them, as wide as there are people. */
export function layFlow(streams: readonly Stream[], leftOrder: readonly string[], rightOrder: readonly string[], sizes: FlowSizes): Flow {
  const total = streams.reduce((sum, { people }) => sum + people, 0)
  const scale = total === 0 ? 0 : sizes.height / total
  const side = (order: readonly string[], end: 'from' | 'to'): FlowEnd[] => {
    let y = 0
    return order.flatMap((id) => {
      const people = streams.reduce((sum, stream) => sum + (stream[end] === id ? stream.people : 0), 0)
      if (people === 0) return []
      const height = people * scale
      const at = y + Math.max(0, sizes.least - height) / 2
      y += Math.max(height, sizes.least) + sizes.gap
      return [{ id, people, y: at, height }]
    })
  }
  const left = side(leftOrder, 'from')
  const right = side(rightOrder, 'to')
  const used = new Map<FlowEnd, number>()
  const rank = (stream: Stream) => rightOrder.indexOf(stream.to)
  const place = (end: FlowEnd, width: number) => {
    const y = end.y + (used.get(end) ?? 0)
    used.set(end, (used.get(end) ?? 0) + width)
    return y + width / 2
  }
  const ribbons: Ribbon[] = []
  for (const from of left) {
    for (const stream of streams.filter((one) => one.from === from.id && one.people > 0).sort((a, b) => rank(a) - rank(b))) {
      const to = right.find(({ id }) => id === stream.to)
      if (!to) continue
      const width = stream.people * scale
      const [y1, y2] = [place(from, width), place(to, width)]
      const middle = sizes.width / 2
      ribbons.push({ ...stream, y1, y2, width, path: `M0,${y1}C${middle},${y1} ${middle},${y2} ${sizes.width},${y2}` })
    }
  }
  const bottom = (ends: readonly FlowEnd[]) => ends.reduce((sum, { height }) => sum + Math.max(height, sizes.least) + sizes.gap, 0)
  return { left, right, ribbons, height: Math.max(bottom(left), bottom(right)) }
}
