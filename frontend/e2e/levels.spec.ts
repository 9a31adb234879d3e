import { expect, test } from './fixtures'

interface Level {
  id: string
  code: string
  title: string
  headcount: number
  expectations: { competency: { id: string; name: string }; criteria: { text: string }[] }[]
}
interface Ladders {
  org: { homeLadder: { id: string; name: string; competencies: { id: string }[]; levels: Level[] }; ladders: { id: string; name: string }[] }
}
const ladders = `{ org { ladders { id name } homeLadder { id name competencies { id } levels {
  id code title headcount expectations { competency { id name } criteria { text } } } } } }`
const last = (id: string) => id.split('/').at(-1)!

test('shows the home ladder with all of its levels and competencies', async ({ page, ask, accessible }) => {
  const { org } = await ask<Ladders>(ladders)
  await page.goto('/levels')
  const grid = page.getByRole('grid')
  await expect(grid.getByRole('columnheader')).toHaveCount(org.homeLadder.levels.length)
  await expect(grid.getByRole('gridcell')).toHaveCount((org.homeLadder.competencies.length + 1) * org.homeLadder.levels.length)
  await expect(page.getByRole('navigation', { name: 'Ladders' }).getByRole('link')).toHaveCount(org.ladders.length)
  for (const level of org.homeLadder.levels) {
    await expect(grid.getByRole('link', { name: new RegExp(`^${level.headcount} .* on ${level.code}$`) })).toHaveAttribute('href', /\/people\?.*where=/)
  }
  await accessible()
})

test('walks the matrix with arrow keys, and reads a cell that the URL brings back', async ({ page, ask }) => {
  const { org } = await ask<Ladders>(ladders)
  const level = org.homeLadder.levels[1]!
  await page.goto('/levels')
  await page.getByRole('columnheader').first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('columnheader').nth(1)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const competency = last(org.homeLadder.competencies[0]!.id)
  await expect(page).toHaveURL((url) => url.searchParams.get('level') === level.code && url.searchParams.get('competency') === competency)
  await page.reload()
  const sheet = page.getByRole('complementary', { name: `${level.code} ${level.title}` })
  const criteria = level.expectations.find((one) => last(one.competency.id) === competency)?.criteria ?? []
  for (const { text } of criteria) await expect(sheet).toContainText(text)
})

test('compares two levels, and swaps them in the URL', async ({ page, ask, accessible }) => {
  const { org } = await ask<Ladders>(ladders)
  const [from, to] = [org.homeLadder.levels[2]!, org.homeLadder.levels[3]!]
  await page.goto('/compare')
  for (const { text } of to.expectations.flatMap(({ criteria }) => criteria)) await expect(page.getByRole('main')).toContainText(text)
  await accessible()
  await page.getByRole('button', { name: 'Swap' }).click()
  await expect(page).toHaveURL((url) => url.searchParams.get('from') === to.code && url.searchParams.get('to') === from.code)
})

test('lands everybody somewhere or says that there is nowhere', async ({ page, ask, accessible }) => {
  const { org } = await ask<Ladders>(ladders)
  const ladder = org.ladders.find(({ id }) => id !== org.homeLadder.id)!
  const answer = await ask<{ org: { headcount: number; landing: { withoutLevel: number; rows: { headcount: number }[] } } }>(
    'query ($ladder: ID!) { org { headcount landing(ladder: $ladder) { withoutLevel rows { headcount } } } }',
    { ladder: ladder.id },
  )
  const { rows, withoutLevel } = answer.org.landing
  expect(rows.reduce((sum, { headcount }) => sum + headcount, withoutLevel)).toBe(answer.org.headcount)
  await page.goto(`/landing?ladder=${last(ladder.id)}`)
  const table = page.getByRole('table', { name: 'From each level held to the one landed on' })
  await expect(table.getByRole('button')).toHaveCount(rows.length + (withoutLevel > 0 ? 1 : 0))
  await expect(table).toContainText(`${answer.org.headcount} people`)
  const first = table.getByRole('button').first()
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(first).toHaveAttribute('aria-expanded', 'true')
  await expect(page).toHaveURL((url) => url.searchParams.has('show'))
  await accessible()
})
