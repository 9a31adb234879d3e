import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

interface Answer {
  org: { headcount: number; people: { totalCount: number; nodes: { ref: string; name: string; title: string; span: { direct: number } }[] } }
}
const ask20 = 'query ($where: PersonFilter, $orderBy: [PersonOrder!]) { org { headcount people(where: $where, orderBy: $orderBy, first: 20) { totalCount nodes { ref name title span { direct } } } } }'

/** What the first rows say in a column. */
const column = async (page: Page, index: number, rows: number) => {
  const cells = page.getByRole('grid', { name: 'People' }).locator(`[role=gridcell][aria-colindex="${index}"]`)
  return (await cells.allTextContents()).slice(0, rows)
}

test('sorts by every field as the API does', async ({ page, ask }) => {
  for (const [key, field] of [['name', 'NAME'], ['title', 'TITLE'], ['level', 'LEVEL'], ['since', 'LEVEL_SINCE'], ['started', 'START_DATE'], ['direct', 'DIRECT'], ['total', 'TOTAL'], ['layer', 'DEPTH'], ['location', 'LOCATION']]) {
    for (const direction of ['ASC', 'DESC']) {
      const { org } = await ask<Answer>(ask20, { orderBy: [{ field, direction }] })
      await page.goto(`/people?sort=${direction === 'DESC' ? '-' : ''}${key!}`)
      await expect.poll(() => column(page, 1, 20)).toEqual(org.people.nodes.map((one) => one.name))
    }
  }
})

test('sorts by a header, and keeps it in the address', async ({ page, ask }) => {
  const { org } = await ask<Answer>(ask20, { orderBy: [{ field: 'DIRECT', direction: 'DESC' }] })
  await page.goto('/people')
  await page.getByRole('columnheader', { name: 'Direct' }).getByRole('button').click()
  await expect(page).toHaveURL((url) => url.searchParams.get('sort') === '-direct')
  await expect.poll(() => column(page, 1, 20)).toEqual(org.people.nodes.map((one) => one.name))
  expect(await column(page, 6, 20)).toEqual(org.people.nodes.map((one) => String(one.span.direct)))
})

test('says how many a filter selects, and shows them', async ({ page, ask, accessible }) => {
  const where = { title: { contains: 'manager' }, direct: { min: 3 } }
  const { org } = await ask<Answer>(ask20, { where, orderBy: [{ field: 'NAME' }] })
  await page.goto('/people?where=title:manager;direct:3..')
  await expect(page.getByText(`${org.people.totalCount} of ${org.headcount} people`)).toBeVisible()
  await expect.poll(() => column(page, 1, 20)).toEqual(org.people.nodes.map((one) => one.name))
  await accessible()
  await page.getByRole('button', { name: /^Remove: Title/ }).click()
  await expect(page).toHaveURL((url) => url.searchParams.get('where') === 'direct:3..')
})

test('says so where nobody is selected', async ({ page }) => {
  await page.goto('/people?where=name:qqqqzzzz')
  await expect(page.getByText('Nobody meets all of these conditions')).toBeVisible()
  await page.getByRole('button', { name: 'Show everybody' }).click()
  await expect(page).toHaveURL((url) => !url.searchParams.has('where'))
})

test('opens a person with the keyboard', async ({ page, ask }) => {
  const { org } = await ask<Answer>(ask20, { orderBy: [{ field: 'NAME' }] })
  await page.goto('/people')
  const rows = page.getByRole('grid', { name: 'People' }).locator('[data-index]')
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL((url) => url.searchParams.get('person') === org.people.nodes[1]!.ref)
})

test('saves what is selected as a file that reads back', async ({ page, ask }) => {
  const { org } = await ask<{ org: { people: { nodes: { name: string; email: string | null; span: { direct: number } }[] } } }>(
    '{ org { people(where: { level: { isNull: true } }, orderBy: [{ field: NAME }], first: 1000) { nodes { name email span { direct } } } } }',
  )
  await page.goto('/people?where=level.known:no&columns=email,direct')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  const text = readFileSync(await (await download).path(), 'utf8')
  const [header, ...rows] = text.replace(/^\uFEFF/, '').trimEnd().split('\r\n')
  expect(header).toBe('Name,Direct,E-mail')
  expect(rows).toEqual(org.people.nodes.map((one) => `${one.name},${one.span.direct},${one.email ?? ''}`))
})

test('keeps the columns chosen in the address', async ({ page }) => {
  await page.goto('/people')
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Tenure' }).click()
  await expect(page.getByRole('columnheader', { name: 'Tenure' })).toBeAttached()
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Tenure' })).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('has two lines a person, and nothing runs out of the window', async ({ page, ask, accessible }) => {
    const { org } = await ask<Answer>(ask20, { orderBy: [{ field: 'NAME' }] })
    await page.goto('/people')
    const row = page.getByRole('grid', { name: 'People' }).locator('[data-index="0"]')
    await expect(row).toContainText(org.people.nodes[0]!.name)
    await expect(row).toContainText(org.people.nodes[0]!.title)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await accessible()
  })
})

test.describe('of a large organization', () => {
  test.use({ organization: { people: 100_000 } })
  test.setTimeout(120_000)

  test('goes to the end and to the middle without a stall', async ({ page, ask }) => {
    const { org } = await ask<{ org: { people: { totalCount: number; nodes: { name: string }[] } } }>('{ org { people(orderBy: [{ field: NAME }], last: 1) { totalCount nodes { name } } } }')
    await page.goto('/people')
    const grid = page.getByRole('grid', { name: 'People' })
    const rows = grid.locator('[data-index]')
    await expect(rows.first()).not.toHaveAttribute('aria-busy')
    await page.evaluate(() => {
      const seen = window as unknown as { longest: number }
      seen.longest = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.longest = Math.max(seen.longest, entry.duration)
      }).observe({ entryTypes: ['longtask'] })
    })
    const began = Date.now()
    await rows.first().press('End')
    await expect(grid.locator(`[data-index="${org.people.totalCount - 1}"]`)).toContainText(org.people.nodes[0]!.name)
    const toEnd = Date.now() - began
    const middle = Date.now()
    await page.locator('[data-table]').evaluate((scroller) => scroller.scrollTo({ top: scroller.scrollHeight / 2 }))
    await expect(grid.locator('[data-index="50000"]')).toContainText(/\S/)
    const toMiddle = Date.now() - middle
    for (let step = 0; step < 60; step++) await page.locator('[data-table]').evaluate((scroller) => scroller.scrollBy({ top: 800 }))
    const longest = await page.evaluate(() => (window as unknown as { longest: number }).longest)
    test.info().annotations.push({ type: 'figures', description: `end ${toEnd} ms, middle ${toMiddle} ms, longest task ${Math.round(longest)} ms` })
    console.log(`100,000 people: end after ${toEnd} ms, middle after ${toMiddle} ms, longest task ${Math.round(longest)} ms`)
    expect(longest).toBeLessThan(500)
  })
})
