import { readFileSync } from 'node:fs'
import path from 'node:path'
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

test('both questions of the README are understood as they stand', async ({ page }) => {
  const readme = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8')
  const questions = [...readme.matchAll(/^\*\*(.+\?)\*\*$/gm)].map((match) => match[1]!)
  expect(questions).toHaveLength(2)
  for (const [i, heading] of [/^People who can mentor someone toward L4 Senior Product Manager/, /^Span of control of people at L6 Product Director/].entries()) {
    await page.goto('/ask')
    await page.getByRole('combobox', { name: 'Question' }).fill(questions[i]!)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: heading })).toBeVisible()
    await expect(page.getByRole('table').first()).toBeVisible()
  }
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

  await page.getByRole('combobox', { name: 'Question' }).fill('what colour is the sky')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This is not understood')).toBeVisible()
  await expect(page.getByRole('region', { name: 'What can be asked' }).getByRole('link').first()).toBeVisible()
})

test('a question is completed by keys, on the page and in the search', async ({ page, ask, accessible }) => {
  const { org } = await ask<{ org: { search: { ref?: string; name?: string }[]; manager: { name: string; reports: { name: string }[] } } }>(
    '{ org { search(text: "Linh V", first: 1) { ... on Person { ref name } } manager: person(ref: "person/linh-vuong") { name reports { name } } } }',
  )
  await page.goto('/ask')
  await page.getByRole('combobox', { name: 'Question' }).fill('who reports to Linh V')
  await expect(page.getByRole('option', { name: `who reports to ${org.manager.name}` })).toBeVisible()
  await accessible('overlay')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: `People who report to ${org.manager.name}` })).toBeVisible()
  for (const { name } of org.manager.reports) await expect(page.getByRole('table', { name: 'People' })).toContainText(name)

  await page.getByRole('heading', { name: 'Ask', level: 1 }).click()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: /^Search people/ })).toBeFocused()
  await page.keyboard.insertText('span of Prod')
  await expect(page.getByRole('option', { name: 'span of Product Directors' })).toBeVisible()
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('ArrowDown')
    const active = await page.locator('[role=option][data-focused]').innerText()
    if (active.startsWith('span of Product Directors')) break
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Span of control of people at L6 Product Director/ })).toBeVisible()
})

test('an answer is shown in the picture that fits it, and is taken away', async ({ page, ask }) => {
  const { org } = await ask<{ org: { breakdown: { keys: { label: string }[]; headcount: number }[]; person: { managementChain: { name: string }[] } } }>(
    '{ org { breakdown(by: [{ dimension: LOCATION }]) { keys { label } headcount } person(ref: "person/amos-zahiri") { managementChain { name } } } }',
  )
  await page.goto(`/ask?q=${encodeURIComponent('headcount by location')}`)
  const marks = page.getByRole('region', { name: 'Picture of the answer' }).getByRole('link')
  await expect(marks).toHaveCount(org.breakdown.length)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  const csv = readFileSync(await (await download).path(), 'utf8')
  for (const { keys, headcount } of org.breakdown) expect(csv).toContain(`${keys[0]!.label},${headcount},`)
  expect(csv.trimEnd().split('\r\n')).toHaveLength(org.breakdown.length + 1)
  const [first] = org.breakdown
  await marks.first().click()
  await expect(page).toHaveURL(/\/people\?where=location/)
  await expect(page.getByText(new RegExp(`^${first!.headcount} of `))).toBeVisible()

  await page.goto(`/ask?q=${encodeURIComponent('who does Amos Zahiri report to')}`)
  const seats = page.getByRole('list', { name: /^Management chain/ }).getByRole('listitem')
  await expect(seats).toHaveCount(org.person.managementChain.length + 1)
  await expect(seats.first()).toContainText(org.person.managementChain.at(-1)!.name)
  for (const [question, picture] of [
    ['headcount over the last three years', page.getByRole('slider', { name: 'People' })],
    ['where would our PMs land on Six Levels', page.getByRole('region', { name: 'Picture of the answer' })],
    ['span of control', page.getByRole('region', { name: 'Picture of the answer' })],
    ['org chart', page.getByRole('list', { name: 'Organization chart' })],
    ['how are Amos Zahiri and Linh Vuong connected', page.getByRole('list', { name: /^The way/ })],
  ] as const) {
    await page.goto(`/ask?q=${encodeURIComponent(question)}`)
    await expect(picture, question).toBeVisible()
    const file = page.waitForEvent('download')
    await page.getByRole('group', { name: `Take away: ${question}` }).getByRole('button', { name: 'SVG' }).click()
    expect(readFileSync(await (await file).path(), 'utf8')).toContain(`<title>${question}</title>`)
  }
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('an answer fits', async ({ page }) => {
    await page.goto(`/ask?q=${encodeURIComponent('span of Product Directors')}`)
    await expect(page.getByRole('table').first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})
