import { expect, test } from './fixtures'

interface Answer {
  org: {
    spans: {
      managers: number
      individualContributors: number
      mean: number
      max: number
      layers: number
      perLayer: { depth: number; headcount: number }[]
      bands: { label: string; managers: number; onTarget: boolean }[]
      rows: { nodes: { person: { name: string }; span: { direct: number } }[] }
    }
  }
}
const spans =
  'query ($where: PersonFilter, $order: SpanOrder) { org { spans(where: $where) { managers individualContributors mean max layers perLayer { depth headcount } bands { label managers onTarget } rows(orderBy: $order, first: 10) { nodes { person { name } span { direct } } } } } }'

test('answers the span of Product Directors in one click, as the API does', async ({ page, ask, accessible }) => {
  const { org } = await ask<Answer>(spans, { where: { level: { in: ['Product Directors'] } } })
  await page.goto('/span')
  await page.getByRole('link', { name: 'Product Directors' }).click()
  const main = page.getByRole('main')
  await expect(main).toContainText(`${org.spans.mean.toFixed(1)}reports per manager, mean of ${org.spans.managers} managers`)
  await expect(main).toContainText(`${org.spans.max}reports at most`)
  await expect(main).toContainText(`${org.spans.individualContributors}individual contributor`)
  await accessible()
  await page.reload()
  await expect(main).toContainText(`mean of ${org.spans.managers} managers`)
})

test('draws the bands and the layers that the API counts, each a link to the people', async ({ page, ask }) => {
  const { org } = await ask<Answer>(spans)
  await page.goto('/span')
  const bands = page.getByRole('list', { name: 'Managers by direct reports' }).getByRole('listitem')
  await expect(bands).toHaveCount(org.spans.bands.length)
  for (const [i, band] of org.spans.bands.entries()) {
    await expect(bands.nth(i)).toContainText(`${band.managers} manager`)
    if (band.onTarget) await expect(bands.nth(i)).toContainText('on target')
  }
  const layers = page.getByRole('list', { name: /^People by layer/ }).getByRole('link')
  await expect(layers).toHaveCount(org.spans.perLayer.length)
  const at = org.spans.perLayer.findIndex((layer) => layer.headcount > 1)
  const { depth, headcount } = org.spans.perLayer[at]!
  await layers.nth(at).click()
  await expect(page).toHaveURL((url) => url.pathname === '/people' && url.searchParams.get('where') === `depth:${depth}`)
  await expect(page.getByText(new RegExp(`^${headcount} of `))).toBeVisible()
})

test('lists the managers in the order asked for', async ({ page, ask }) => {
  await page.goto('/span')
  const grid = page.getByRole('grid', { name: 'Managers' })
  const names = async () => (await grid.locator('[role=gridcell][aria-colindex="1"]').allTextContents()).slice(0, 10)
  for (const [header, order] of [[null, 'DIRECT_DESC'], ['People below', 'TOTAL_DESC'], ['Name', 'NAME_ASC']]) {
    if (header) await grid.getByRole('columnheader', { name: header }).getByRole('button').click()
    const { org } = await ask<Answer>(spans, { where: { direct: { min: 1 } }, order })
    await expect.poll(names).toEqual(org.spans.rows.nodes.map((row) => row.person.name))
  }
})

test('says so where nobody is selected', async ({ page }) => {
  await page.goto('/span?where=name:qqqqzzzz')
  await expect(page.getByText('Nobody meets all of these conditions')).toBeVisible()
})

test('fits on a phone', async ({ page, accessible }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/span')
  await expect(page.getByRole('grid', { name: 'Managers' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await accessible()
})
