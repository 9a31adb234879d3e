import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures'

interface Group {
  keys: { value: string | null; label: string }[]
  headcount: number
  managers: number
  meanSpan: number | null
}
interface Breakdown {
  org: { headcount: number; breakdown: Group[] }
}
const breakdown = 'query ($date: Date, $by: [DimensionInput!]!, $where: PersonFilter) { org(asOf: $date) { headcount breakdown(by: $by, where: $where, rollup: true) { keys { value label } headcount managers meanSpan } } }'

test('builds a breakdown by clicking, with the numbers that the API answers', async ({ page, ask, accessible }) => {
  await page.goto('/explore')
  await page.getByRole('button', { name: 'Divide by', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Location' }).click()
  await page.getByRole('button', { name: 'Divide by Location before Level' }).click()
  await page.getByRole('button', { name: /^Figures/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Managers' }).click()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL((url) => url.searchParams.get('by') === 'location,level' && url.searchParams.get('measures') === 'headcount,share,managers')

  const { org } = await ask<Breakdown>(breakdown, { by: [{ dimension: 'LOCATION' }, { dimension: 'LEVEL' }] })
  const rows = page.getByRole('table', { name: 'Groups' }).locator('tbody tr')
  await expect(rows).toHaveCount(org.breakdown.length)
  const read = (await rows.allInnerTexts()).map((text) => text.split('\t').map((cell) => cell.trim()))
  expect(read).toEqual(
    org.breakdown.map(({ keys, headcount, managers }) => {
      const words = keys.length === 2 ? keys.map((key) => key.label) : keys.length === 1 ? [`All of ${keys[0]!.label}`] : ['Total']
      return [...words, String(headcount), expect.stringMatching(/%$/), String(managers)]
    }),
  )
  await accessible()
})

test('leads from a bar and from a number to the people behind it', async ({ page, ask }) => {
  const { org } = await ask<Breakdown>(breakdown, { by: [{ dimension: 'LOCATION' }] })
  const group = org.breakdown.find((one) => one.keys[0]?.value)!
  await page.goto('/explore?by=location')
  await page.getByRole('region', { name: 'People by location' }).getByRole('link', { name: `${group.keys[0]!.label}: people ${group.headcount}` }).click()
  await expect(page).toHaveURL(/\/people\?where=/)
  await expect(page.getByText(`${group.headcount} of ${org.headcount} people`)).toBeVisible()
  await page.goBack()
  await page.getByRole('table', { name: 'Groups' }).getByRole('row', { name: group.keys[0]!.label }).getByRole('link').first().click()
  await expect(page.getByText(`${group.headcount} of ${org.headcount} people`)).toBeVisible()
})

const words = { LEVEL: 'level', BAND: 'band', TRACK: 'track', LADDER: 'ladder', TEAM: 'team', LOCATION: 'location', TIME_ZONE: 'zone', DEPTH: 'layer', MANAGERIAL_LEVEL: 'role', TOP_MANAGER: 'top-manager', START_YEAR: 'started', SPAN_BAND: 'span' }

test('every dimension leads to as many people as its numbers say, not known ones too', async ({ page, ask }) => {
  test.slow()
  const people = await page.context().newPage()
  for (const [dimension, word] of Object.entries(words)) {
    const { org } = await ask<Breakdown>(breakdown, { by: [{ dimension }] })
    const groups = org.breakdown.filter((one) => one.keys.length === 1)
    await page.goto(`/explore?by=${word}`)
    const rows = page.getByRole('table', { name: 'Groups' }).locator('tbody tr[data-kind=group]')
    await expect(rows).toHaveCount(groups.length)
    await page.waitForLoadState('networkidle')
    // The first, the last and the largest; the last is of whom it is not known, where there is somebody.
    const largest = groups.findIndex((one) => one.headcount === Math.max(...groups.map((other) => other.headcount)))
    for (const at of new Set([0, groups.length - 1, largest])) {
      const link = rows.nth(at).getByRole('link').first()
      await expect(link).toHaveText(String(groups[at]!.headcount))
      await people.goto((await link.getAttribute('href'))!)
      await expect(people.getByRole('main').getByText(new RegExp(`^${groups[at]!.headcount} of ${org.headcount} people$`)), `${dimension} ${groups[at]!.keys[0]!.label}`).toBeVisible()
    }
  }
})

test('compares with another day, sorts, and is the same page in another browser by its address', async ({ page, ask, another }) => {
  await page.goto('/explore?by=level&picture=bar&compare=2024-01-01&where=track:ic')
  const where = { track: ['INDIVIDUAL_CONTRIBUTOR'] }
  const [now, before] = await Promise.all([undefined, '2024-01-01'].map((date) => ask<Breakdown>(breakdown, { date, where, by: [{ dimension: 'LEVEL' }] })))
  await page.getByRole('button', { name: 'People', exact: true }).click()
  const total = page.getByRole('row', { name: /^Total/ })
  const [a, b] = [now!, before!].map(({ org }) => org.breakdown.at(-1)!.headcount)
  await expect(total).toContainText(`${a}\t${b}\t+${a! - b!}`.replaceAll('\t', ''))
  const rows = page.getByRole('table', { name: 'Groups' }).locator('tbody tr[data-kind=group]')
  const counts = (await rows.locator('td:nth-of-type(1)').allInnerTexts()).map(Number)
  expect(counts).toEqual([...counts].sort((x, y) => y - x))
  const text = await page.getByRole('main').innerText()
  const elsewhere = await another()
  await elsewhere.goto(page.url())
  await expect(elsewhere.getByRole('row', { name: /^Total/ })).toBeVisible()
  await expect.poll(() => elsewhere.getByRole('main').innerText()).toBe(text)
})

test('shows stacks, a heat map and a histogram, says why not, and a trend', async ({ page, ask, accessible }) => {
  const { org } = await ask<Breakdown>(breakdown, { by: [{ dimension: 'LOCATION' }, { dimension: 'MANAGERIAL_LEVEL' }] })
  const pairs = org.breakdown.filter((group) => group.keys.length === 2)
  await page.goto('/explore?by=location')
  await page.getByRole('link', { name: 'Heat map' }).click()
  await expect(page.getByText('divide by one more')).toBeVisible()
  await page.getByRole('button', { name: 'Divide by', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Place in the structure' }).click()
  const marks = page.getByRole('region', { name: 'People by location and place in the structure' }).getByRole('link')
  await expect(marks).toHaveCount(pairs.length)
  await page.getByRole('link', { name: 'Stacked' }).click()
  await expect(marks).toHaveCount(pairs.length)
  await accessible()
  await page.getByRole('link', { name: 'Histogram' }).click()
  await expect(page.getByText('Location has no order of its own')).toBeVisible()
  await page.goto('/explore?by=layer&picture=histogram')
  await expect(page.getByRole('region', { name: 'People by layer from the top' }).getByRole('link').first()).toBeVisible()
  await page.getByRole('link', { name: 'Trend' }).click()
  await expect(page.getByRole('table', { name: 'Trend' }).locator('tbody tr')).toHaveCount(21)
  await expect(page.getByRole('table', { name: 'Trend' }).locator('tbody tr').last()).toContainText(String(org.headcount))
})

test('is taken away as CSV, as pictures and as an operation', async ({ page, ask }) => {
  await page.goto('/explore?by=location,track')
  const { org } = await ask<Breakdown>(breakdown, { by: [{ dimension: 'LOCATION' }, { dimension: 'TRACK' }] })
  const saved = async (name: string) => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name, exact: true }).first().click()
    const file = await download
    return { name: file.suggestedFilename(), content: readFileSync((await file.path())) }
  }
  await expect(page.getByRole('row', { name: /^Total/ })).toBeVisible()
  const csv = await saved('CSV')
  expect(csv.name).toMatch(/^people-by-location-and-track-\d{4}-\d\d-\d\d\.csv$/)
  const lines = csv.content.toString('utf8').replace('\uFEFF', '').trimEnd().split('\r\n')
  expect(lines[0]).toBe('Location,Track,People,Share,Row')
  expect(lines.slice(1).map((one) => one.split(',').slice(0, 3).join())).toEqual(org.breakdown.map(({ keys, headcount }) => [keys[0]?.label ?? '', keys[1]?.label ?? '', headcount].join()))
  const svg = await saved('SVG')
  expect(svg.content.toString('utf8')).toContain('<title>People by location and track</title>')
  expect(svg.content.toString('utf8')).toContain(`>${org.breakdown[0]!.headcount}</text>`)
  expect((await saved('PNG')).content.subarray(1, 4).toString()).toBe('PNG')
  await page.getByRole('link', { name: 'GraphQL', exact: true }).click()
  const operation = await page.getByRole('region', { name: 'Operation' }).innerText()
  const variables = JSON.parse(await page.getByRole('region', { name: 'Variables' }).innerText()) as Record<string, unknown>
  const again = await ask<Breakdown>(operation, variables)
  expect(again.org.breakdown.map((group) => group.headcount)).toEqual(org.breakdown.map((group) => group.headcount))
})

test('fits on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/explore?by=location,level&picture=heat&compare=2024-01-01')
  await expect(page.getByRole('row', { name: /^Total/ })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
