import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from './fixtures'

interface Facts {
  org: {
    people: { nodes: { ref: string; name: string; title: string; level: { code: string } | null; managementChain: { name: string }[]; reports: { name: string }[]; peers: { name: string }[] }[] }
    openings: { ref: string; title: string }[]
  }
}

const facts = `{ org {
  people(where: {level: {in: ["L6"]}, direct: {min: 2}}, first: 1) { nodes { ref name title level { code } managementChain { name } reports { name } peers { name } } }
  openings { ref title } } }`

test('says in the panel and on the page what the API says of a manager', async ({ page, ask, accessible }) => {
  const { org } = await ask<Facts>(facts)
  const person = org.people.nodes[0]!
  await page.goto(`/people?person=${encodeURIComponent(person.ref)}`)
  const panel = page.getByRole('complementary')
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(person.name)
  await expect(panel.getByText(person.title, { exact: true }).first()).toBeVisible()
  const chain = panel.getByRole('region', { name: 'Reports to' }).getByRole('link')
  await expect(chain).toHaveText(person.managementChain.map((above) => above.name))
  await expect(panel.getByRole('region', { name: 'Direct reports' }).getByRole('link')).toHaveText(person.reports.slice(0, 8).map((below) => below.name))
  await accessible()
  await panel.getByRole('link', { name: 'Whole page' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(person.name)
  await expect(page.getByRole('region', { name: 'Peers' }).getByRole('link')).toHaveText(person.peers.slice(0, 8).map((peer) => peer.name))
  await accessible()
})

test('says what an open seat is, and that somebody was not employed on another day', async ({ page, ask }) => {
  const { org } = await ask<Facts>(facts)
  const seat = org.openings[0]!
  await page.goto(`/people?person=${encodeURIComponent(seat.ref)}`)
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText(seat.title)
  await page.goto(`/people?date=1990-01-01&person=${encodeURIComponent(org.people.nodes[0]!.ref)}`)
  await expect(page.getByRole('complementary')).toContainText('Not employed on 1 January 1990')
})

test('a team is changed from the page of a member', async ({ page, ask }) => {
  const { org } = await ask<{ org: { people: { nodes: { ref: string; teams: { team: { id: string; name: string } }[] }[] } } }>(
    '{ org { people(first: 250) { nodes { ref teams { team { id name } } } } } }',
  )
  const member = org.people.nodes.find(({ teams }) => teams.length > 0)!
  const { team } = member.teams[0]!
  await page.goto(`/people/${member.ref.slice('person/'.length)}`)
  await page.getByRole('link', { name: `Change the team ${team.name}` }).click()
  await expect(page.getByRole('dialog', { name: 'Change a team' }).getByRole('textbox', { name: 'Name' })).toHaveValue(team.name)
})

test('closes the panel by Escape', async ({ page, ask }) => {
  const { org } = await ask<Facts>(facts)
  await page.goto(`/people?person=${encodeURIComponent(org.people.nodes[0]!.ref)}`)
  await page.getByRole('complementary').getByRole('link', { name: 'Whole page' }).press('Escape')
  await expect(page.getByRole('complementary')).toBeHidden()
})

test.describe('with long titles, on a phone', () => {
  const csv = path.join(mkdtempSync(path.join(tmpdir(), 'rung-e2e-')), 'long.csv')
  writeFileSync(csv, 'id,name,title,manager\nada,Ada Marsh,Head,\nbo,Bo Field,"Programme Manager, Demand Generation Campaigns and Long Titles",ada\n')
  test.use({ viewport: { width: 390, height: 844 }, organization: { csv } })

  test('nothing runs out of the window', async ({ page }) => {
    for (const at of ['/people/ada', '/people?person=person/ada']) {
      await page.goto(at)
      const reports = page.getByRole('region', { name: 'Direct reports' })
      await expect(reports).toContainText('Bo Field')
      const { x, width } = (await reports.boundingBox())!
      expect(x + width).toBeLessThanOrEqual(390)
      expect(await reports.evaluate((region) => region.scrollWidth <= region.clientWidth)).toBe(true)
    }
  })
})
