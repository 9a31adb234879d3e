import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const count = 'query ($where: PersonFilter) { org { people(where: $where) { totalCount } } }'
interface Counted {
  org: { people: { totalCount: number } }
}
const role = { managerialLevel: ['EXECUTIVE'] }
const many = { direct: { min: 8 } }

/** Adds a condition in a bar, by keys alone. */
async function add(page: Page, bar: string, field: string, fill: () => Promise<void>) {
  await page.getByRole('group', { name: bar, exact: true }).getByRole('button', { name: /^(Filter|Add)$/ }).press('Enter')
  await page.getByRole('menuitem', { name: field, exact: true }).press('Enter')
  await fill()
  await page.getByRole('dialog', { name: field, exact: true }).getByRole('button', { name: 'Apply' }).press('Enter')
  await expect(page.getByRole('dialog', { name: field, exact: true })).toHaveCount(0)
}

test('a choice between filters is made, changed and turned around, and selects whom the API does', async ({ page, ask, accessible }) => {
  const of = async (where: unknown) => (await ask<Counted>(count, { where })).org.people.totalCount
  await page.goto('/people')
  const selected = (n: number) => expect(page.getByText(`${n} people`, { exact: true }).or(page.getByText(new RegExp(`^${n} of `))).first()).toBeVisible()
  await page.getByRole('group', { name: 'Filter', exact: true }).getByRole('button', { name: 'Filter' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Any of several' }).press('Enter')
  const choice = page.getByRole('dialog', { name: 'Any of several' })
  await add(page, 'Alternative 1', 'Place in the structure', async () => page.getByRole('checkbox', { name: 'Executive' }).press('Space'))
  await add(page, 'Alternative 2', 'Direct reports', async () => {
    await page.getByRole('textbox', { name: 'At least' }).fill('8')
    await page.keyboard.press('Tab')
  })
  await accessible('overlay')
  await choice.getByRole('button', { name: 'Apply' }).press('Enter')
  await expect(choice).toHaveCount(0)
  await expect(page).toHaveURL(/where=any\(role:executive\)\(direct:8\.\.\)/)
  const both = await of({ or: [role, many] })
  expect([await of(role), await of(many)]).not.toContain(both)
  await selected(both)

  const chip = page.getByRole('group', { name: 'Filter', exact: true }).getByRole('button', { name: /^Executive or / })
  await chip.press('Enter')
  await choice.getByRole('checkbox', { name: 'Everybody but these' }).press('Space')
  await choice.getByRole('button', { name: 'Apply' }).press('Enter')
  await selected(await of({ not: { or: [role, many] } }))

  await page.reload()
  await page.getByRole('button', { name: /^Not: / }).press('Delete')
  await selected(await of({}))
})

test('conditions stand beside each other, each a chip that opens and goes', async ({ page, ask }) => {
  const of = async (where: unknown) => (await ask<Counted>(count, { where })).org.people.totalCount
  await page.goto('/people?where=level.from:L4')
  await add(page, 'Filter', 'Location', async () => {
    const { org } = await ask<{ org: { breakdown: { keys: { label: string }[] }[] } }>('{ org { breakdown(by: [{dimension: LOCATION}]) { keys { label } } } }')
    const place = org.breakdown.find(({ keys }) => keys[0]!.label !== '')!.keys[0]!.label
    await page.getByRole('dialog', { name: 'Location' }).getByRole('combobox').fill(place)
    await page.getByRole('option', { name: place }).first().click()
  })
  const where = new URL(page.url()).searchParams.get('where')!
  expect(where).toMatch(/^level\.from:L4;location\.is:/)
  const place = where.split('location.is:')[1]!
  const n = await of({ level: { atLeast: 'L4' }, location: { eq: place } })
  await expect(page.getByText(`${n} of `).or(page.getByText(`${n} people`)).first()).toBeVisible()
})
