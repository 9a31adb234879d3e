/** Trees for tests, as the parents of boxes in preorder. */

export function chain(length: number): number[] {
  return Array.from({ length }, (_, i) => i - 1)
}

export function flat(reports: number): number[] {
  return [-1, ...new Array<number>(reports).fill(0)]
}

/** A tree of some random shape: bushy, deep, with large and small groups, now and then with several roots. */
export function randomTree(count: number, seed: number): number[] {
  const random = generator(seed)
  const bushiness = random()
  const roots = random() < 0.2 ? 1 + Math.floor(random() * 4) : 1
  const parentOf: number[] = []
  for (let i = 0; i < count; i++) {
    if (i < roots) parentOf.push(-1)
    else if (random() < bushiness) parentOf.push(Math.floor(random() * Math.min(i, 1 + i * bushiness)))
    else parentOf.push(Math.max(0, i - 1 - Math.floor(random() * 5)))
  }
  return preorder(parentOf)
}

function preorder(parentOf: number[]): number[] {
  const children: number[][] = parentOf.map(() => [])
  const stack: number[] = []
  for (let i = parentOf.length - 1; i >= 0; i--) {
    if (parentOf[i]! < 0) stack.push(i)
    else children[parentOf[i]!]!.push(i)
  }
  const place = new Array<number>(parentOf.length).fill(0)
  const result: number[] = []
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    place[i] = result.length
    result.push(parentOf[i]! < 0 ? -1 : place[parentOf[i]!]!)
    stack.push(...children[i]!)
  }
  return result
}

function generator(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
