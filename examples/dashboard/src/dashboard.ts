import { client, rung } from './client'
import { graphql } from './gql'
import type { DashboardQuery } from './gql/graphql'

const Dashboard = graphql(`
  query Dashboard {
    org {
      name
      revision
      headcount
      breakdown(by: [{ dimension: LEVEL }]) {
        keys {
          label
        }
        headcount
        share
      }
      spans(where: { level: { in: ["Product Directors"] } }) {
        managers
        mean
        median
        max
      }
      mentors(toward: "L4", first: 5) {
        totalCount
        nodes {
          person {
            name
            title
          }
        }
      }
    }
  }
`)

const Changes = graphql(`
  subscription Changes {
    revisions {
      number
    }
  }
`)

/** How often the answer is asked for again, in case the socket is gone; mostly a 304. */
const poll = 60_000

const part = (id: string) => document.getElementById(id)!

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  return made
}

function row(...cells: string[]): HTMLElement {
  const made = document.createElement('tr')
  made.append(...cells.map((text, i) => element(i === 0 ? 'th' : 'td', text)))
  return made
}

function show({ org }: DashboardQuery): void {
  part('status').textContent = `${org.name}: ${org.headcount} people, revision ${org.revision}`
  part('by-level').replaceChildren(...org.breakdown.map(({ keys, headcount, share }) => row(keys[0]?.label ?? '', String(headcount), `${Math.round(share * 100)}%`)))
  const figure = (value: number | null | undefined) => (value == null ? 'none' : String(Math.round(value * 10) / 10))
  part('spans').replaceChildren(
    ...([['Managers', org.spans.managers], ['Mean', org.spans.mean], ['Median', org.spans.median], ['Most', org.spans.max]] as const).flatMap(([name, value]) => [element('dt', name), element('dd', figure(value))]),
  )
  part('mentor-list').replaceChildren(...org.mentors.nodes.map(({ person }) => element('li', `${person.name}, ${person.title}`)))
}

async function refresh(): Promise<void> {
  const { data, error } = await client.query(Dashboard, {})
  if (data) show(data)
  if (error) part('status').textContent = `${rung} could not be asked: ${error.message}`
}

// Every new revision is a reason to ask again.
client.subscription(Changes, {}).subscribe(() => void refresh())
setInterval(() => void refresh(), poll)
void refresh()
