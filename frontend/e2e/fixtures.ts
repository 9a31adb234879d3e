import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test'
import { Server, type Organization } from './server'

interface Fixtures {
  /**
   * Whom the server holds. `test.use({ organization: { people: 3000 } })` starts one for each test of a file, and so
   * does `test.use({ fresh: true })` for tests that write; all others share the sample.
   */
  organization: Organization
  fresh: boolean
  server: Server
  /** Asks the server's API. */
  ask: Server['ask']
  /** What the page may put on the console without failing the test, such as a server that the test stops. */
  allowed: RegExp[]
  /** The page of somebody else, in a browser context of its own. */
  another: () => Promise<Page>
  /**
   * Fails where axe finds anything serious on the page, in light or dark. While a menu or a list is open, React Aria
   * hides the rest from screen readers and keeps the focus from it by script, of which axe's aria-hidden-focus knows
   * nothing: `overlay` leaves that rule out.
   */
  accessible: (open?: 'overlay') => Promise<void>
}

export const test = base.extend<Fixtures, { shared: Server }>({
  shared: [
    async ({}, use) => {
      const server = await Server.of('sample')
      await use(server)
      await server.end()
    },
    { scope: 'worker' },
  ],
  organization: ['sample', { option: true }],
  fresh: [false, { option: true }],
  server: async ({ organization, fresh, shared }, use) => {
    if (organization === 'sample' && !fresh) return use(shared)
    const server = await Server.of(organization)
    await use(server)
    await server.end()
  },
  baseURL: async ({ server }, use) => use(server.url),
  ask: async ({ server }, use) => use(server.ask.bind(server)),
  allowed: async ({}, use) => use([]),
  context: async ({ context, server, allowed }, use) => {
    const wrong = watch(context, server.url, allowed)
    await use(context)
    expect(wrong, 'nothing on the console, and no request to elsewhere').toEqual([])
  },
  another: async ({ browser, server, allowed }, use) => {
    const contexts: BrowserContext[] = []
    const wrong: string[][] = []
    await use(async () => {
      const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' })
      contexts.push(context)
      wrong.push(watch(context, server.url, allowed))
      return context.newPage()
    })
    for (const context of contexts) await context.close()
    expect(wrong.flat()).toEqual([])
  },
  accessible: async ({ page }, use) => {
    await use(async (open) => {
      test.slow() // axe takes seconds on a long page, in each theme
      for (const theme of ['light', 'dark']) {
        await page.evaluate((t) => (document.documentElement.dataset.theme = t), theme)
        const { violations } = await new AxeBuilder({ page }).disableRules(open ? ['aria-hidden-focus'] : []).analyze()
        const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
        expect(
          serious.map((v) => `${v.id}: ${v.help}\n${v.nodes.map((n) => `  ${n.html}\n  ${n.failureSummary ?? ''}`).join('\n')}`),
          `axe, ${theme}`,
        ).toEqual([])
      }
    })
  },
})

export { expect }

/** Collects what must not happen: errors on the console, violations of the policy, requests that leave the origin. */
function watch(context: BrowserContext, origin: string, allowed: RegExp[]): string[] {
  const wrong: string[] = []
  const note = (text: string) => {
    if (!allowed.some((pattern) => pattern.test(text))) wrong.push(text)
  }
  context.on('console', (message) => {
    if (message.type() === 'error') note(`${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => note(error.error().stack ?? error.error().message))
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) note(`a request to ${url}`)
  })
  context.on('page', (page) =>
    page.on('websocket', (socket) => {
      if (!socket.url().startsWith(`${origin.replace(/^http/, 'ws')}/`)) note(`a socket to ${socket.url()}`)
    }),
  )
  return wrong
}
