/** What is shown of a tree: the refs of its boxes in preorder, and for each the index of the box above, or -1. */
export interface Unfolded {
  readonly refs: string[]
  readonly parents: number[]
}

/**
 * The boxes that are seen from some tops when the open ones show what is below them. Without recursion, so that it
 * does not matter how deep they are. A ref that comes up twice is shown once, which ends cycles as well.
 */
export function unfold(
  tops: readonly string[],
  childrenOf: (ref: string) => readonly string[] | undefined,
  isOpen: (ref: string, depth: number) => boolean,
): Unfolded {
  const refs: string[] = []
  const parents: number[] = []
  const seen = new Set<string>()
  const stack: { ref: string; parent: number; depth: number }[] = []
  for (let i = tops.length - 1; i >= 0; i--) stack.push({ ref: tops[i]!, parent: -1, depth: 0 })
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { ref, parent, depth } = next
    if (seen.has(ref)) continue
    seen.add(ref)
    const index = refs.length
    refs.push(ref)
    parents.push(parent)
    if (!isOpen(ref, depth)) continue
    const children = childrenOf(ref) ?? []
    for (let i = children.length - 1; i >= 0; i--) stack.push({ ref: children[i]!, parent: index, depth: depth + 1 })
  }
  return { refs, parents }
}
