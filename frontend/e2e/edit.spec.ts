import { expect, test } from './fixtures'

test.use({ fresh: true })

interface Two {
  org: { revision: number; a: { nodes: { ref: string; name: string; manager: { ref: string } | null }[] }; b: { nodes: { ref: string; name: string }[] } }
}
const two = `{ org { revision
  a: people(where: {level: {in: ["L3"]}, depth: {min: 3}}, first: 1) { nodes { ref name manager { ref } } }
  b: people(where: {level: {in: ["L6"]}}, orderBy: [{field: NAME, direction: DESC}], first: 1) { nodes { ref name } } } }`

interface Manager {
  org: { revision: number; person: { manager: { ref: string } | null } | null }
}
const managerOf = (ref: string) => `{ org { revision person(ref: "${ref}") { manager { ref } } } }`

test('moves somebody by the keyboard: looks at what changes, applies it, and undoes it', async ({ page, ask, accessible }) => {
  const { org } = await ask<Two>(two)
  const [person, target] = [org.a.nodes[0]!, org.b.nodes[0]!]
  expect(person.manager!.ref).not.toBe(target.ref)
  await page.goto(`/people?person=${encodeURIComponent(person.ref)}`)
  await page.getByRole('complementary').getByRole('button', { name: 'Change' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Move', exact: true }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Move' })
  await accessible('overlay')
  await dialog.getByRole('combobox', { name: 'To whom' }).pressSequentially(target.name)
  await page.getByRole('option', { name: target.name }).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'See what changes' }).press('Enter')
  await dialog.getByRole('button', { name: 'Apply' }).waitFor()
  expect((await ask<Manager>(managerOf(person.ref))).org).toEqual({ revision: org.revision, person: { manager: { ref: person.manager!.ref } } })
  await dialog.getByRole('button', { name: 'Apply' }).press('Enter')
  await dialog.getByRole('button', { name: 'Undo' }).waitFor()
  expect((await ask<Manager>(managerOf(person.ref))).org).toEqual({ revision: org.revision + 1, person: { manager: { ref: target.ref } } })
  await dialog.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect.poll(async () => (await ask<Manager>(managerOf(person.ref))).org).toEqual({ revision: org.revision + 2, person: { manager: { ref: person.manager!.ref } } })
})

test('says at the end what is wrong with a change, and writes nothing', async ({ page, ask }) => {
  const { org } = await ask<Two>(two)
  const person = org.a.nodes[0]!
  await page.goto(`/?edit=${encodeURIComponent(`move:${person.manager!.ref}>${person.ref}`)}`)
  const dialog = page.getByRole('dialog', { name: 'Move' })
  await dialog.getByRole('button', { name: 'See what changes' }).click()
  await expect(dialog).toContainText(/report/i)
  await expect(dialog.getByRole('button', { name: 'Apply' })).toBeHidden()
  expect((await ask<Manager>(managerOf(person.ref))).org.revision).toBe(org.revision)
})
