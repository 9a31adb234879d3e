import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'

test.use({ fresh: true })

type Ask = <Data>(query: string, variables?: Record<string, unknown>) => Promise<Data>

interface Somebody {
  ref: string
  name: string
  title: string
  manager: { ref: string; name: string } | null
}

interface World {
  revision: number
  date: string
  /** On L3, with a mentor and in a team. */
  person: Somebody & { mentors: { mentor: Somebody }[]; teams: { team: { id: string; name: string } }[] }
  /** On L6, and neither above nor below the person. */
  other: Somebody
  opening: { ref: string; title: string }
  team: { id: string; name: string }
}

async function world(ask: Ask): Promise<World> {
  const some = 'ref name title manager { ref name }'
  const { org } = await ask<{
    org: { revision: number; date: string; l3: { nodes: World['person'][] }; l6: { nodes: Somebody[] }; openings: World['opening'][]; teams: World['team'][] }
  }>(`{ org { revision date
    l3: people(where: {level: {in: ["L3"]}}) { nodes { ${some} mentors { mentor { ${some} } } teams { team { id name } } } }
    l6: people(where: {level: {in: ["L6"]}}) { nodes { ${some} } }
    openings { ref title } teams { id name } } }`)
  const person = org.l3.nodes.find((one) => one.mentors.length === 1 && one.teams.length === 1)!
  const other = org.l6.nodes.find((one) => one.ref !== person.manager!.ref && one.ref !== person.mentors[0]!.mentor.ref)!
  const opening = org.openings.find((one) => org.openings.filter((same) => same.title === one.title).length === 1)!
  return { revision: org.revision, date: org.date, person, other, opening, team: org.teams.find((one) => one.id !== person.teams[0]!.team.id)! }
}

/** Opens a form by its address, beside a page. */
async function form(page: Page, edit: string): Promise<Locator> {
  await page.goto(`/people?edit=${encodeURIComponent(edit)}`)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  return dialog
}

async function pick(page: Page, dialog: Locator, field: string, text: string): Promise<void> {
  await dialog.getByRole('combobox', { name: field }).fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

async function choose(page: Page, dialog: Locator, field: string, choice: string | RegExp): Promise<void> {
  await dialog.getByRole('button', { name: field }).click()
  await page.getByRole('option', { name: choice }).click()
}

async function look(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'See what changes' }).click()
  await expect(dialog.getByRole('heading', { name: /^What changes/ })).toBeFocused()
}

const nodeOf = (ref: string, fields: string) => `{ org { revision } node(id: "${ref}") { ${fields} } }`

interface Case {
  what: string
  edit: (w: World) => string
  fill?: (page: Page, dialog: Locator, w: World) => Promise<void>
  /** What the preview must say. */
  says?: (w: World) => string | RegExp
  /** What to ask the API afterwards, and its answer. */
  query: (w: World) => string
  answer: (w: World) => unknown
}

const inPerson = (fields: string) => (w: World) => nodeOf(w.person.ref, `... on Person { ${fields} }`)
const answer = (node: (w: World) => unknown) => (w: World) => ({ org: { revision: w.revision + 1 }, node: node(w) })

const cases: Case[] = [
  {
    what: 'hires somebody, with all that can be said',
    edit: (w) => `hire:${w.other.ref}`,
    fill: async (page, dialog, w) => {
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Zebulon Quill')
      await dialog.getByRole('textbox', { name: 'Title' }).fill('Designer')
      await pick(page, dialog, 'Level', 'L2 Product Manager')
      await pick(page, dialog, 'Team', w.team.name)
      await dialog.getByText('More about them').click()
      await dialog.getByRole('textbox', { name: 'E-mail' }).fill('zebulon@example.com')
      await dialog.getByRole('textbox', { name: 'Location' }).fill('Oslo')
      await pick(page, dialog, 'Time zone', 'Europe/Oslo')
      await dialog.getByRole('textbox', { name: 'Employee number' }).fill('Q1')
      await dialog.getByRole('textbox', { name: 'Full-time equivalent' }).fill('0.6')
      await choose(page, dialog, 'Mentoring', 'Not open to mentoring')
      await dialog.getByRole('textbox', { name: 'Most mentees at a time' }).fill('3')
      await dialog.getByRole('textbox', { name: 'Name of another fact' }).fill('Cost centre')
      await dialog.getByRole('button', { name: 'Add' }).click()
      await dialog.getByRole('textbox', { name: 'Cost centre' }).fill('1200')
    },
    says: () => 'Zebulon Quill joins as Designer',
    query: () =>
      nodeOf('person/zebulon-quill', '... on Person { title manager { ref } level { code } teams { team { id } } email location timeZone employeeNumber fte mentoring { open capacity } attributes { name value } }'),
    answer: answer((w) => ({
      title: 'Designer',
      manager: { ref: w.other.ref },
      level: { code: 'L2' },
      teams: [{ team: { id: w.team.id } }],
      email: 'zebulon@example.com',
      location: 'Oslo',
      timeZone: 'Europe/Oslo',
      employeeNumber: 'Q1',
      fte: 0.6,
      mentoring: { open: false, capacity: 3 },
      attributes: [{ name: 'Cost centre', value: '1200' }],
    })),
  },
  {
    what: 'moves somebody',
    edit: (w) => `move:${w.person.ref}`,
    fill: (page, dialog, w) => pick(page, dialog, 'To whom', w.other.name),
    says: (w) => `Reports to${w.person.manager!.name} → ${w.other.name}`,
    query: inPerson('manager { ref }'),
    answer: answer((w) => ({ manager: { ref: w.other.ref } })),
  },
  {
    what: 'moves somebody to the top',
    edit: (w) => `move:${w.person.ref}`,
    fill: (_page, dialog) => dialog.getByText('To the top, reporting to nobody').click(),
    query: inPerson('manager { ref } depth'),
    answer: answer(() => ({ manager: null, depth: 1 })),
  },
  {
    what: 'promotes somebody to the level that is next, which is offered first',
    edit: (w) => `place:${w.person.ref}`,
    fill: async (page, dialog) => {
      await dialog.getByRole('combobox', { name: 'Level' }).press('ArrowDown')
      await expect(page.getByRole('listbox').getByRole('group').first()).toContainText('Next after L3')
      await page.getByRole('option').first().click()
    },
    query: inPerson('level { code }'),
    answer: answer(() => ({ level: { code: 'L4' } })),
  },
  {
    what: 'corrects details, and clears what is emptied',
    edit: (w) => `update:${w.person.ref}`,
    fill: async (page, dialog) => {
      await expect(dialog.getByRole('textbox', { name: 'E-mail' })).not.toHaveValue('')
      await dialog.getByRole('textbox', { name: 'E-mail' }).fill('')
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Zebulon Quill')
      await dialog.getByRole('textbox', { name: 'Full-time equivalent' }).fill('0.5')
      await choose(page, dialog, 'Mentoring', 'Not open to mentoring')
      await dialog.getByRole('textbox', { name: 'Contract' }).fill('')
      await dialog.getByRole('textbox', { name: 'Cost centre' }).fill('77')
    },
    query: inPerson('name email fte mentoring { open } attributes { name value }'),
    answer: answer(() => ({
      name: 'Zebulon Quill',
      email: null,
      fte: 0.5,
      mentoring: { open: false },
      attributes: expect.not.arrayContaining([expect.objectContaining({ name: 'Contract' })]) as unknown,
    })),
  },
  {
    what: 'adds a dotted line',
    edit: (w) => `dotted:${w.person.ref}`,
    fill: (page, dialog, w) => pick(page, dialog, 'To whom', w.other.name),
    says: (w) => `Dotted lines tonow ${w.other.name}`,
    query: inPerson('dottedManagers { ref }'),
    answer: answer((w) => ({ dottedManagers: expect.arrayContaining([{ ref: w.other.ref }]) as unknown })),
  },
  {
    what: 'makes somebody a member of a team for a part of the time',
    edit: (w) => `join:${w.person.ref}`,
    fill: async (page, dialog, w) => {
      await pick(page, dialog, 'Team', w.team.name)
      await dialog.getByRole('textbox', { name: 'Role in the team' }).fill('Guest')
      await dialog.getByRole('textbox', { name: 'Share of the working time' }).fill('20')
    },
    query: inPerson('teams { team { id } role allocation }'),
    answer: answer((w) => ({ teams: expect.arrayContaining([{ team: { id: w.team.id }, role: 'Guest', allocation: 0.2 }]) as unknown })),
  },
  {
    what: 'ends the only membership without asking for it',
    edit: (w) => `unjoin:${w.person.ref}`,
    query: inPerson('teams { role }'),
    answer: answer(() => ({ teams: [] })),
  },
  {
    what: 'makes a team',
    edit: (w) => `new-team:${w.person.ref}`,
    fill: (_page, dialog) => dialog.getByRole('textbox', { name: 'Name' }).fill('Quill Works'),
    says: () => 'Team: Quill Works',
    query: () => nodeOf('team/quill-works', '... on Team { name lead { ref } }'),
    answer: answer((w) => ({ name: 'Quill Works', lead: { ref: w.person.ref } })),
  },
  {
    what: 'changes a team',
    edit: (w) => `team:${w.team.id}`,
    fill: async (page, dialog, w) => {
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Quill Works')
      await pick(page, dialog, 'Lead', w.other.name)
    },
    query: (w) => nodeOf(w.team.id, '... on Team { name lead { ref } }'),
    answer: answer((w) => ({ name: 'Quill Works', lead: { ref: w.other.ref } })),
  },
  {
    what: 'starts a mentorship toward a level',
    edit: (w) => `mentor:${w.other.ref}>${w.person.ref}`,
    fill: (page, dialog) => pick(page, dialog, 'Toward', 'L4 Senior Product Manager'),
    query: inPerson('mentors { mentor { ref } toward { code } }'),
    answer: answer((w) => ({ mentors: expect.arrayContaining([{ mentor: { ref: w.other.ref }, toward: { code: 'L4' } }]) as unknown })),
  },
  {
    what: 'ends the only mentorship',
    edit: (w) => `unmentor:${w.person.ref}`,
    says: (w) => `no longer ${w.person.mentors[0]!.mentor.name}`,
    query: inPerson('mentors { since }'),
    answer: answer(() => ({ mentors: [] })),
  },
  {
    what: 'opens a seat',
    edit: (w) => `open:${w.other.ref}`,
    fill: async (page, dialog) => {
      await dialog.getByRole('textbox', { name: 'Title' }).fill('Quill Sharpener')
      await pick(page, dialog, 'Level sought', 'L1 Associate Product Manager')
    },
    says: () => 'Open seat: Quill Sharpener',
    query: () => nodeOf('opening/quill-sharpener', '... on Opening { title manager { ref } level { code } }'),
    answer: answer((w) => ({ title: 'Quill Sharpener', manager: { ref: w.other.ref }, level: { code: 'L1' } })),
  },
  {
    what: 'changes an open seat',
    edit: (w) => `seat:${w.opening.ref}`,
    fill: async (page, dialog, w) => {
      await dialog.getByRole('textbox', { name: 'Title' }).fill('Quill Sharpener')
      await pick(page, dialog, 'Reports to', w.other.name)
    },
    query: (w) => nodeOf(w.opening.ref, '... on Opening { title manager { ref } }'),
    answer: answer((w) => ({ title: 'Quill Sharpener', manager: { ref: w.other.ref } })),
  },
  {
    what: 'fills an open seat',
    edit: (w) => `fill:${w.opening.ref}`,
    fill: (page, dialog, w) => pick(page, dialog, 'Who takes it', w.person.name),
    says: () => 'Seatopen → closed',
    query: (w) => `{ org { revision } node(id: "${w.person.ref}") { ... on Person { title } } gone: node(id: "${w.opening.ref}") { id } }`,
    answer: (w) => ({ org: { revision: w.revision + 1 }, node: { title: w.opening.title }, gone: null }),
  },
  {
    what: 'closes an open seat',
    edit: (w) => `close:${w.opening.ref}`,
    query: (w) => nodeOf(w.opening.ref, 'id'),
    answer: answer(() => null),
  },
  {
    what: 'lets somebody leave, and keeps the seat open',
    edit: (w) => `leave:${w.person.manager!.ref}`,
    fill: (_page, dialog) => dialog.getByText('Keep the seat open').click(),
    says: (w) => `${w.person.name} moves from ${w.person.manager!.name}`,
    query: (w) => nodeOf(w.person.manager!.ref, '... on Person { endDate }'),
    answer: answer((w) => ({ endDate: w.date })),
  },
]

for (const { what, edit, fill, says, query, answer: wanted } of cases) {
  test(what, async ({ page, ask }) => {
    const w = await world(ask)
    const dialog = await form(page, edit(w))
    await fill?.(page, dialog, w)
    await look(dialog)
    if (says) await expect(dialog).toContainText(says(w))
    expect((await ask<{ org: { revision: number } }>('{ org { revision } }')).org.revision).toBe(w.revision)
    await dialog.getByRole('button', { name: 'Apply' }).click()
    await expect(dialog).toBeHidden()
    expect(await ask(query(w))).toEqual(wanted(w))
  })
}

test('shows the fields of a form with what is in them, however late that comes', async ({ page, ask }) => {
  const w = await world(ask)
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('EditSubject')) await new Promise((done) => setTimeout(done, 1500))
    await route.continue()
  })
  const dialog = await form(page, `team:${w.team.id}`)
  await expect(dialog.getByRole('status').filter({ hasText: 'Loading' })).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Lead' }).fill(w.other.name)
  // While a list is open, what is outside it is hidden from assistive technology.
  await expect(page.getByRole('textbox', { name: 'Name', includeHidden: true })).toHaveValue(w.team.name)
  await expect(page.getByRole('option', { name: w.other.name }).first()).toBeVisible()
})

test('removes the dotted line that there is', async ({ page, ask }) => {
  const w = await world(ask)
  await ask('mutation ($person: PersonRef!, $to: PersonRef!) { apply(changes: [{ addDottedLine: { person: $person, to: $to } }]) { applied } }', { person: w.person.ref, to: w.other.ref })
  const dialog = await form(page, `undotted:${w.person.ref}`)
  await expect(dialog.getByRole('button', { name: 'To whom it leads' })).toContainText(w.other.name)
  await look(dialog)
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(dialog).toBeHidden()
  expect(await ask(inPerson('dottedManagers { ref }')(w))).toEqual({ org: { revision: w.revision + 2 }, node: { dottedManagers: [] } })
})

test('hires with the keyboard alone, and comes back to where it was', async ({ page, ask, accessible }) => {
  const w = await world(ask)
  await page.goto(`/people?person=${encodeURIComponent(w.other.ref)}`)
  const opener = page.getByRole('complementary').getByRole('button', { name: 'Change' })
  await opener.press('Enter')
  await page.getByRole('menuitem', { name: 'Hire somebody under them' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Hire somebody' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()

  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Hire somebody under them' }).press('Enter')
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Name is needed.')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('Zebulon Quill')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Designer')
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('combobox', { name: 'Reports to' })).toHaveValue(w.other.name)
  await page.keyboard.press('Tab')
  await page.keyboard.type('L2 P')
  await page.getByRole('option', { name: 'L2 Product Manager' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await accessible('overlay')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('heading', { name: 'What changes today' })).toBeFocused()
  await accessible('overlay')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('button', { name: 'Apply' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()
  const { node } = await ask<{ node: unknown }>(nodeOf('person/zebulon-quill', '... on Person { title manager { ref } level { code } }'))
  expect(node).toEqual({ title: 'Designer', manager: { ref: w.other.ref }, level: { code: 'L2' } })
})

test('shows a change of another day as of that day, and of a leaver the day after', async ({ page, ask }) => {
  const w = await world(ask)
  const dialog = await form(page, `leave:${w.person.ref}`)
  await dialog.getByRole('spinbutton', { name: /year/ }).fill(String(Number(w.date.slice(0, 4)) + 1))
  await look(dialog)
  await expect(dialog.getByRole('heading', { name: /^What changes on/ })).toContainText(String(Number(w.date.slice(0, 4)) + 1))
  await expect(dialog).toContainText(`${w.person.name} leaves as ${w.person.title}`)
  const { org } = await ask<{ org: { headcount: number } }>('{ org { headcount } }')
  await expect(dialog).toContainText(`Headcount${org.headcount} → ${org.headcount - 1}`)
})

test('says at its field what is wrong, and writes nothing', async ({ page, ask }) => {
  const w = await world(ask)
  const dialog = await form(page, `move:${w.person.manager!.ref}>${w.person.ref}`)
  await dialog.getByRole('button', { name: 'See what changes' }).click()
  const field = dialog.getByRole('combobox', { name: 'To whom' })
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleDescription(new RegExp(w.person.name))
  await expect(field).not.toHaveAccessibleDescription(/person\//)
  await expect(dialog.getByRole('button', { name: 'Apply' })).toBeHidden()

  await page.goto(`/people?edit=${encodeURIComponent(`hire:${w.other.ref}`)}`)
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Zebulon Quill')
  await dialog.getByText('More about them').click()
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('nowhere')
  await dialog.getByText('More about them').click()
  await dialog.getByRole('button', { name: 'See what changes' }).click()
  await expect(dialog.getByRole('textbox', { name: 'E-mail' })).toHaveAccessibleDescription(/not an e-mail address/)
  expect((await ask<{ org: { revision: number } }>('{ org { revision } }')).org.revision).toBe(w.revision)
})

test('drops a box of the chart onto another, and asks before anybody moves', async ({ page, ask }) => {
  const w = await world(ask)
  const above = w.person.manager!
  const { node: manager } = await ask<{ node: { reports: Somebody[] } }>(nodeOf(above.ref, '... on Person { reports { ref name } }'))
  const [dragged, target] = manager.reports
  await page.goto(`/?focus=${above.ref.replace('person/', '')}&open=1`)
  const middle = async (name: string) => {
    const box = page.getByRole('treeitem', { name: new RegExp(`^${name}`) })
    await expect(box).toBeVisible()
    const r = (await box.boundingBox())!
    return [r.x + r.width / 2, r.y + r.height / 2] as const
  }
  await page.mouse.move(...(await middle(dragged!.name)))
  await page.mouse.down()
  await page.mouse.move(...(await middle(target!.name)), { steps: 8 })
  await page.mouse.up()
  const dialog = page.getByRole('dialog', { name: 'Move' })
  await expect(dialog).toContainText(dragged!.name)
  await expect(dialog.getByRole('combobox', { name: 'To whom' })).toHaveValue(target!.name)
  await look(dialog)
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(dialog).toBeHidden()
  const { node } = await ask<{ node: unknown }>(nodeOf(dragged!.ref, '... on Person { manager { ref } }'))
  expect(node).toEqual({ manager: { ref: target!.ref } })
})

test('shows in another browser what was changed in this one', async ({ page, another, ask }) => {
  const w = await world(ask)
  const theirs = await another()
  const listening = theirs.waitForEvent('websocket')
  await theirs.goto(`/people?person=${encodeURIComponent(w.person.ref)}`)
  await (await listening).waitForEvent('framereceived')
  const chain = theirs.getByRole('complementary')
  await expect(chain).toContainText(w.person.manager!.name)

  const dialog = await form(page, `move:${w.person.ref}>${w.other.ref}`)
  await look(dialog)
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(chain.getByRole('link', { name: w.other.name }).first()).toBeVisible()
  const { org } = await ask<{ org: { revisions: { nodes: { summary: string }[] } } }>('{ org { revisions(first: 1) { nodes { summary } } } }')
  await expect(theirs.getByRole('status').filter({ hasText: org.revisions.nodes[0]!.summary })).toBeVisible()
})

test('says what somebody else changed meanwhile, and looks again', async ({ page, ask }) => {
  const w = await world(ask)
  const dialog = await form(page, `move:${w.person.ref}>${w.other.ref}`)
  await look(dialog)
  await ask('mutation ($person: PersonRef!) { apply(changes: [{ update: { person: $person, title: "Quill Sharpener" } }]) { applied } }', { person: w.person.ref })
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(dialog.getByRole('heading', { name: 'Somebody changed the organization meanwhile' })).toBeFocused()
  await expect(dialog).toContainText(`${w.person.name} title ${w.person.title} → Quill Sharpener`)
  expect(await ask(inPerson('manager { ref }')(w))).toEqual({ org: { revision: w.revision + 1 }, node: { manager: { ref: w.person.manager!.ref } } })
  await dialog.getByRole('button', { name: 'Look at it again' }).click()
  await expect(dialog.getByRole('heading', { name: 'What changes today' })).toBeFocused()
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(dialog).toBeHidden()
  expect(await ask(inPerson('manager { ref }')(w))).toEqual({ org: { revision: w.revision + 2 }, node: { manager: { ref: w.other.ref } } })
})

const note = (page: Page) => page.getByRole('region', { name: 'Your last change' })

test('undoes the last change, pages later', async ({ page, ask, accessible }) => {
  const w = await world(ask)
  const dialog = await form(page, `move:${w.person.ref}>${w.other.ref}`)
  await look(dialog)
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(note(page)).toContainText(w.person.name)
  await page.getByRole('link', { name: 'Levels' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Levels' })).toBeVisible()
  await page.reload()
  await expect(note(page)).toContainText(w.person.name)
  await accessible()
  await note(page).getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(note(page)).toContainText('Undone')
  await expect(note(page).getByRole('button', { name: 'Undo' })).toBeHidden()
  expect(await ask(inPerson('manager { ref }')(w))).toEqual({ org: { revision: w.revision + 2 }, node: { manager: { ref: w.person.manager!.ref } } })
  await note(page).getByRole('button', { name: 'Put this note away' }).click()
  await expect(note(page)).toBeHidden()
})

test('says why a change cannot be undone that somebody built on', async ({ page, ask }) => {
  const w = await world(ask)
  const dialog = await form(page, `move:${w.person.ref}>${w.other.ref}`)
  await look(dialog)
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(note(page)).toBeVisible()
  await ask('mutation ($person: PersonRef!) { apply(changes: [{ move: { person: $person, toTop: true } }]) { applied } }', { person: w.person.ref })
  const { org } = await ask<{ org: { revisions: { nodes: { summary: string }[] } } }>('{ org { revisions(first: 1) { nodes { summary } } } }')
  await note(page).getByRole('button', { name: 'Undo' }).click()
  await expect(note(page).getByRole('alert')).toContainText(`of ${w.person.name} changed again later`)
  await expect(note(page).getByRole('alert')).toContainText(org.revisions.nodes[0]!.summary)
  expect(await ask(inPerson('depth')(w))).toEqual({ org: { revision: w.revision + 2 }, node: { depth: 1 } })
})

test('undoes any change from the log, after a look at what that does', async ({ page, ask }) => {
  const w = await world(ask)
  await ask('mutation ($person: PersonRef!, $to: SeatRef!) { apply(changes: [{ move: { person: $person, to: $to } }]) { applied } }', { person: w.person.ref, to: w.other.ref })
  const { org } = await ask<{ org: { revisions: { nodes: { summary: string }[] } } }>('{ org { revisions(first: 1) { nodes { summary } } } }')
  await page.goto('/revisions')
  await page.getByRole('link', { name: org.revisions.nodes[0]!.summary }).click()
  const about = page.getByRole('main')
  await expect(about).toContainText(`moves from ${w.person.manager!.name} to ${w.other.name}`)
  await about.getByRole('link', { name: 'Undo this change' }).click()
  const dialog = page.getByRole('dialog', { name: 'Undo a change' })
  await look(dialog)
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(dialog).toBeHidden()
  expect(await ask(inPerson('manager { ref }')(w))).toEqual({ org: { revision: w.revision + 2 }, node: { manager: { ref: w.person.manager!.ref } } })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('a preview fits the window', async ({ page, ask, accessible }) => {
    const w = await world(ask)
    const dialog = await form(page, `leave:${w.person.manager!.ref}`)
    await look(dialog)
    await accessible('overlay')
    const wide = await dialog.evaluate((one) => [...one.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().right > innerWidth + 1).map((part) => part.outerHTML))
    expect(wide).toEqual([])
  })
})
