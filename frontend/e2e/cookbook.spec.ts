import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { Server } from './server'

const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'rung-neo4j-browser-'))

let neo4j: ChildProcess
let browserAt = ''
let rung: Server

test.beforeAll(async () => {
  test.setTimeout(180_000) // Maven may have to fetch both
  const program = path.join(folder, 'start')
  execFileSync('go', ['build', '-o', program, './store/neo4j/testserver/start'], { cwd: root, stdio: 'pipe' })
  neo4j = spawn(program, [], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [store, page] = await new Promise<[string, string]>((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const at = /(bolt:\/\/\S+) \(process[^]*Neo4j Browser is at (\S+)/.exec(said)
      if (at) resolve([at[1]!, at[2]!])
    }
    neo4j.stdout!.on('data', hear)
    neo4j.stderr!.on('data', hear)
    neo4j.once('exit', () => reject(new Error(said)))
  })
  browserAt = page
  rung = await Server.of('sample')
  execFileSync(path.join(root, 'bin/rung'), ['copy', '--from', rung.store, '--to', store], { stdio: 'pipe' })
})

test.afterAll(async () => {
  await rung.end()
  const ended = new Promise((resolve) => neo4j.once('exit', resolve))
  neo4j.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
})

/** Enters the parameters that a recipe begins with, others where they are given, and then the recipe, as the docs say. */
async function ask(page: Page, recipe: string, parameters: Record<string, string> = {}) {
  const text = readFileSync(path.join(root, 'store/neo4j/cookbook', `${recipe}.cypher`), 'utf8')
  for (const [, name, value] of text.matchAll(/^\/\/ :param (\w+) => (.*)$/gm)) await enter(page, `:param ${name!} => ${parameters[name!] ?? value!}`)
  await enter(page, text)
  const answer = page.locator('article').first()
  await expect(answer).toContainText(/Started streaming \d+ records/)
  return answer
}

let entered = 0
async function enter(page: Page, text: string) {
  await page.locator('.monaco-editor').first().click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('article')).toHaveCount(++entered)
}

test('the cookbook’s questions are answered in Neo4j Browser as by the API', async ({ page }) => {
  test.setTimeout(90_000)
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goto(browserAt)
  await expect(page.locator('article').first()).toContainText('Getting started')
  entered = await page.locator('article').count()
  const person = 'person/amos-zahiri'
  const { org } = await rung.ask<{
    org: { person: { managementChain: { name: string; title: string }[] }; people: { nodes: { name: string; span: { direct: number } }[] } }
  }>(`{ org { person(ref: "${person}") { managementChain { name title } } people(first: 100, where: {level: {in: ["Product Directors"]}}) { nodes { name span { direct } } } } }`)
  const chain = await ask(page, 'chain', { person: `'${person}'` })
  for (const one of org.person.managementChain) await expect(chain.getByRole('row').filter({ hasText: one.name })).toContainText(one.title)
  const spans = await ask(page, 'span-of-a-title')
  for (const one of org.people.nodes) await expect(spans.getByRole('row').filter({ hasText: one.name })).toContainText(String(one.span.direct))
  // The picture in docs/neo4j.md: PICTURE=../docs/neo4j-browser.png npx playwright test cookbook
  if (process.env.PICTURE) await spans.screenshot({ path: process.env.PICTURE })
})
