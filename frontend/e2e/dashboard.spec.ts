import { readFileSync } from 'node:fs'
import { createServer, type Server as Web } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { Server } from './server'

interface Answer {
  org: {
    headcount: number
    breakdown: { keys: { label: string }[]; headcount: number }[]
    spans: { managers: number; max: number }
    mentors: { nodes: { person: { name: string } }[] }
  }
}
const question =
  '{ org { headcount breakdown(by: [{ dimension: LEVEL }]) { keys { label } headcount } spans(where: { level: { in: ["Product Directors"] } }) { managers max } mentors(toward: "L4", first: 5) { nodes { person { name } } } } }'

const dist = path.resolve(import.meta.dirname, '../../examples/dashboard/dist')
const kinds: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** Serves the built example on an origin of its own. */
async function serveDashboard(): Promise<{ web: Web; origin: string }> {
  const web = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://x').pathname
    try {
      const file = readFileSync(path.join(dist, path.normalize(name === '/' ? '/index.html' : name)))
      response.writeHead(200, { 'Content-Type': kinds[path.extname(name === '/' ? '/index.html' : name)] ?? 'application/octet-stream' }).end(file)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  return { web, origin: `http://127.0.0.1:${(web.address() as AddressInfo).port}` }
}

test('a dashboard on another origin shows what the API answers, live, and polls for a 304', async ({ page }) => {
  const { web, origin } = await serveDashboard()
  const server = await Server.of('sample', '--cors-origin', origin)
  try {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Network.enable')
    // A status may come before the request that it answers.
    const answers: { requestId: string; status: number }[] = []
    const urls = new Map<string, string>()
    cdp.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, `${request.method} ${request.url}`))
    cdp.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => answers.push({ requestId, status: statusCode }))
    const gets = () =>
      answers.map(({ requestId, status }) => ({ url: urls.get(requestId) ?? '', status })).filter(({ url }) => url.startsWith('GET ') && url.includes('/graphql?'))

    await page.goto(`${origin}/?rung=${server.url}`)
    const { org } = await server.ask<Answer>(question)
    await expect(page.getByRole('status')).toContainText(`${org.headcount} people`)
    for (const { keys, headcount } of org.breakdown) await expect(page.locator('#by-level')).toContainText(`${keys[0]!.label}${headcount}`)
    await expect(page.locator('#spans')).toContainText(`Managers${org.spans.managers}`)
    await expect(page.locator('#spans')).toContainText(`Most${org.spans.max}`)
    await expect(page.getByRole('listitem')).toHaveText(org.mentors.nodes.map(({ person }) => new RegExp(`^${person.name}, `)))

    // Once the server knows the document, its hash is enough; and once the browser has the answer, a 304.
    for (const wanted of [200, 304]) {
      answers.length = 0
      await page.reload()
      await expect(page.getByRole('status')).toContainText(`${org.headcount} people`)
      await expect.poll(() => gets().map(({ status }) => status)).toEqual([wanted])
      expect(gets()[0]!.url).not.toContain('query=')
    }

    await server.ask('mutation { apply(changes: [{ hire: { name: "Ines Example", title: "Designer", manager: "person/linh-vuong" } }], requestId: "dashboard") { revision } }')
    await expect(page.getByRole('status')).toContainText(`${org.headcount + 1} people`)
  } finally {
    await server.end()
    web.close()
  }
})

test('a page of an origin that is not named learns nothing', async ({ page }) => {
  const { web, origin } = await serveDashboard()
  const server = await Server.of('sample', '--cors-origin', 'http://127.0.0.1:1')
  try {
    await page.goto(`${origin}/?rung=${server.url}`)
    await expect(page.getByRole('status')).toContainText('could not be asked')
    await expect(page.getByRole('listitem')).toHaveCount(0)
  } finally {
    await server.end()
    web.close()
  }
})
