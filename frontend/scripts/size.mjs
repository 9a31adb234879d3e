// Fails where the JavaScript that every first visit loads (the entry and what it imports statically) is too large.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const limit = 250_000
const dist = new URL('../dist/explorer/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))
const size = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length

const first = new Set()
const collect = (key) => {
  if (first.has(key)) return
  first.add(key)
  for (const imported of manifest[key].imports ?? []) collect(imported)
}
collect(Object.keys(manifest).find((key) => manifest[key].isEntry))

const files = [...first].map((key) => manifest[key].file)
const total = files.reduce((sum, file) => sum + size(file), 0)
for (const file of files) console.log(`${String(size(file)).padStart(8)} ${file}`)
console.log(`${String(total).padStart(8)} bytes compressed with the first page, of at most ${limit}`)
if (total > limit) process.exit(1)
