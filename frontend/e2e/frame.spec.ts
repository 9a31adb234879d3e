import { expect, test } from './fixtures'

interface Hits {
  org: { search: { __typename: string; ref?: string; name?: string; title?: string }[] }
}
const hitsOf = '($text: String!) { org { search(text: $text, first: 12) { __typename ... on Person { ref name title } } } }'
const somebody = '{ org { date name roots { ref name reports { ref name } } } }'
interface Somebody {
  org: { date: string; name: string; roots: { ref: string; name: string; reports: { ref: string; name: string }[] }[] }
}

test('shows the name of the organization, and finds nothing wrong for a screen reader', async ({ page, ask, accessible }) => {
  const { org } = await ask<Somebody>(somebody)
  await page.goto('/revisions')
  await expect(page.getByRole('banner')).toContainText(org.name)
  await expect(page).toHaveTitle('What changed · Rung')
  await accessible()
})

test('finds somebody with the keyboard alone', async ({ page, ask, accessible }) => {
  const { org } = await ask<Somebody>(somebody)
  const sought = org.roots[0]!.reports[0]!
  const text = sought.name.split(' ')[0]!
  const { org: found } = await ask<Hits>(`query ${hitsOf}`, { text })
  await page.goto('/revisions')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await page.keyboard.press('/')
  const box = page.getByRole('combobox', { name: /^Search/ })
  await expect(box).toBeFocused()
  await page.keyboard.type(text)
  const options = page.getByRole('option')
  await expect(options).toHaveCount(found.search.length)
  const people = found.search.filter((hit) => hit.__typename === 'Person')
  expect(people.length).toBeGreaterThan(0)
  await expect(options.first()).toContainText(people[0]!.name!)
  await accessible('overlay')

  const at = found.search.findIndex((hit) => hit.ref === sought.ref)
  for (let i = 0; i <= at; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL((url) => url.pathname === '/revisions' && url.searchParams.get('person') === sought.ref)

  await page.keyboard.press('Control+k')
  await page.keyboard.type(sought.name)
  await expect(options.first()).toContainText(sought.name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary')).toBeVisible()
})

test('says so when a search finds nobody', async ({ page }) => {
  await page.goto('/revisions')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('qqqqzzzz')
  await expect(page.getByText('Nobody and nothing is called “qqqqzzzz”.')).toBeVisible()
})

test('shows another day with a mark, and keeps it on all links', async ({ page, ask, accessible }) => {
  const { org } = await ask<Somebody>(somebody)
  const [year, ...rest] = org.date.split('-')
  const ago = [Number(year) - 1, ...rest].join('-')
  await page.goto('/revisions')
  await page.getByRole('button', { name: 'Today' }).click()
  await page.getByRole('button', { name: 'A year ago' }).click()
  await expect(page).toHaveURL((url) => url.searchParams.get('date') === ago)
  const day = page.getByRole('button', { name: /^As of/ })
  await expect(day).toContainText(String(Number(year) - 1))
  await accessible()

  const pages = page.getByRole('navigation', { name: 'Pages' }).getByRole('link')
  for (const link of await pages.all()) expect(await link.getAttribute('href')).toContain(`date=${ago}`)
  await page.getByRole('link', { name: 'Levels' }).click()
  await expect(page).toHaveURL((url) => url.pathname === '/levels' && url.searchParams.get('date') === ago)
  await page.reload()
  await expect(day).toBeVisible()

  await page.getByRole('button', { name: 'Back to today' }).click()
  await expect(page).toHaveURL((url) => url.pathname === '/levels' && !url.searchParams.has('date'))
  await expect(page.getByRole('button', { name: 'Today' })).toBeVisible()
})

test('takes a day by keyboard', async ({ page }) => {
  await page.goto('/revisions')
  await page.getByRole('button', { name: 'Today' }).press('Enter')
  await page.getByRole('spinbutton', { name: /day/ }).focus()
  await page.keyboard.type('28022025')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL((url) => url.searchParams.get('date') === '2025-02-28')
})

test('shows today where the day in the address is none', async ({ page }) => {
  for (const date of ['2025-02-30', 'yesterday', '["2025-01-01"]', '12']) {
    await page.goto(`/revisions?date=${encodeURIComponent(date)}`)
    await expect(page.getByRole('button', { name: 'Today' })).toBeVisible()
  }
})

test('keeps a chosen theme, and draws nothing in another one first', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/revisions')
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await paper()
  await page.getByRole('button', { name: 'Light or dark' }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect.poll(paper).not.toBe(light)

  // Before the explorer's own script runs, the theme is there already.
  await page.addInitScript(() =>
    document.addEventListener('readystatechange', () => {
      ;(window as unknown as { early?: string }).early ??= document.documentElement.dataset.theme ?? 'none'
    }),
  )
  await page.reload()
  expect(await page.evaluate(() => (window as unknown as { early?: string }).early)).toBe('dark')
  expect(await paper()).not.toBe(light)

  await page.getByRole('button', { name: 'Light or dark' }).click()
  await page.getByRole('menuitemradio', { name: 'As the system' }).click()
  await expect.poll(paper).toBe(light)
})

test('opens the panel of a person from the address, and closes it', async ({ page, ask }) => {
  const { org } = await ask<Somebody>(somebody)
  await page.goto(`/revisions?person=${encodeURIComponent(org.roots[0]!.ref)}`)
  const panel = page.getByRole('complementary')
  await expect(panel).toBeVisible()
  await panel.getByRole('button', { name: 'Close' }).click()
  await expect(panel).toBeHidden()
  await expect(page).toHaveURL((url) => !url.searchParams.has('person'))
  await page.goBack()
  await expect(panel).toBeVisible()
})

test('puts the focus on the heading of the page that one goes to', async ({ page }) => {
  await page.goto('/revisions')
  await page.getByRole('link', { name: 'Span' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('lets the keyboard skip the header', async ({ page }) => {
  await page.goto('/revisions')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('sends few bytes of script before the chart is there', async ({ page, ask }) => {
  const { org } = await ask<Somebody>(somebody)
  await page.goto('/')
  await expect(page.getByText(org.roots[0]!.name).first()).toBeVisible()
  const sent = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => entry instanceof PerformanceResourceTiming && /\.js$/.test(entry.name))
      .map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize })),
  )
  expect(sent.map(({ name }) => name)).toContainEqual(expect.stringContaining('ChartPage'))
  expect(sent.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(250_000)
})

test('says that there is no such page', async ({ page, accessible, allowed }) => {
  allowed.push(/404/)
  await page.goto('/no/such/page')
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
  await accessible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('has all pages in a menu, and nothing runs out of the window', async ({ page, accessible }) => {
    await page.goto('/revisions?date=2025-09-30')
    await expect(page.getByRole('button', { name: /^As of/ })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    const inside = await page.getByRole('banner').evaluate((header) => header.scrollWidth <= header.clientWidth)
    expect(inside).toBe(true)
    await accessible()
    await page.getByRole('button', { name: 'Pages' }).click()
    await page.getByRole('menuitem', { name: 'Mentors' }).click()
    await expect(page).toHaveURL((url) => url.pathname === '/mentors' && url.searchParams.get('date') === '2025-09-30')
  })
})

test.describe('with a server of its own', () => {
  test.use({ fresh: true })

  test('says that the server is away, keeps what is shown, and goes on when it is back', async ({ page, server, allowed }) => {
    allowed.push(/ERR_CONNECTION_REFUSED|WebSocket|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE/)
    const { org } = await server.ask<Somebody>(somebody)
    const socket = page.waitForEvent('websocket')
    await page.goto('/revisions')
    await expect(page.getByRole('banner')).toContainText(org.name)
    await (await socket).waitForEvent('framereceived')

    await server.stop()
    const note = page.getByText('The server cannot be reached')
    await expect(note).toBeVisible()
    await expect(page.getByRole('banner')).toContainText(org.name)
    await server.start()
    await expect(note).toBeHidden({ timeout: 20_000 })
  })

  test('shows what somebody else changes', async ({ page, another, server }) => {
    const { org } = await server.ask<Somebody>(somebody)
    const theirs = await another()
    const listening = theirs.waitForEvent('websocket')
    await theirs.goto('/revisions')
    await (await listening).waitForEvent('framereceived')
    const box = theirs.getByRole('combobox', { name: /^Search/ })
    await box.fill('Zebulon Quill')
    await expect(theirs.getByText('Nobody and nothing is called')).toBeVisible()
    await box.fill('')

    await page.goto('/revisions')
    const answer = await page.evaluate(
      async (manager) => {
        const response = await fetch('/graphql', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({
            query: `mutation ($manager: SeatRef) { apply(changes: [{ hire: { name: "Zebulon Quill", title: "Designer", manager: $manager } }]) { applied revision } }`,
            variables: { manager },
          }),
        })
        return (await response.json()) as { data: { apply: { applied: boolean; revision: number } } }
      },
      org.roots[0]!.ref,
    )
    expect(answer.data.apply.applied).toBe(true)
    const { org: now } = await server.ask<{ org: { revisions: { nodes: { summary: string }[] } } }>('{ org { revisions(first: 1) { nodes { summary } } } }')
    await expect(theirs.getByRole('status')).toContainText(now.revisions.nodes[0]!.summary)
    await box.fill('Zebulon Quill')
    await expect(theirs.getByRole('option', { name: /Zebulon Quill/ })).toBeVisible()
  })
})

test('the header fits at every width, with a long name too', async ({ page }) => {
  await page.goto('/people')
  await expect(page.getByRole('combobox', { name: /^Search people/ })).toBeAttached()
  for (const width of [360, 390, 760, 1023, 1024, 1100, 1440]) {
    await page.setViewportSize({ width, height: 700 })
    const theme = page.getByRole('banner').getByRole('button').last()
    await expect.poll(async () => {
      const box = await theme.boundingBox()
      return box!.x + box!.width
    }, `at ${width}`).toBeLessThanOrEqual(width)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `at ${width}`).toBeLessThanOrEqual(width)
  }
})
