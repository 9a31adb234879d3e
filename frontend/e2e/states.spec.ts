import { expect, test } from './fixtures'

/** Every page, with what it shows when all is well and what it says of an organization without people. */
const pages = [
  { path: '/', heading: 'Chart', none: 'Nobody is here yet' },
  { path: '/?view=whole', heading: 'Chart', none: 'Nobody is here yet' },
  { path: '/?view=outline', heading: 'Chart', none: 'Nobody is here yet' },
  { path: '/people', heading: 'People', none: /^Nobody/ },
  { path: '/levels', heading: 'Levels', none: '0 people' },
  { path: '/compare', heading: 'Compare', none: 'criteria are new' },
  { path: '/landing', heading: 'Landing', none: /^Nobody/ },
  { path: '/mentors?toward=L4', heading: 'Mentors', none: 'Nobody can mentor toward L4' },
  { path: '/span', heading: 'Span of control', none: /^Nobody/ },
  { path: '/findings', heading: 'Findings', none: 'Nothing odd was found' },
  { path: '/import', heading: 'Import', none: 'Drop a file here' },
  { path: '/revisions', heading: 'What changed', none: /revision/ },
]

test.describe('without people', () => {
  test.use({ organization: 'empty' })

  test('every page says what is not there', async ({ page, accessible }) => {
    test.setTimeout(120_000)
    for (const { path, heading, none } of pages) {
      await page.goto(path)
      await expect(page.getByRole('heading', { name: heading, exact: true, level: 1 }), path).toBeAttached()
      await expect(page.getByRole('main').getByText(none).first(), path).toBeVisible()
      await expect(page.getByRole('main').getByRole('alert'), path).toHaveCount(0)
    }
    await accessible()
  })
})

for (const [what, answer, words] of [
  ['nobody answers', null, 'The server cannot be reached'],
  ['the store is away', { code: 'UNAVAILABLE', message: 'the database is away' }, 'The organization cannot be reached just now'],
  ['the server is wrong', { code: 'INTERNAL', message: 'internal error' }, 'The server made a mistake'],
] as const) {
  test(`every page says so where ${what}, and goes on`, async ({ page, allowed }) => {
    test.setTimeout(120_000)
    allowed.push(/ERR_FAILED|status of 503/)
    for (const { path, heading } of pages.filter((one) => one.path !== '/import')) {
      await page.route('**/graphql', (route) =>
        answer === null
          ? route.abort()
          : route.fulfill({
              status: 200,
              contentType: 'application/graphql-response+json',
              body: JSON.stringify({ data: null, errors: [{ message: answer.message, extensions: { code: answer.code } }] }),
            }),
      )
      await page.goto(path)
      const alert = page.getByRole('main').getByRole('alert').filter({ hasText: words })
      await expect(alert.first(), path).toBeVisible()
      await page.unroute('**/graphql')
      const again = alert.first().getByRole('button', { name: 'Try again' })
      await expect(async () => {
        if (await again.isVisible()) await again.click()
        await expect(alert, path).toHaveCount(0, { timeout: 1000 })
      }).toPass()
      await expect(page.getByRole('heading', { name: heading, exact: true, level: 1 }), path).toBeAttached()
      await expect(page.getByRole('main').getByText(/\d/).first(), path).toBeVisible()
    }
  })
}
