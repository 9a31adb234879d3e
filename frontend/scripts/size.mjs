// Fails where the JavaScript that a first visit loads is too large: of any page, the entry, the page and all that the
// two import, but not what comes when it is asked for.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const limit = 250_000
const dist = new URL('../dist/explorer/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))
const sizes = new Map()

const size = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length)
  return sizes.get(file)
}

/** The files of some modules and of all that they import. */
const together = (keys) => {
  const reached = new Set(keys)
  for (const key of reached) for (const imported of manifest[key].imports ?? []) reached.add(imported)
  return [...reached].map((key) => manifest[key].file)
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const pages = manifest[entry].dynamicImports.filter((key) => /Page\.tsx$/.test(key))
if (pages.length === 0) throw new Error('no page was found among what the entry loads')

const rows = pages.map((page) => {
  const files = together([entry, page])
  return { page: page.replace(/^.*\//, '').replace('.tsx', ''), files, total: files.reduce((sum, file) => sum + size(file), 0) }
})
rows.sort((a, b) => b.total - a.total)
for (const file of rows[0].files) console.log(`${String(size(file)).padStart(8)} ${file}`)
for (const { page, total } of rows) console.log(`${String(total).padStart(8)} bytes compressed for ${page}, of at most ${limit}`)
if (rows[0].total > limit) process.exit(1)
