import { useSyncExternalStore } from 'react'

/** The last change that was made in this tab, until another one follows: what an Undo takes back. */
export interface OwnChange {
  revision: number
  /** What it did, in a sentence. */
  words: string
  /** Whether it took back another, which is not to be taken back itself. */
  isUndo?: boolean
  /** Whether its note was put away; the log still offers to undo it. */
  isPutAway?: boolean
}

const key = 'rung.ownChange'
const told = new Set<() => void>()
let last: OwnChange | null = read()

/** Remembers a change over navigation and reload; null: none. */
export function rememberOwnChange(change: OwnChange | null): void {
  last = change
  try {
    if (change) sessionStorage.setItem(key, JSON.stringify(change))
    else sessionStorage.removeItem(key)
  } catch {
    // Without storage it lasts as long as the page.
  }
  for (const tell of told) tell()
}

export function ownChange(): OwnChange | null {
  return last
}

export function useOwnChange(): OwnChange | null {
  return useSyncExternalStore(listen, ownChange)
}

function listen(tell: () => void): () => void {
  told.add(tell)
  return () => told.delete(tell)
}

function read(): OwnChange | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    if (typeof value !== 'object' || value === null || !('revision' in value) || !('words' in value)) return null
    return typeof value.revision === 'number' && typeof value.words === 'string' ? (value as OwnChange) : null
  } catch {
    return null
  }
}
