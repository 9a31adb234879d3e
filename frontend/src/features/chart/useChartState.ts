import { useCallback, useEffect, useMemo } from 'react'
import { unfold } from '../../chart/unfolded'
import { depthsOf } from './boxes'
import type { ChartSearch } from './search'
import { isOpen, longRef, readRefs, shortRef, withBox, withChain, withLayers, writeRefs, type Expansion } from './expansion'
import { useAbove } from './useAbove'
import { useSeatTree } from './useSeatTree'

export type UpdateSearch = (patch: Partial<ChartSearch>, how?: { replace?: boolean }) => void

/** Everything the tree and the outline show, from the address alone, and what can be done with it. */
export function useChartState(search: ChartSearch, update: UpdateSearch, date: string | undefined, layersOpen: number) {
  const open = search.open ?? layersOpen
  const expansion: Expansion = useMemo(
    () => ({ open, also: readRefs(search.also), shut: readRefs(search.shut) }),
    [open, search.also, search.shut],
  )
  const focus = search.focus === undefined ? null : longRef(search.focus)
  const root = search.root === undefined ? null : longRef(search.root)
  const top = focus ?? root
  const { tree, org, error, retry, want } = useSeatTree({ date, root: top ?? undefined, depth: Math.max(open, 1) })
  const above = useAbove(top, date)

  // In focus the chain stands above its last, each with the next alone.
  const chain = useMemo(() => (focus && above ? above.map((seat) => seat.ref) : []), [focus, above])
  const whole = useMemo(() => {
    if (!focus || !above || above.at(-1)?.ref !== focus || tree.tops[0] !== focus) return tree
    const seats = new Map(tree.seats)
    const below = new Map(tree.below)
    above.forEach((seat, i) => {
      if (!seats.has(seat.ref)) seats.set(seat.ref, seat)
      const next = above[i + 1]
      if (next) below.set(seat.ref, [next.ref])
    })
    return { seats, below, tops: [above[0]!.ref] }
  }, [focus, above, tree])
  const chainLength = whole === tree ? 0 : chain.length - 1
  const forcedOpen = useMemo(() => new Set(chainLength > 0 ? chain.slice(0, -1) : []), [chain, chainLength])

  const opened = useCallback(
    (ref: string, depth: number) => forcedOpen.has(ref) || isOpen(expansion, ref, depth - chainLength),
    [forcedOpen, expansion, chainLength],
  )
  const shown = useMemo(() => unfold(whole.tops, (ref) => whole.below.get(ref), opened), [whole, opened])
  const depths = useMemo(() => depthsOf(shown.parents), [shown])

  // What is open beyond the layers is asked for at once, without waiting for what is above it.
  useEffect(() => want([...expansion.also]), [expansion.also, want])

  const write = useCallback(
    (next: Expansion, patch: Partial<ChartSearch> = {}) =>
      update(
        { open: next.open === layersOpen ? undefined : next.open, also: writeRefs(next.also), shut: writeRefs(next.shut), ...patch },
        { replace: true },
      ),
    [update, layersOpen],
  )

  const depthOf = (ref: string) => {
    const i = shown.refs.indexOf(ref)
    return i < 0 ? -1 : depths[i]! - chainLength
  }

  const toggle = (ref: string) => {
    if (forcedOpen.has(ref)) {
      // Somebody of the chain is opened: the focus goes to them.
      update({ focus: shortRef(ref), open: undefined, also: undefined, shut: undefined })
      return
    }
    const depth = depthOf(ref)
    if (depth >= 0) write(withBox(expansion, ref, depth, !isOpen(expansion, ref, depth)))
  }

  /** Unfolds everybody above the last of a chain, leaving a branch or a focus that it is not in. */
  const reveal = (chain: readonly string[]) => {
    const start = top === null ? 0 : chain.indexOf(top)
    if (start < 0) write(withChain(withLayers(layersOpen), chain.slice(0, -1)), { root: undefined, focus: undefined })
    else write(withChain(expansion, chain.slice(start, -1)))
  }

  return { org, error, retry, tree: whole, shown, depths, expansion, opened, chainLength, above, focus, root, toggle, reveal, write }
}
