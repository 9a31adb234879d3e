import { useSyncExternalStore } from 'react'

/** Whether the server answers. What answers and what does not tells it: requests, and the line to it for live changes. */
let since: Date | undefined
const listeners = new Set<() => void>()

function set(next: Date | undefined): void {
  if ((since === undefined) === (next === undefined)) return
  since = next
  for (const listener of listeners) listener()
}

export const heard = (): void => set(undefined)
export const missed = (): void => set(new Date())

export const isUnreachable = (): boolean => since !== undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Since when the server cannot be reached; undefined while it can. */
export function useUnreachableSince(): Date | undefined {
  return useSyncExternalStore(subscribe, () => since)
}
