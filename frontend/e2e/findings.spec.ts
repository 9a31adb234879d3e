import { expect, test } from './fixtures'

interface Answer {
  org: { findings: { kind: string; text: string; people: { ref: string; name: string }[] }[] }
}
const findings = 'query ($kinds: [FindingKind!], $under: SeatRef) { org { findings(kinds: $kinds, under: $under) { kind text people { ref name } } } }'

test('shows every kind that the API finds, with its count', async ({ page, ask, accessible }) => {
  const { org } = await ask<Answer>(findings)
  const found = new Set(org.findings.map((one) => one.kind))
  await page.goto('/findings')
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(found.size)
  await expect(page.getByRole('link', { name: `All ${org.findings.length}` })).toBeVisible()
  await accessible()
})

test('shows the findings of a kind from the address, with the people and the way into the chart', async ({ page, ask }) => {
  const { org } = await ask<Answer>(findings, { kinds: ['WIDE_SPAN'] })
  const [first] = org.findings
  await page.goto('/findings?kinds=wide-span')
  const region = page.getByRole('region', { name: 'Wide spans' })
  await expect(region.getByRole('listitem')).toHaveCount(Math.min(5, org.findings.length))
  await expect(region).toContainText(first!.text)
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1)
  await region.getByRole('link', { name: `Show ${first!.people[0]!.name} in the chart` }).click()
  await expect(page).toHaveURL((url) => url.pathname === '/' && url.searchParams.get('person') === first!.people[0]!.ref)
})

test('looks below one seat only', async ({ page, ask }) => {
  const { org: everywhere } = await ask<Answer>(findings)
  const { org } = await ask<{ org: { roots: { ref: string; reports: { ref: string; name: string }[] }[] } }>('{ org { roots { ref reports { ref name } } } }')
  const under = org.roots.flatMap((root) => root.reports)[0]!
  const { org: below } = await ask<Answer>(findings, { under: under.ref })
  expect(below.findings.length).toBeLessThan(everywhere.findings.length)
  await page.goto(`/findings?under=${under.ref.slice('person/'.length)}`)
  await expect(page.getByRole('main').getByRole('status').first()).toContainText(new RegExp(`^${below.findings.length} finding`))
})
