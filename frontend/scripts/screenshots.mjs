// Makes a picture of every page, wide, narrow and dark: npm run screenshots -- --server http://127.0.0.1:8080 --out shots
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { launchOptions } from './chromium.mjs'

const { values } = parseArgs({
  options: {
    server: { type: 'string', default: 'http://127.0.0.1:8080' },
    out: { type: 'string', default: 'screenshots' },
    only: { type: 'string', default: '' },
  },
})

const ask = async (query) => {
  const response = await fetch(`${values.server}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return (await response.json()).data.org
}
const { date, roots, people, homeLadder } = await ask(
  '{ org { date roots { ref } people(where: { managerialLevel: [MANAGER_OF_ICS] }, first: 3) { nodes { ref } } homeLadder { id levels { id } } } }',
)
const somebody = (people.nodes[1] ?? roots[0]).ref
const last = (id) => id.slice(id.lastIndexOf('/') + 1)
const yearAgo = `${Number(date.slice(0, 4)) - 1}${date.slice(4, 8)}01`
const [low, high] = [homeLadder.levels[2], homeLadder.levels[3]].map((level) => encodeURIComponent(level?.id ?? homeLadder.levels[0].id))

const pages = {
  chart: '/',
  'chart-person': `/?person=${encodeURIComponent(somebody)}`,
  'chart-whole': '/?view=whole',
  'chart-outline': '/?view=outline',
  'chart-year-ago': `/?date=${yearAgo}`,
  person: `/people/${last(somebody)}`,
  levels: '/levels',
  ladder: `/levels/${last(homeLadder.id)}`,
  compare: `/compare?from=${low}&to=${high}`,
  landing: '/landing?ladder=kalsey',
  mentors: `/mentors?toward=${high}`,
  span: '/span',
  people: '/people',
  update: `/people?edit=${encodeURIComponent(`update:${somebody}`)}`,
  findings: '/findings',
  import: '/import',
  ask: '/ask?q=span%20of%20Product%20Directors',
  revisions: '/revisions',
  'not-found': '/no/such/page',
}
const looks = {
  wide: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', hasTouch: true, deviceScaleFactor: 2 },
  dark: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
}

mkdirSync(values.out, { recursive: true })
const browser = await chromium.launch(launchOptions)
for (const [look, options] of Object.entries(looks)) {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce', locale: 'en-GB' })
  for (const [name, address] of Object.entries(pages)) {
    if (!name.startsWith(values.only)) continue
    const page = await context.newPage()
    page.on('pageerror', (error) => console.error(`${name}, ${look}: ${error.message}`))
    await page.goto(values.server + address)
    // The socket for live changes keeps the network busy; what is awaited is that the page has stopped loading.
    await page.waitForLoadState('load')
    const loaded = () => document.querySelector('main h1') && ![...document.querySelectorAll('[role=status]')].some((status) => status.textContent.startsWith('Loading'))
    await page.waitForFunction(loaded, undefined, { timeout: 30_000 }).catch(() => console.error(`${name}, ${look}: still loading`))
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(400)
    await page.screenshot({ path: path.join(values.out, `${name}-${look}.png`) })
    await page.close()
  }
  await context.close()
}
await browser.close()
