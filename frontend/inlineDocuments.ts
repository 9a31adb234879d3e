import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

const call = /\bgraphql\(\s*(?:\/\*.*?\*\/\s*)?`([^`]*)`,?\s*\)/g
const imported = /import\s*\{\s*graphql\s*\}\s*from\s*['"][^'"]*api\/gql(?:\/gql)?['"];?|import\s*\{\s*graphql\s*\}\s*from\s*['"]\.\/gql(?:\/gql)?['"];?/g

/**
 * Puts each GraphQL document as text where it is written, with the fragments that it names. The client preset's own
 * graphql() looks documents up in one table of all of them, which would load with the first page whatever a lazy page
 * asks. At run time a document is a string; urql parses it once. Its type stays the generated TypedDocumentNode.
 */
export function inlineDocuments(sources: string): Plugin {
  const fragments = new Map<string, string>()
  const learn = (code: string) => {
    for (const [, text = ''] of code.matchAll(call)) {
      const name = /^\s*fragment\s+(\w+)/.exec(text)?.[1]
      if (name) fragments.set(name, text)
    }
  }
  return {
    name: 'inline-documents',
    enforce: 'pre',
    buildStart() {
      for (const file of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
        if (/\.tsx?$/.test(file) && !file.startsWith(path.join('api', 'gql'))) learn(readFileSync(path.join(sources, file), 'utf8'))
      }
    },
    transform(code, id) {
      if (!/\.tsx?($|\?)/.test(id) || id.includes('/api/gql/') || !code.includes('graphql(')) return null
      learn(code)
      const inlined = code.replace(call, (_, text: string) => JSON.stringify(withFragments(text, fragments, id)))
      return { code: inlined.replace(imported, ''), map: null }
    },
  }
}

/** The document with all fragments that it reaches, each once, and without indentation. */
export function withFragments(document: string, fragments: ReadonlyMap<string, string>, where: string): string {
  const texts = [document]
  const reached = new Set<string>()
  for (const text of texts) {
    for (const [, name = ''] of text.matchAll(/\.\.\.\s*(?!on\b)(\w+)/g)) {
      if (reached.has(name)) continue
      reached.add(name)
      const fragment = fragments.get(name)
      if (fragment === undefined) throw new Error(`${where}: the fragment ${name} is written nowhere`)
      texts.push(fragment)
    }
  }
  return texts.join(' ').replace(/#.*$/gm, '').replace(/\s+/g, ' ').trim()
}
