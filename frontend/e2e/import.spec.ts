import path from 'node:path'
import { expect, test } from './fixtures'

const good = `id,name,title,manager id,start date,desk
mira-oakfield,Mira Oakfield,Head of Lanterns,,2021-03-01,12
tobin-reed,Tobin Reed,Lantern Keeper,mira-oakfield,2022-05-02,13
`
const broken = `id,name,manager id,start date
ann-marlow,Ann Marlow,bo-marlow,2020-01-01
bo-marlow,Bo Marlow,ann-marlow,2020-99-01
`
const file = (text: string) => ({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

interface Head {
  org: { revision: number; headcount: number }
}
const head = '{ org { revision headcount } }'

test.use({ fresh: true })

test('a good file is read, shown, written, seen and undone', async ({ page, ask, accessible }) => {
  const before = (await ask<Head>(head)).org
  await page.goto('/import')
  await accessible()
  await page.locator('input[type=file]').setInputFiles(file(good))
  await expect(page.getByRole('heading', { name: '2 people join' })).toBeVisible()
  await expect(page.getByRole('row', { name: 'People', exact: false }).filter({ hasText: String(before.headcount + 2) })).toBeVisible()
  await expect(page.getByRole('button', { name: /Use of column manager id/ })).toContainText('Manager’s id')
  await expect(page.getByRole('table', { name: 'Movements' }).or(page.getByRole('grid', { name: 'Movements' }))).toContainText('Mira Oakfield')
  await accessible()
  expect((await ask<Head>(head)).org).toEqual(before)

  await page.getByRole('button', { name: 'Apply the file' }).click()
  await expect(page.getByRole('heading', { name: `Written as revision ${before.revision + 1}` })).toBeVisible()
  const written = await ask<{ org: { person: { manager: { name: string } } } }>('{ org { person(ref: "tobin-reed") { manager { name } } } }')
  expect(written.org.person.manager.name).toBe('Mira Oakfield')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: 'The import is undone' })).toBeVisible()
  expect((await ask<Head>(head)).org.headcount).toBe(before.headcount)
})

test('what a column is used as can be changed, and the file is read again', async ({ page }) => {
  await page.goto('/import')
  await page.locator('input[type=file]').setInputFiles(file(good))
  const use = page.getByRole('button', { name: /Use of column desk/ })
  await expect(use).toContainText('Attribute')
  await use.click()
  await page.getByRole('option', { name: 'Not read' }).click()
  await expect(use).toContainText('Not read')
  await page.getByRole('button', { name: /Use of column title/ }).click()
  await page.getByRole('option', { name: 'Location' }).click()
  await expect(page.getByRole('button', { name: /Use of column title/ })).toContainText('Location')
  await expect(page.getByRole('button', { name: /Use of column desk/ })).toContainText('Not read')
})

test('a broken file is refused with its lines, and nothing is written', async ({ page, ask, accessible }) => {
  const before = (await ask<Head>(head)).org
  await page.goto('/import')
  await page.locator('input[type=file]').setInputFiles(file(broken))
  await expect(page.getByRole('heading', { name: 'The file is refused: 2 errors to mend' })).toBeVisible()
  const problems = page.getByRole('list', { name: 'Problems' })
  await expect(problems).toContainText('Bad date in column “start date”')
  await expect(problems).toContainText('Reporting cycle in column “manager id”')
  await expect(problems).toContainText('bo-marlow,Bo Marlow,ann-marlow,2020-99-01')
  await expect(page.getByRole('button', { name: 'Apply the file' })).toHaveCount(0)
  await accessible()
  await page.getByRole('button', { name: 'Choose another file' }).click()
  await expect(page.getByText('Nothing was written.', { exact: false }).first()).toBeVisible()
  expect((await ask<Head>(head)).org).toEqual(before)
})

test('when somebody else writes meanwhile, the file is read again before it is written', async ({ page, ask }) => {
  const before = (await ask<Head>(head)).org
  await page.goto('/import')
  await page.locator('input[type=file]').setInputFiles(file(good))
  await expect(page.getByRole('heading', { name: '2 people join' })).toBeVisible()
  const { apply } = await ask<{ apply: { applied: boolean; problems: unknown[] } }>('mutation { apply(changes: [{ hire: { name: "Mira Oakfield", id: "mira-oakfield", title: "Lamplighter" } }]) { applied problems { message } } }')
  expect(apply).toEqual({ applied: true, problems: [] })
  await page.getByRole('button', { name: 'Apply the file' }).click()
  await expect(page.getByRole('alert')).toContainText('Somebody changed the organization meanwhile')
  await expect(page.getByRole('heading', { name: /^1 person joins/ })).toBeVisible()
  expect((await ask<Head>(head)).org.headcount).toBe(before.headcount + 1)
})

test('with the keyboard alone: paste, read, walk away', async ({ page, ask }) => {
  const before = (await ask<Head>(head)).org
  await page.goto('/import')
  await page.getByText('Or paste it').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Rows with their header' })).toBeFocused()
  await page.keyboard.insertText(good)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '2 people join' })).toBeFocused()
  await page.getByRole('button', { name: 'Walk away' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('The file was put away. Nothing was written.')).toBeVisible()
  expect((await ask<Head>(head)).org).toEqual(before)
})

test('a spreadsheet is dropped, with grades that are levels, from a day, and without a column that nobody wants', async ({ page, ask }) => {
  const before = (await ask<Head>(head)).org
  await page.goto('/import')
  const zone = (await page.getByText('Drop a file here', { exact: false }).boundingBox())!
  const devtools = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: [path.join(import.meta.dirname, 'people.xlsx')], dragOperationsMask: 1 }
    await devtools.send('Input.dispatchDragEvent', { type, x: zone.x + 20, y: zone.y + 10, data })
  }
  await expect(page.getByRole('heading', { name: '3 people join' })).toBeVisible()
  await expect(page.getByText('read as xlsx', { exact: false })).toBeVisible()
  const desk = page.getByRole('button', { name: /Use of column Desk/ })
  await expect(desk).toContainText('Attribute')
  await desk.click()
  await page.getByRole('option', { name: 'Not read' }).click()
  await expect(desk).toContainText('Not read')
  const grade = page.getByRole('combobox', { name: 'G7' })
  await grade.fill('L4')
  await page.getByRole('option', { name: /L4 Senior Product Manager/ }).first().click()
  await expect(grade).toHaveValue(/L4/)
  await page.getByRole('group', { name: 'What is new holds from' }).getByRole('spinbutton').first().focus()
  await page.keyboard.type('02012026')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Apply the file' }).click()
  await expect(page.getByRole('heading', { name: `Written as revision ${before.revision + 1}` })).toBeVisible()
  const { org } = await ask<{ org: Record<'ole' | 'ida', { level: { code: string } | null; levelSince: string | null; reportsSince: string; attributes: { name: string }[] }> }>(
    '{ org { ole: person(ref: "x-2") { ...facts } ida: person(ref: "x-3") { ...facts } } } fragment facts on Person { level { code } levelSince reportsSince attributes { name } }',
  )
  expect(org.ole).toEqual({ level: { code: 'L4' }, levelSince: '2020-05-04', reportsSince: '2020-05-04', attributes: [{ name: 'Grade' }] })
  expect(org.ida).toEqual({ level: null, levelSince: null, reportsSince: '2026-01-02', attributes: [{ name: 'Grade' }] })
})
