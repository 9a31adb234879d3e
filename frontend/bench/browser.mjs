// Measures the explorer in a browser, over 100,000 people: how soon the chart is there, and how smoothly it moves. It
// judges nothing: on a machine that is busy with other things its figures are worse, which the row of a page that has
// next to nothing to do tells. make bench-browser, or node bench/browser.mjs --times 5 --json figures.json
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { launchOptions } from '../scripts/chromium.mjs'
import * as acts from './acts.mjs'
import { refresh } from './tracing.mjs'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    times: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    json: { type: 'string' },
  },
})
const times = Number(values.times)
const binary = path.resolve(import.meta.dirname, '../../bin/rung')
const folder = mkdtempSync(path.join(tmpdir(), 'rung-browser-bench-'))
const store = `sqlite:${path.join(folder, 'org.db')}`

/** What is measured, in the order of the table: each answers with figures by name. */
const measurements = {
  'a page with next to nothing to do, dragged': acts.control,
  'opening the chart': acts.openChart,
  'opening everybody': acts.openWhole,
  'panning the chart, 3 layers open': (browser, server) => acts.panChart(browser, server, { open: 3 }),
  'panning the chart, 4 layers open': (browser, server) => acts.panChart(browser, server, { open: 4 }),
  'panning 4 layers, all in view': (browser, server) => acts.panChart(browser, server, { open: 4, fit: true }),
  'opening branches': acts.openBranches,
  'going into and out of everybody': acts.flyThroughWhole,
  'pointing over everybody': acts.pointOverWhole,
}

try {
  await measure()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure() {
  execFileSync(binary, ['generate', '--people', values.people, '--seed', '1', '--store', store], { stdio: 'pipe' })
  const server = await serve()
  const browser = await chromium.launch(launchOptions)
  try {
    await acts.settle(browser)
    const before = loadavg()[0]
    // One after the other and all again, so that what else the machine does strikes all of them alike.
    const runs = new Map(Object.keys(measurements).filter((name) => name.includes(values.only)).map((name) => [name, []]))
    for (let i = 0; i < times; i++) {
      for (const [name, results] of runs) {
        console.error(`${i + 1} of ${times}: ${name}`)
        results.push(await measurements[name](browser, server.url))
      }
    }
    const figures = Object.fromEntries([...runs].map(([name, results]) => [name, summary(results)]))
    for (const [name, one] of Object.entries(figures)) print(name, one)
    const machine = { cores: cpus().length, loadBefore: before, loadAfter: loadavg()[0], browser: browser.version() }
    console.log(`\n${machine.cores} cores, load ${before.toFixed(1)} before and ${machine.loadAfter.toFixed(1)} after, Chromium ${machine.browser}, no GPU`)
    if (values.json) writeFileSync(values.json, JSON.stringify({ people: Number(values.people), times, refreshMilliseconds: refresh, machine, figures }, null, 2) + '\n')
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** A server of the organization on a free port; it answers once before anything is measured. */
async function serve() {
  const child = spawn(binary, ['serve', '--store', store, '--listen', '127.0.0.1:0', '--log-level', 'error'], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const url = await new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk) => {
      said += chunk
      const found = /Rung is at (http:\/\/[^/\s]+)\//.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`rung serve ended with ${code ?? 'a signal'}: ${said}`)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    const impatience = setTimeout(() => child.kill('SIGKILL'), 5000)
    await ended
    clearTimeout(impatience)
  }
  return { url, stop }
}

/** Of each figure of several runs the median and the worst, and all of them. */
function summary(runs) {
  return Object.fromEntries(
    Object.entries(runs[0]).map(([figure, { unit, more }]) => {
      const all = runs.map((run) => run[figure].value)
      const sorted = all.toSorted((a, b) => (more ? b - a : a - b))
      const middle = sorted.length >> 1
      const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
      return [figure, { unit, median, worst: sorted.at(-1), all }]
    }),
  )
}

function print(name, figures) {
  console.log(`\n${name.padEnd(46)}${'median'.padStart(12)}${'worst'.padStart(12)}`)
  for (const [figure, { unit, median, worst }] of Object.entries(figures)) {
    console.log(`  ${figure.padEnd(44)}${written(median, unit).padStart(12)}${written(worst, unit).padStart(12)}`)
  }
}

function written(value, unit) {
  if (unit === '%') return `${(100 * value).toFixed(1)} %`
  if (unit === 'ms') return `${value.toFixed(value < 100 ? 1 : 0)} ms`
  if (unit === '/s') return `${value.toFixed(1)} /s`
  return Math.round(value).toLocaleString('en') + (unit ? ` ${unit}` : '')
}
