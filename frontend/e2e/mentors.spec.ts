import { expect, test } from './fixtures'

interface Answer {
  org: {
    mentors: {
      totalCount: number
      considered: number
      excluded: { rule: string; headcount: number }[]
      nodes: { score: number; person: { name: string }; reasons: { contribution: number; text: string }[] }[]
    }
  }
}

const question = `query ($toward: LevelRef!, $for: PersonRef, $weights: MentorWeights, $first: Int!) {
  org {
    mentors(toward: $toward, for: $for, weights: $weights, first: $first) {
      totalCount considered excluded { rule headcount }
      nodes { score person { name } reasons { contribution text } }
    }
  }
}`

/** Somebody whose level has a next one. */
const menteeQuestion = `{ org { people(where: { level: { in: ["L3"] } }, first: 1) { nodes { ref name level { next { id code } } } } } }`
interface Mentee {
  org: { people: { nodes: { ref: string; name: string; level: { next: { id: string; code: string }[] } }[] } }
}

test.describe('mentors', () => {
  test('the list, its scores and its reasons are the API’s, on all its pages', async ({ page, ask }) => {
    const { mentors } = (await ask<Answer>(question, { toward: 'L4', first: 1000 })).org
    await page.goto('/mentors?toward=L4')
    const rows = page.getByRole('list', { name: 'Mentors, the best first' }).locator('> li')
    await expect(page.getByText(`${mentors.totalCount} mentors toward L4, out of ${mentors.considered} people`)).toBeVisible()
    await expect(async () => {
      await rows.last().scrollIntoViewIfNeeded()
      await expect(rows).toHaveCount(mentors.nodes.length, { timeout: 500 })
    }).toPass()
    for (const [i, match] of mentors.nodes.entries()) {
      await expect(rows.nth(i)).toContainText(match.person.name)
      await expect(rows.nth(i)).toContainText(match.score.toFixed(2))
    }
    for (const reason of mentors.nodes[0]!.reasons) await expect(rows.first()).toContainText(reason.text)
    const left = page.getByRole('list', { name: 'Left out' }).getByRole('listitem')
    await expect(left).toHaveCount(mentors.excluded.length)
    for (const [i, { headcount }] of mentors.excluded.entries()) await expect(left.nth(i)).toContainText(String(headcount))
  })

  test('a mentee alone aims at the next level, and shows the way to each mentor', async ({ page, ask, accessible }) => {
    const mentee = (await ask<Mentee>(menteeQuestion)).org.people.nodes[0]!
    const next = mentee.level.next[0]!
    const [best, second] = (await ask<Answer>(question, { toward: next.id, for: mentee.ref, first: 2 })).org.mentors.nodes
    await page.goto(`/mentors?for=${mentee.ref.slice('person/'.length)}`)
    await expect(page.getByText(`Proposed: the next level of ${mentee.name}.`)).toBeVisible()
    const reasons = page.getByRole('list', { name: `Reasons for ${best!.person.name}` })
    await expect(reasons.getByRole('listitem')).toHaveCount(best!.reasons.length)
    const way = page.getByRole('list', { name: 'From the mentee to the mentor' })
    await expect(way.getByRole('listitem').first()).toContainText(mentee.name)
    await expect(way.getByRole('listitem').last()).toContainText(best!.person.name)
    await accessible()

    await page.getByRole('button', { name: `Reasons for ${second!.person.name}`, exact: true }).click()
    await expect(way.getByRole('listitem').last()).toContainText(second!.person.name)
    await page.reload()
    await expect(way.getByRole('listitem').last()).toContainText(second!.person.name)
    await expect(page.getByRole('link', { name: 'Start mentorship' })).toHaveAttribute('href', /edit=mentor/)
  })

  test('weights move by the keyboard, stand in the URL and order the list', async ({ page, ask }) => {
    await page.goto('/mentors?toward=L4')
    const slider = page.getByRole('slider', { name: 'Level' })
    await slider.focus()
    await page.keyboard.press('Home')
    await expect(page).toHaveURL(/weights=0-25-20-10-10/)
    const { nodes } = (await ask<Answer>(question, { toward: 'L4', weights: { level: 0, expected: 0.25, distance: 0.2, timeZone: 0.1, capacity: 0.1 }, first: 5 })).org.mentors
    const rows = page.getByRole('list', { name: 'Mentors, the best first' }).locator('> li')
    for (const [i, match] of nodes.entries()) {
      await expect(rows.nth(i)).toContainText(match.person.name)
      await expect(rows.nth(i)).toContainText(match.score.toFixed(2))
    }
    await page.getByRole('button', { name: 'Reset to the defaults' }).click()
    await expect(page).not.toHaveURL(/weights/)
    await expect(slider).toHaveValue('35')
  })

  test('where nobody is left it says why', async ({ page, ask }) => {
    await page.goto('/mentors?toward=L6&where=title:nobody-has-this')
    await expect(page.getByText('Nobody can mentor toward L6')).toBeVisible()
    await page.goto('/mentors')
    await expect(page.getByText('Who can mentor whom, and why')).toBeVisible()
    expect((await ask<Answer>(question, { toward: 'L6', first: 1 })).org.mentors.totalCount).toBeGreaterThan(0)
  })
})
