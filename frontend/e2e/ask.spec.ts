import { expect, test } from './fixtures'

interface Names {
  org: { mentors: { totalCount: number; nodes: { person: { name: string } }[] }; people: { nodes: { name: string }[] } }
}

test('a question typed into the search is answered, with the operation behind it', async ({ page, another, ask, accessible }) => {
  const { org } = await ask<Names>('{ org { mentors(toward: "level/abtion/L4", first: 20) { totalCount nodes { person { name } } } people(first: 1) { nodes { name } } } }')
  await page.goto('/people')
  await expect(page.getByRole('combobox', { name: /^Search people/ })).toBeAttached()
  await page.getByRole('heading', { name: 'People', level: 1 }).click()
  await page.keyboard.press('/')
  await page.keyboard.insertText('Who can mentor toward L4?')
  await expect(page.getByRole('option', { name: /^Ask “Who can mentor toward L4\?”/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'People who can mentor someone toward L4 Senior Product Manager, on the Abtion ladder' })).toBeVisible()
  const table = page.getByRole('table', { name: 'Mentors' })
  for (const { person } of org.mentors.nodes) await expect(table).toContainText(person.name)
  await expect(page.getByText(String(org.mentors.totalCount), { exact: true })).toBeVisible()
  await accessible()

  const other = await another()
  await other.goto(page.url())
  await expect(other.getByRole('table', { name: 'Mentors' })).toContainText(org.mentors.nodes[0]!.person.name)

  await page.getByRole('link', { name: 'GraphQL', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Operation' })).toContainText('mentors(toward: $toward')
  await expect(page.getByRole('region', { name: 'Variables' })).toContainText('level/abtion/L4')
  await accessible()
  const link = new URL((await page.getByRole('link', { name: 'Open in GraphiQL' }).getAttribute('href'))!, page.url())
  const answer = await ask<Names>(link.searchParams.get('query')!, JSON.parse(link.searchParams.get('variables')!) as Record<string, unknown>)
  expect(answer.org.mentors.nodes.map(({ person }) => person.name)).toEqual(org.mentors.nodes.map(({ person }) => person.name))

  await page.getByRole('link', { name: 'Open in Mentors' }).click()
  await expect(page).toHaveURL(/\/mentors\?toward=level/)
  await expect(page.getByText(`${org.mentors.totalCount} mentors`, { exact: false }).first()).toBeVisible()
})

test('what may mean several people is a choice, and what is not understood says so', async ({ page, ask, accessible }) => {
  const { org } = await ask<{ org: { search: { name?: string }[] } }>('{ org { search(text: "Amos") { ... on Person { name } } } }')
  await page.goto(`/ask?q=${encodeURIComponent('who reports to Amos')}`)
  const choices = page.getByRole('region', { name: 'Did you mean' }).getByRole('link')
  await expect(choices).toHaveCount(org.search.filter((hit) => hit.name).length)
  await accessible()
  const name = org.search.find((hit) => hit.name)!.name!
  await choices.filter({ hasText: name }).click()
  await expect(page.getByRole('heading', { name: `People who report to ${name}` })).toBeVisible()

  await page.getByRole('textbox', { name: 'Question' }).fill('what colour is the sky')
  await page.keyboard.press('Enter')
  await expect(page.getByText('is not understood')).toBeVisible()
  await expect(choices.first()).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('an answer fits', async ({ page }) => {
    await page.goto(`/ask?q=${encodeURIComponent('span of Product Directors')}`)
    await expect(page.getByRole('table').first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})
