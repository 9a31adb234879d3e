import { expect, test } from './fixtures'

test.use({ fresh: true })

interface Log {
  org: { revisions: { totalCount: number; nodes: { number: number; summary: string }[] } }
}
const log = '{ org { revisions(first: 50) { totalCount nodes { number summary } } } }'

test('shows what was written, the newest first, and goes on to older pages', async ({ page, server, accessible }) => {
  for (let i = 0; i < 51; i++) {
    await server.ask('mutation ($name: String!) { apply(changes: [{ hire: { name: $name, title: "Designer" } }], reason: "Growth") { applied } }', { name: `Quill ${i}` })
  }
  const { org } = await server.ask<Log>(log)
  await page.goto('/revisions')
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(50)
  await expect(rows.first()).toContainText(org.revisions.nodes[0]!.summary)
  await expect(rows.first()).toContainText('Growth')
  await expect(page.getByText(`${org.revisions.totalCount} revisions`)).toBeVisible()
  await accessible()

  await page.getByRole('link', { name: 'Older' }).click()
  await expect(rows).toHaveCount(org.revisions.totalCount - 50)
  await page.reload()
  await expect(rows).toHaveCount(org.revisions.totalCount - 50)
  await page.getByRole('link', { name: 'Newest' }).click()
  await expect(rows.first()).toContainText(org.revisions.nodes[0]!.summary)
})
