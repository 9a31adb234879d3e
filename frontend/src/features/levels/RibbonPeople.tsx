import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useQuery } from 'urql'
import { useAsOf } from '../../api/asOf'
import type { PersonFilter } from '../../api/gql/graphql'
import { writeFilter } from '../../org/filterUrl'
import { people } from '../../org/numbers'
import { PersonLink } from '../../org/PersonLink'
import { QueryFailure } from '../../org/QueryFailure'
import { Button } from '../../ui/Button'
import { Loading } from '../../ui/States'
import { LandingPeople } from './landingQuery'
import styles from './RibbonPeople.module.css'

const pageSize = 25

/** The people behind a ribbon, a page at a time. */
export function RibbonPeople({ title, where }: { title: string; where: PersonFilter }) {
  const date = useAsOf()
  const [starts, setStarts] = useState<readonly (string | null)[]>([null])
  const [{ data, error, fetching }, again] = useQuery({
    query: LandingPeople,
    variables: { date, where, first: pageSize, after: starts.at(-1) ?? null },
  })
  const page = data?.org.people
  return (
    <section aria-label={title} aria-busy={fetching} className={styles.people}>
      <h2>{title}</h2>
      {error && !page ? (
        <QueryFailure error={error} again={() => again({ requestPolicy: 'network-only' })} />
      ) : !page ? (
        <Loading what="the people" />
      ) : (
        <>
          <p>
            <Link to="/people" search={{ where: writeFilter(where) }}>
              {people(page.totalCount)}
            </Link>
          </p>
          <ul className={styles.list}>
            {page.nodes.map((person) => (
              <li key={person.id}>
                <PersonLink seat={person.ref}>{person.name}</PersonLink> <span className={styles.title}>{person.title}</span>
              </li>
            ))}
          </ul>
          {page.totalCount > pageSize && (
            <p className={styles.pages}>
              <Button isDisabled={starts.length === 1} onPress={() => setStarts(starts.slice(0, -1))}>
                Previous
              </Button>
              <Button isDisabled={!page.pageInfo.hasNextPage} onPress={() => setStarts([...starts, page.pageInfo.endCursor ?? null])}>
                Next
              </Button>
            </p>
          )}
        </>
      )}
    </section>
  )
}
