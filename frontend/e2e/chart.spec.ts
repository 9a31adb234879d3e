import type { Locator, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'
import { stackShape } from '../src/chart/layout'
import { expect, test } from './fixtures'
import type { Server } from './server'

const chart = (page: Page) => page.getByRole('tree')
const box = (page: Page, name: string) => chart(page).getByRole('treeitem', { name: new RegExp(`^${name} `) })
const tool = (page: Page, name: string | RegExp) => page.getByRole('toolbar', { name: 'Chart' }).getByRole('button', { name })

interface Node {
  person: { ref: string; name: string; title: string; span: { direct: number; total: number } } | null
  opening: { title: string } | null
  parent: number | null
  depth: number
}

interface Layers {
  name: string
  headcount: number
  chart: Node[]
}

/** The tree so many layers down, as the API has it. */
async function layersOf(ask: Server['ask'], depth: number, date?: string): Promise<Layers> {
  const { org } = await ask<{ org: Layers }>(
    `query ($depth: Int!, $date: Date) {
      org(asOf: $date) { name headcount chart(depth: $depth) {
        parent depth opening { title } person { ref name title span { direct total } }
      } }
    }`,
    { depth, date },
  )
  return org
}

/** The head of the largest tree, and a way down from there to somebody without reports, as the API has them. */
async function wayDown(ask: Server['ask']) {
  const nodes = (await layersOf(ask, 30)).chart
  const total = (node: Node) => node.person?.span.total ?? -1
  let at = nodes.reduce((best, node, i) => (node.depth === 0 && total(node) > total(nodes[best]!) ? i : best), 0)
  const way = [nodes[at]!]
  for (;;) {
    const below = nodes.filter((node) => node.parent === at && node.person)
    if (below.length === 0) return { way, nodes }
    const next = below.reduce((best, node) => (total(node) > total(best) ? node : best))
    way.push(next)
    at = nodes.indexOf(next)
  }
}

interface Places {
  org: {
    breakdown: { headcount: number; keys: { label: string }[] }[]
    people: { nodes: { name: string; location: string | null }[] }
  }
}

test.describe('tree', () => {
  test('opens around the top, with names, titles and counts as the API has them', async ({ page, ask }) => {
    await page.goto('/')
    const org = await layersOf(ask, 2)
    const top = (await wayDown(ask)).way[0]!.person!
    const item = box(page, top.name)
    await expect(item).toBeInViewport()
    await expect(item).toContainText(top.title)
    await expect(item).toContainText(`${top.span.direct} · ${top.span.total}`)
    await expect(item).toHaveAttribute('aria-expanded', 'true')
    await expect(chart(page)).toHaveAccessibleName(new RegExp(`${org.chart.length} of ${org.headcount} people`))
  })

  test('shows and hides the reports of a manager by the handle', async ({ page, ask }) => {
    const { way } = await wayDown(ask)
    const manager = way[2]!.person!
    await page.goto('/')
    const handle = page.locator(`[data-handle="${manager.ref}"]`)
    await handle.dispatchEvent('click')
    await expect(box(page, manager.name)).toHaveAttribute('aria-expanded', 'true')
    await expect(box(page, way[3]!.person!.name)).toBeInViewport()
    await page.locator(`[data-handle="${manager.ref}"]`).click()
    await expect(box(page, manager.name)).toHaveAttribute('aria-expanded', 'false')
    await expect(box(page, way[3]!.person!.name)).toHaveCount(0)
  })

  test('opens and closes a whole layer', async ({ page, ask }) => {
    await page.goto('/')
    for (const depth of [3, 4]) {
      await page.getByRole('button', { name: 'Open a layer' }).click()
      const org = await layersOf(ask, depth)
      await expect(chart(page)).toHaveAccessibleName(new RegExp(`, ${org.chart.length} of `))
    }
    await page.getByRole('button', { name: 'Close a layer' }).click()
    const org = await layersOf(ask, 3)
    await expect(chart(page)).toHaveAccessibleName(new RegExp(`, ${org.chart.length} of `))
  })

  test('focuses on a person: the chain above and the reports below, nobody beside', async ({ page, ask }) => {
    const { way, nodes } = await wayDown(ask)
    const person = way[2]!
    await page.goto(`/?focus=${person.person!.ref.replace('person/', '')}&open=1`)
    const expected = [...way.slice(0, 3), ...nodes.filter((node) => node.parent === nodes.indexOf(person))]
    await expect(chart(page).getByRole('treeitem')).toHaveCount(expected.length)
    for (const { person } of expected) if (person) await expect(box(page, person.name)).toBeVisible()
    await page.getByRole('button', { name: 'Everybody' }).click()
    await expect(chart(page).getByRole('treeitem').nth(expected.length)).toBeVisible()
  })

  test('walks by keys alone from the top to somebody far below, and opens their panel', async ({ page, ask }) => {
    const { way, nodes } = await wayDown(ask)
    await page.goto('/?open=0')
    await expect(box(page, way[0]!.person!.name)).toBeVisible()
    await chart(page).focus()
    const current = chart(page).locator(`xpath=.//*[@id = ancestor::*[@role='tree']/@aria-activedescendant]`)
    for (let depth = 0; depth + 1 < way.length; depth++) {
      const here = way[depth]!
      const below = nodes.filter((node) => node.parent === nodes.indexOf(here))
      await expect(current).toHaveAccessibleName(new RegExp(`^${here.person!.name} `))
      await page.keyboard.press('Space')
      await expect(current).toHaveAttribute('aria-expanded', 'true')
      await expect(box(page, way[depth + 1]!.person!.name)).toHaveCount(1)
      await page.keyboard.press('ArrowDown')
      await walkAcross(page, below.indexOf(way[depth + 1]!), below.length, depth === 0)
    }
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`person=.*${way.at(-1)!.person!.ref.split('/')[1]}`))
    await expect(box(page, way.at(-1)!.person!.name)).toHaveAttribute('aria-selected', 'true')
  })

  test('knows the keys for zoom, top and help', async ({ page, ask }) => {
    const { way } = await wayDown(ask)
    await page.goto('/')
    await expect(box(page, way[0]!.person!.name)).toBeVisible()
    await chart(page).focus()
    await page.keyboard.press('0')
    await expect(chart(page)).not.toHaveAttribute('data-detail', 'text')
    for (let i = 0; i < 8; i++) await page.keyboard.press('+')
    await expect(chart(page)).toHaveAttribute('data-detail', 'text')
    for (let i = 0; i < 20; i++) await page.keyboard.press('-')
    await expect(chart(page)).toHaveAttribute('data-detail', 'tile')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys in the chart' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('opens the actions of a box by keys', async ({ page, ask }) => {
    const { way } = await wayDown(ask)
    await page.goto('/')
    await expect(box(page, way[0]!.person!.name)).toBeVisible()
    await chart(page).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('m')
    const menu = page.getByRole('menu')
    await expect(menu.getByRole('menuitem')).toHaveText([/^Open$/, 'Focus', 'Show only this branch', 'Move…', /^Promote/, 'Correct details…', /^Hire/, /^Open a seat/, /^Add a dotted line/, /^Leave/])
    await page.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
    await expect(chart(page)).toBeFocused()
  })

  test('is restored by its address', async ({ page, context, ask }) => {
    const { way } = await wayDown(ask)
    await page.goto('/?color=location')
    await page.locator(`[data-handle="${way[2]!.person!.ref}"]`).dispatchEvent('click')
    await expect(box(page, way[3]!.person!.name)).toBeVisible()
    await page.getByLabel(/^Legend/).getByRole('button').nth(1).click()
    await tool(page, 'Dotted lines').click()
    await expect(page).toHaveURL(/dotted=true/)
    const other = await context.newPage()
    await other.goto(page.url())
    await expect(box(other, way[3]!.person!.name)).toHaveCount(1)
    const seen = async (p: Page) => ({
      name: await chart(p).getAttribute('aria-label'),
      pressed: await p.getByLabel(/^Legend/).locator('[aria-pressed=true]').allTextContents(),
      dotted: await tool(p, 'Dotted lines').getAttribute('aria-pressed'),
    })
    expect(await seen(other)).toEqual(await seen(page))
  })

  test('flies to the person of a link, who is unfolded first', async ({ page, ask }) => {
    const { way } = await wayDown(ask)
    const last = way.at(-1)!.person!
    await page.goto(`/?person=${last.ref}`)
    await expect(box(page, last.name)).toBeInViewport()
    await expect(box(page, last.name)).toHaveAttribute('aria-selected', 'true')
  })

  test('keeps only the boxes near the view in the page', async ({ page, ask }) => {
    const org = await layersOf(ask, 30)
    await page.goto('/?open=12')
    await expect(chart(page)).toHaveAccessibleName(new RegExp(`, ${org.chart.length} of `))
    const items = chart(page).getByRole('treeitem')
    expect(await items.count()).toBeLessThan(120)
    const far = await items.evaluateAll((elements) => elements.filter((element) => {
      const r = element.getBoundingClientRect()
      return r.right < -400 || r.left > innerWidth + 400 || r.bottom < -400 || r.top > innerHeight + 400
    }).length)
    expect(far).toBe(0)
  })

  test('lets all but the chosen group of the legend stand back', async ({ page, ask }) => {
    await page.goto('/?color=location')
    const answer = await ask<Places>('{ org { breakdown(by: [{ dimension: LOCATION }]) { headcount keys { label } } people(first: 1000) { nodes { name location } } } }')
    const [group] = answer.org.breakdown
    const place = group!.keys[0]!.label
    const legend = page.getByLabel(/^Legend/)
    const entry = legend.getByRole('button', { name: place, exact: true })
    await expect(legend.getByRole('link', { name: `${group!.headcount} people: ${place}` })).toHaveAttribute('href', /^\/people\?where=location/)
    await entry.click()
    await expect(entry).toHaveAttribute('aria-pressed', 'true')
    const places = new Map(answer.org.people.nodes.map(({ name, location }) => [name, location]))
    const boxes = await chart(page).getByRole('treeitem').evaluateAll((elements) =>
      elements.map((element) => [element.querySelector('[class*=head]')!.textContent, element.matches('[class*=faded]')] as const),
    )
    for (const [name, faded] of boxes) expect(faded, name).toBe(places.get(name) !== place)
    await legend.getByRole('button', { name: 'Show all' }).click()
    await expect(chart(page).locator('[class*=faded]')).toHaveCount(0)
  })

  test('draws openings dashed, with the title where a name would be', async ({ page, ask }) => {
    const org = await layersOf(ask, 2)
    const opening = org.chart.find((node) => node.opening)!
    await page.goto('/')
    const item = chart(page).getByRole('treeitem', { name: new RegExp(`^${opening.opening!.title} Opening`) }).first()
    await expect(item).toHaveCSS('border-top-style', 'dashed')
  })

  test('draws dotted lines on demand', async ({ page }) => {
    await page.goto('/?open=8')
    await expect(chart(page).getByRole('treeitem').first()).toBeVisible()
    await chart(page).focus()
    await page.keyboard.press('0')
    await expect(page.locator('[data-lines=dotted]')).toHaveCount(0)
    await tool(page, 'Dotted lines').click()
    await expect(page.locator('[data-lines=dotted]')).toHaveCount(1)
  })

  test('shows another day', async ({ page, ask }) => {
    const date = '2024-03-01'
    const org = await layersOf(ask, 2, date)
    await page.goto(`/?date=${date}`)
    await expect(chart(page)).toHaveAccessibleName(new RegExp(`, ${org.chart.length} of ${org.headcount} people`))
    const manager = org.chart.find((node) => node.depth === 2 && (node.person?.span.direct ?? 0) > 0)!.person!
    await page.locator(`[data-handle="${manager.ref}"]`).dispatchEvent('click')
    const below = await ask<{ org: { person: { reports: { name: string }[] } } }>('query($ref: PersonRef!, $date: Date) { org(asOf: $date) { person(ref: $ref) { reports { name } } } }', { ref: manager.ref, date })
    for (const { name } of below.org.person.reports) await expect(box(page, name)).toHaveCount(1)
  })

  test('moves a person by dragging a box onto another', async ({ page, ask }) => {
    const { way, nodes } = await wayDown(ask)
    await page.goto(`/?focus=${way[1]!.person!.ref.replace('person/', '')}&open=1`)
    const [one, other] = nodes.filter((node) => node.person && node.parent === nodes.indexOf(way[1]!))
    const [from, to] = [box(page, one!.person!.name), box(page, other!.person!.name)]
    await expect(from).toBeVisible()
    const middle = async (item: Locator) => {
      const r = (await item.boundingBox())!
      return [r.x + r.width / 2, r.y + r.height / 2] as const
    }
    await page.mouse.move(...(await middle(from)))
    await page.mouse.down()
    await page.mouse.move(...(await middle(to)), { steps: 5 })
    await page.mouse.up()
    await expect(page).toHaveURL((url) => url.searchParams.get('edit') === `move:${one!.person!.ref}>${other!.person!.ref}`)
  })
})

/** Goes from the first of a group of siblings to one of them: across the columns, then down. */
async function walkAcross(page: Page, place: number, siblings: number, atTop: boolean) {
  const inRow = siblings === 1 || (atTop && siblings <= 8)
  const { rows } = inRow ? { rows: 1 } : stackShape(siblings)
  for (let i = 0; i < Math.floor(place / rows); i++) await page.keyboard.press('ArrowRight')
  for (let i = 0; i < place % rows; i++) await page.keyboard.press('ArrowDown')
}

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  /** Fingers as the browser gets them from the glass: each at a point, until all are lifted. */
  async function fingers(page: Page) {
    const devtools = await page.context().newCDPSession(page)
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: [number, number][]) =>
      devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) })
    return { down: (...points: [number, number][]) => send('touchStart', points), move: (...points: [number, number][]) => send('touchMove', points), up: () => send('touchEnd', []) }
  }
  const middle = async (one: Locator): Promise<[number, number]> => {
    const { x, y, width, height } = (await one.boundingBox())!
    return [x + width / 2, y + height / 2]
  }

  test('a finger drags, two pinch, a tap opens, and one that rests opens the menu', async ({ page, ask }) => {
    const { way } = await wayDown(ask)
    const name = way[0]!.person!.name
    await page.goto('/')
    const top = box(page, name)
    await expect(top).toBeVisible()
    const touch = await fingers(page)

    const before = await middle(top)
    await touch.down([200, 600])
    for (let i = 1; i <= 6; i++) await touch.move([200 - 10 * i, 600 - 10 * i])
    await touch.up()
    await expect(async () => {
      const [x, y] = await middle(top)
      expect([Math.round(before[0] - x), Math.round(before[1] - y)]).toEqual([60, 60])
    }).toPass()

    const width = (await top.boundingBox())!.width
    await touch.down([150, 500], [250, 500])
    for (let i = 1; i <= 8; i++) await touch.move([150 - 5 * i, 500], [250 + 5 * i, 500])
    await touch.up()
    await expect(async () => expect((await top.boundingBox())!.width / width).toBeCloseTo(1.8, 1)).toPass()

    await page.getByRole('button', { name: 'Fit' }).click()
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await expect(top).toBeVisible()
    await touch.down(await middle(top))
    const menu = page.getByRole('menu', { name: new RegExp(`^Actions for ${name}`) })
    await expect(menu).toBeVisible()
    await touch.up()
    await expect(menu).toBeVisible()
    await expect(page).not.toHaveURL(/person=/)
    await page.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)

    await page.touchscreen.tap(...(await middle(top)))
    await expect(page).toHaveURL(/person=/)
  })
})

test.describe('whole', () => {
  test('shows everybody, reads at the pointer, goes in and comes back', async ({ page, ask }) => {
    const { org } = await ask<{ org: { headcount: number; outline: { names: string[]; titles: string[]; parents: number[] } } }>(
      '{ org { headcount outline { names titles parents } } }',
    )
    const { names, titles, parents } = org.outline
    const size = new Array<number>(names.length).fill(0)
    for (let i = names.length - 1; i >= 0; i--) if (parents[i]! >= 0) size[parents[i]!]! += 1 + size[i]!
    const top = size.indexOf(Math.max(...size))
    const direct = parents.filter((parent) => parent === top).length
    await page.goto('/?view=whole')
    const tree = page.getByRole('tree', { name: new RegExp(`All ${org.headcount} people`) })
    await expect(tree).toBeVisible()
    const area = (await tree.boundingBox())!
    await expect(async () => {
      await page.mouse.move(area.x + area.width / 2, area.y + 10)
      await page.mouse.move(area.x + area.width / 2, area.y + 12)
      await expect(page.getByText(titles[top]!, { exact: true })).toBeVisible({ timeout: 500 })
    }).toPass()
    await expect(page.getByText(names[top]!, { exact: true })).toBeVisible()
    await expect(page.getByText(`${direct} direct · ${size[top]} in total`)).toBeVisible()
    const ring = (await page.locator('[class*=ring]').boundingBox())!
    expect([ring.x < area.x + area.width / 2, ring.x + ring.width > area.x + area.width / 2]).toEqual([true, true])
    expect([ring.y < area.y + 12, ring.y + ring.height > area.y + 12]).toEqual([true, true])
    // The second row: somebody who reports to the top; a press goes in.
    await tree.focus()
    await page.keyboard.press('Home')
    const current = tree.getByRole('treeitem')
    while (!(await current.getAttribute('aria-label'))!.startsWith(names[top]!)) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    const first = parents.indexOf(top)
    await expect(current).toHaveAccessibleName(new RegExp(`^${names[first]}, `))
    await page.keyboard.press('Space')
    await expect(page).toHaveURL(/root=/)
    await expect(page.getByRole('navigation', { name: 'Way to the top' })).toContainText(names[size[first]! > 0 ? first : top]!)
    await page.getByRole('button', { name: 'Everybody' }).click()
    await expect(page).not.toHaveURL(/root=/)
    await tree.focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/person=/)
  })
})

test.describe('outline', () => {
  test('is a tree to the keyboard and to a screen reader', async ({ page, ask }) => {
    const { way, nodes } = await wayDown(ask)
    await page.goto('/?view=outline&open=0')
    const tree = page.getByRole('tree')
    const row = (name: string) => tree.getByRole('treeitem', { name: new RegExp(`^${name} `) })
    const top = row(way[0]!.person!.name)
    await expect(top).toHaveAttribute('aria-expanded', 'false')
    await expect(top).toHaveAttribute('aria-level', '1')
    await tree.focus()
    await page.keyboard.type(way[0]!.person!.name.toLowerCase().slice(0, 8))
    const current = tree.locator('[data-current]')
    await expect(current).toContainText(way[0]!.person!.name)
    for (let depth = 0; depth < 2; depth++) {
      const below = nodes.filter((node) => node.parent === nodes.indexOf(way[depth]!))
      await page.keyboard.press('ArrowRight')
      await expect(current).toHaveAttribute('aria-expanded', 'true')
      await expect(tree.locator(`[aria-level="${depth + 2}"]`).first()).toHaveAttribute('aria-setsize', String(below.length))
      await page.keyboard.press('ArrowRight')
      await expect(current).toHaveAttribute('aria-level', String(depth + 2))
      const next = way[depth + 1]!
      for (let i = 0; i < below.indexOf(next); i++) await page.keyboard.press('ArrowDown')
      await expect(current).toContainText(next.person!.name)
    }
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/person=/)
    await tree.focus()
    await page.keyboard.press('ArrowLeft')
    await expect(current).toContainText(way[1]!.person!.name)
    await page.keyboard.press('ArrowLeft')
    await expect(current).toHaveAttribute('aria-expanded', 'false')
  })
})

test.describe('export', () => {
  const save = async (page: Page, item: RegExp) => {
    const download = page.waitForEvent('download')
    await tool(page, 'Export').click()
    await page.getByRole('menuitem', { name: item }).click()
    const file = await download
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
  }

  for (const view of ['tree', 'whole'] as const) {
    test(`of the ${view} opens: SVG, PNG and PDF`, async ({ page, ask }) => {
      const { way } = await wayDown(ask)
      const { org } = await ask<{ org: { name: string; date: string } }>('{ org { name date } }')
      await page.goto(view === 'tree' ? '/?open=2' : '/?view=whole')
      await expect(page.getByRole('tree')).toBeVisible()
      if (view === 'whole') await expect(page.getByRole('treeitem')).toHaveAccessibleName(/direct/)
      const name = way[0]!.person!.name

      const svg = await save(page, /SVG/)
      expect(svg.name).toMatch(new RegExp(`${org.date}\\.svg$`))
      const parsed = await page.evaluate((text) => {
        const doc = new DOMParser().parseFromString(text, 'image/svg+xml')
        return { error: doc.querySelector('parsererror')?.textContent ?? null, texts: [...doc.querySelectorAll('text')].map((t) => t.textContent) }
      }, svg.bytes.toString())
      expect(parsed.error).toBeNull()
      expect(parsed.texts).toEqual(expect.arrayContaining([org.name, name]))

      const png = await save(page, /PNG/)
      const size = readPng(png.bytes)
      const drawn = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg.bytes.toString())!
      expect(size).toEqual([Number(drawn[1]) * 2, Number(drawn[2]) * 2])

      const pdf = await save(page, /PDF/)
      expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
      const { pages, text } = await readPdf(pdf.bytes)
      expect(pages).toBe(1)
      expect(text).toContain(org.name)
      expect(text).toContain(name)
      expect(text).toContain('Level')
    })
  }
})

/** Width and height of a PNG whose pixels are all there. */
function readPng(bytes: Buffer): [number, number] {
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const pixels: Buffer[] = []
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.subarray(at + 4, at + 8).toString() === 'IDAT') pixels.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)))
  }
  const channels = bytes[25] === 6 ? 4 : 3
  expect(inflateSync(Buffer.concat(pixels)).length).toBe((width * channels + 1) * height)
  return [width, height]
}

async function readPdf(bytes: Buffer): Promise<{ pages: number; text: string }> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise
  const content = await (await document.getPage(1)).getTextContent()
  const text = content.items.map((item) => ('str' in item ? item.str : '')).join('\n')
  return { pages: document.numPages, text }
}

test('says so where nobody is recorded on the day', async ({ page }) => {
  await page.goto('/?date=1990-01-01')
  await expect(page.getByText('Nobody is recorded on this day')).toBeVisible()
})

test.describe('live', () => {
  test.use({ fresh: true })

  test('shows what somebody else changes, in the layers and in a branch opened by hand', async ({ page, ask }) => {
    const { way } = await wayDown(ask)
    await page.goto('/')
    await page.locator(`[data-handle="${way[2]!.person!.ref}"]`).dispatchEvent('click')
    await expect(box(page, way[3]!.person!.name)).toHaveCount(1)
    for (const [i, manager] of [way[1]!, way[2]!].entries()) {
      const name = `Nova Testerling ${['One', 'Two'][i]}`
      const { apply } = await ask<{ apply: { applied: boolean } }>(
        'mutation ($name: String!, $manager: SeatRef!) { apply(changes: [{ hire: { name: $name, title: "Engineer", manager: $manager } }]) { applied } }',
        { name, manager: manager.person!.ref },
      )
      expect(apply.applied).toBe(true)
      await expect(async () => {
        const total = manager.person!.span.total
        await expect(page.locator(`[data-handle="${manager.person!.ref}"]`)).toContainText(String(total + 1), { timeout: 500 })
      }).toPass()
      await chart(page).focus()
      await page.keyboard.press('0')
      await expect(chart(page)).toHaveAccessibleName(new RegExp(`of ${251 + i} people`))
    }
  })
})

for (const [view, path] of [
  ['tree', '/'],
  ['whole', '/?view=whole'],
  ['outline', '/?view=outline'],
] as const) {
  test(`axe finds nothing serious in the ${view}`, async ({ page, accessible }) => {
    await page.goto(path)
    await expect(page.getByRole('tree').getByRole('treeitem').first()).toBeAttached()
    await expect(page.getByLabel(/^Legend/)).toBeVisible()
    await accessible()
  })
}
