import { Link, Outlet } from '@tanstack/react-router'
import { useQuery } from 'urql'
import { graphql } from '../api/gql/gql'

const Organization = graphql(`
  query Organization($date: Date) {
    org(asOf: $date) {
      name
      revision
    }
  }
`)

/** What stands around every page. */
export function Frame() {
  const [{ data }] = useQuery({ query: Organization, variables: {} })
  return (
    <>
      <header>
        <Link to="/">Rung</Link> <strong>{data?.org.name}</strong>
        <nav aria-label="Pages">
          <Link to="/">Chart</Link> <Link to="/levels">Levels</Link> <Link to="/mentors">Mentors</Link>{' '}
          <Link to="/span">Span</Link> <Link to="/people">People</Link> <Link to="/findings">Findings</Link>{' '}
          <Link to="/import">Import</Link> <a href="/graphiql">GraphiQL</a>
        </nav>
      </header>
      <main>
        <Outlet />
      </main>
    </>
  )
}
