import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

/** Presses a way to take something away, and returns the file. */
async function taken(page: Page, what: string, as: 'CSV' | 'SVG' | 'PNG'): Promise<Buffer> {
  const download = page.waitForEvent('download')
  await page.getByRole('group', { name: `Take away: ${what}`, exact: true }).getByRole('button', { name: as, exact: true }).click()
  return readFileSync(await (await download).path())
}

/** Rows of a CSV file without quotes in it. */
function rows(file: Buffer): string[][] {
  return file.toString('utf8').replace('\uFEFF', '').trimEnd().split('\r\n').map((line) => line.split(','))
}

test('the tables of spans, landings and findings are taken away with the numbers of the API', async ({ page, ask }) => {
  const { org } = await ask<{
    org: {
      spans: { bands: { label: string; managers: number }[]; rows: { nodes: { person: { name: string; title: string }; span: { direct: number } }[] } }
      landing: { rows: { from: { code: string }; to: { code: string } | null; headcount: number }[] }
      findings: { text: string }[]
      mentors: { totalCount: number; nodes: { person: { name: string } }[] }
    }
  }>(
    '{ org { spans(where: { direct: { min: 1 } }) { bands { label managers } rows(first: 1000) { nodes { person { name title } span { direct } } } } landing(ladder: "kalsey") { rows { from { code } to { code } headcount } } findings { text } mentors(toward: "L4", first: 1000) { totalCount nodes { person { name } } } } }',
  )
  await page.goto('/span')
  expect(rows(await taken(page, 'Managers by direct reports', 'CSV')).slice(1).map((row) => row.slice(0, 2))).toEqual(org.spans.bands.map(({ label, managers }) => [label, String(managers)]))
  // Of all, though fifty are shown.
  const managers = (await taken(page, 'Managers', 'CSV')).toString('utf8')
  expect(managers.trimEnd().split('\r\n')).toHaveLength(org.spans.rows.nodes.length + 1)
  for (const { person } of org.spans.rows.nodes) expect(managers).toContain(person.name)
  expect(rows(await taken(page, 'Spans by level', 'CSV')).length).toBeGreaterThan(3)
  expect(rows(await taken(page, 'Mean span over the years', 'CSV'))[0]).toEqual(['Day', 'Mean span', 'Managers', 'People', 'Layers'])

  await page.goto('/landing?ladder=kalsey')
  const landing = (await taken(page, 'Landing on Kalsey', 'CSV')).toString('utf8')
  expect(landing.trimEnd().split('\r\n').slice(1).map((line) => Number(line.slice(line.lastIndexOf(',') + 1)))).toEqual(org.landing.rows.map((row) => row.headcount))

  await page.goto('/findings')
  expect((await taken(page, 'Findings', 'CSV')).toString('utf8').trimEnd().split('\r\n')).toHaveLength(org.findings.length + 1)

  await page.goto('/mentors?toward=L4')
  const mentors = (await taken(page, 'Mentors toward L4', 'CSV')).toString('utf8').trimEnd().split('\r\n')
  expect(mentors).toHaveLength(org.mentors.totalCount + 1)
  expect(mentors[1]).toContain(org.mentors.nodes[0]!.person.name)
})

test('pictures are taken away as SVG with their texts, and as PNG, on white in both themes', async ({ page }) => {
  const pictures = [
    ['/span', 'Managers by direct reports', '8–12'],
    ['/span', 'People by layer', '4'],
    ['/span', 'Mean span over the years', 'November'],
    ['/landing?ladder=kalsey', 'Landing on Kalsey', 'Kalsey'],
    ['/compare', 'L3 and L4 compared', 'Product Manager'],
    ['/levels/abtion', 'Levels of Abtion', 'L6'],
  ] as const
  for (const [path, what, text] of pictures) {
    await page.goto(path)
    await page.evaluate(() => (document.documentElement.dataset.theme = 'dark'))
    const svg = (await taken(page, what, 'SVG')).toString('utf8')
    expect(svg, what).toContain(`<title>${what}</title>`)
    expect(svg, what).toContain(text)
    expect(svg, what).toContain('fill="#ffffff"')
    expect(svg.match(/<(rect|path|line) /g)!.length, what).toBeGreaterThan(3)
    // It is well-formed, and needs nothing from elsewhere.
    expect(await page.evaluate((file) => new DOMParser().parseFromString(file, 'image/svg+xml').querySelector('parsererror')?.textContent ?? null, svg), what).toBeNull()
    expect(svg, what).not.toMatch(/var\(|oklch|foreignObject|url\((?!["']?#|&quot;#)/)
    expect((await taken(page, what, 'PNG')).subarray(1, 4).toString(), what).toBe('PNG')
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  }
})
