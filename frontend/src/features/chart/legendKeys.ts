/** Keys of a legend's groups, as a link has them. */
export function writeKeys(keys: ReadonlySet<string>): string | undefined {
  return keys.size === 0 ? undefined : [...keys].map((key) => encodeURIComponent(key).replaceAll('~', '%7E')).join('~')
}

export function readKeys(text: string | undefined): ReadonlySet<string> {
  return new Set((text ?? '').split('~').filter(Boolean).map(decoded))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
