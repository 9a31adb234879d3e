import { execFileSync, spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { mkdtempSync, rmSync } from 'node:fs'
import { expect, test as base } from './fixtures'
import { Server } from './server'

const root = path.resolve(import.meta.dirname, '../..')

interface Secured {
  /** Who signs in next with the issuer, and what groups it says they are in. */
  next: (email: string, ...groups: string[]) => Promise<void>
  issuer: string
}

/** A server of the sample whose viewers sign in, with an issuer that runs here. */
const test = base.extend<{ secured: Secured }, { issuer: { flags: string[]; next: string; url: string } }>({
  issuer: [
    async ({}, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'rung-issuer-'))
      execFileSync('go', ['build', '-o', path.join(folder, 'testissuer'), './server/testissuer'], { cwd: root })
      const child = spawn(path.join(folder, 'testissuer'), { stdio: ['ignore', 'pipe', 'inherit'] })
      const said = await new Promise<string[]>((resolve) => {
        let text = ''
        child.stdout.on('data', (chunk: Buffer) => {
          text += chunk.toString()
          if (text.includes('next: ')) resolve(text.trim().split('\n'))
        })
      })
      await use({
        flags: said.filter((line) => line.startsWith('--')),
        next: said.at(-1)!.replace('next: ', ''),
        url: new URL(said[0]!.replace('--oidc-issuer=', '')).origin,
      })
      child.kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  secured: async ({ issuer }, use) =>
    use({
      issuer: issuer.url,
      next: async (email, ...groups) => {
        await fetch(`${issuer.next}?${new URLSearchParams([['email', email], ...groups.map((g): [string, string] => ['group', g])]).toString()}`)
      },
    }),
  server: async ({ issuer }, use) => {
    const port = await freePort()
    const server = await Server.of('sample', '--listen', `127.0.0.1:${port}`, '--url', `http://127.0.0.1:${port}`, ...issuer.flags)
    await use(server)
    await server.end()
  },
  // A page that signs in asks elsewhere, and hears that it has to.
  allowed: async ({ issuer }, use) => use([new RegExp(issuer.url), /401 \(Unauthorized\)/, /WebSocket connection .* failed/]),
})

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

test('one signs in, comes to the page asked for, and signs out', async ({ page, secured, server, accessible }) => {
  await secured.next('ada@example.com', 'EDITOR')
  await page.goto('/people?where=' + encodeURIComponent('track:MANAGEMENT'))
  await expect(page).toHaveURL(new RegExp(`^${server.url}/people\\?where=`))
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: 'Signed in as ada' }).click()
  await expect(page.getByRole('menu')).toContainText('ada, who may change people')
  await accessible('overlay')
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  await secured.next('bo@example.com')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Signed in as bo' })).toBeVisible()
})

test('who may only look is offered nothing else', async ({ page, secured }) => {
  await secured.next('bo@example.com', 'VIEWER')
  await page.goto('/people')
  await expect(page.getByRole('button', { name: 'Signed in as bo' })).toBeVisible()
  await expect(page.getByRole('row').nth(3)).toBeVisible()
  await expect(page.getByRole('button', { name: 'CSV' })).toHaveCount(0)
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await expect(page.getByRole('link', { name: 'Whole page' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Change' })).toHaveCount(0)
  await page.goto('/')
  await expect(page.getByRole('toolbar', { name: 'Chart' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Export' })).toHaveCount(0)
})

test('what an editor changes says who did it, and from where, on the page of the person', async ({ page, secured, server }) => {
  await secured.next('lin@example.com', 'EDITOR')
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Signed in as lin' })).toBeVisible()
  const ref = await page.evaluate(async () => {
    const ask = async (query: string) => {
      const headers = { 'Content-Type': 'application/json', 'Rung-Page': '1' }
      return ((await (await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) })).json()) as { data: { org: { people: { nodes: { ref: string }[] } } } }).data
    }
    const { org } = await ask('{ org { people(first: 1) { nodes { ref } } } }')
    const person = org.people.nodes[0]!.ref
    await ask(`mutation { apply(changes: [{update: {person: "${person}", title: "Keeper of records"}}], reason: "it was wrong") { applied } }`)
    return person
  })
  await page.goto(`${server.url}/people/${ref.replace('person/', '')}`)
  const changes = page.getByRole('region', { name: 'Changes of the record' })
  await expect(changes).toContainText('it was wrong')
  await expect(changes).toContainText('by lin, in the explorer from 127.0.0.1')
})

test('a session that ends leads to signing in again, and back', async ({ page, secured, context, server }) => {
  await secured.next('ada@example.com', 'VIEWER')
  await page.goto('/span')
  await expect(page.getByRole('button', { name: 'Signed in as ada' })).toBeVisible()
  await context.clearCookies()
  await secured.next('bo@example.com', 'VIEWER')
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Findings' }).click()
  await expect(page.getByRole('button', { name: 'Signed in as bo' })).toBeVisible()
  await expect(page).toHaveURL(`${server.url}/findings`)
})

test('GraphiQL is for who is signed in, and asks as they do', async ({ page, secured, server }) => {
  await secured.next('ada@example.com', 'VIEWER')
  await page.goto('/graphiql/')
  await expect(page).toHaveURL(`${server.url}/graphiql/`)
  const name = await page.evaluate(async () => {
    const answer = await fetch('/graphql', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"query": "{ viewer { name roles } }"}' })
    return answer.text()
  })
  expect(name).toContain('"name":"ada","roles":["VIEWER"]')
})
