/**
 * Which boxes show what is below them: all of the first `open` layers but those of `shut`, and those of `also` further
 * down. So a link stays short however many boxes a layer has.
 */
export interface Expansion {
  readonly open: number
  readonly also: ReadonlySet<string>
  readonly shut: ReadonlySet<string>
}

export function isOpen(expansion: Expansion, ref: string, depth: number): boolean {
  return depth < expansion.open ? !expansion.shut.has(ref) : expansion.also.has(ref)
}

/** Opens or shuts one box. */
export function withBox(expansion: Expansion, ref: string, depth: number, open: boolean): Expansion {
  const also = new Set(expansion.also)
  const shut = new Set(expansion.shut)
  if (depth < expansion.open) {
    if (open) shut.delete(ref)
    else shut.add(ref)
  } else if (open) also.add(ref)
  else also.delete(ref)
  return { open: expansion.open, also, shut }
}

/** Opens everybody of a chain from the top down, so that its last can be seen. */
export function withChain(expansion: Expansion, chain: readonly string[]): Expansion {
  return chain.reduce((result, ref, depth) => withBox(result, ref, depth, true), expansion)
}

/** Opens so many layers whole, and nothing else. */
export function withLayers(open: number): Expansion {
  return { open: Math.max(0, open), also: new Set(), shut: new Set() }
}

/** Refs as a link has them: people by the last part alone. */
export function writeRefs(refs: ReadonlySet<string>): string | undefined {
  if (refs.size === 0) return undefined
  return [...refs].map((ref) => encodeURIComponent(shortRef(ref)).replaceAll('~', '%7E')).join('~')
}

export function readRefs(text: string | undefined): ReadonlySet<string> {
  return new Set((text ?? '').split('~').filter(Boolean).map((part) => longRef(decoded(part))))
}

const personPrefix = 'person/'

export function shortRef(ref: string): string {
  const rest = ref.slice(personPrefix.length)
  return ref.startsWith(personPrefix) && !rest.includes('/') ? rest : ref
}

export function longRef(text: string): string {
  return text.includes('/') ? text : personPrefix + text
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
