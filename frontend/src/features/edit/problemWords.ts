import type { Client } from 'urql'
import { dayWords, isDay } from '../../org/days'
import { bare } from '../../org/refs'
import { MentionedNames } from './editQueries'

const ids = /\b(?:person|opening|team|ladder|level)\/[\p{L}\p{N}_./-]*[\p{L}\p{N}_]/gu

/** The server's sentences as a reader says them: names in place of ids, days in words, a capital and a stop. */
export async function inNames(client: Client, messages: readonly string[]): Promise<string[]> {
  const mentioned = [...new Set(messages.flatMap((text) => text.match(ids) ?? []))]
  const names = new Map<string, string>()
  if (mentioned.length > 0) {
    const { data } = await client.query(MentionedNames, { ids: mentioned }).toPromise()
    for (const node of data?.nodes ?? []) {
      if (!node) continue
      if (node.__typename === 'Opening') names.set(bare(node.id), node.title)
      else if (node.__typename === 'Level') names.set(bare(node.id), node.code)
      else if ('name' in node) names.set(bare(node.id), node.name)
    }
  }
  return messages.map((text) => sentence(text, names))
}

export function sentence(text: string, names: ReadonlyMap<string, string>): string {
  const named = text
    // "Ada Abel (person/ada)" has the name already.
    .replace(/ \((?:person|opening|team)\/[^)]*\)/g, '')
    .replace('cannot be withdrawn', 'cannot be undone')
    .replace(ids, (id) => names.get(id) ?? id)
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => (isDay(day) ? dayWords(day) : day))
  const begun = named.charAt(0).toUpperCase() + named.slice(1)
  return /[.?!]$/.test(begun) ? begun : `${begun}.`
}
