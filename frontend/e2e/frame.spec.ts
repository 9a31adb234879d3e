import { expect, test } from './fixtures'

test('shows the name of the organization', async ({ page, ask }) => {
  const { org } = await ask<{ org: { name: string } }>('{ org { name } }')
  await page.goto('/')
  await expect(page.getByRole('banner')).toContainText(org.name)
})

test('says that there is no such page', async ({ page, accessible }) => {
  await page.goto('/no/such/page')
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
  await accessible()
})
