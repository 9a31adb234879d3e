import { Link, useSearch } from '@tanstack/react-router'
import { useQuery } from 'urql'
import { useAsOf } from '../../api/asOf'
import { graphql } from '../../api/gql/gql'
import { counted } from '../../org/numbers'
import { QueryFailure } from '../../org/QueryFailure'
import { writtenWords } from '../../org/writtenWords'
import { LinkButton } from '../../ui/LinkButton'
import { PageTitle } from '../../ui/PageTitle'
import { Empty, Loading } from '../../ui/States'
import { BroughtAbout } from './BroughtAbout'
import styles from './RevisionsPage.module.css'

const Revisions = graphql(`
  query Revisions($date: Date, $after: String) {
    org(asOf: $date) {
      revisions(first: 50, after: $after) {
        totalCount
        edges {
          cursor
          node {
            number
            at
            by
            origin
            effective
            reason
            summary
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

/** The log of what was written, newest first. */
export default function RevisionsPage() {
  const date = useAsOf()
  const { after, revision: open } = useSearch({ from: '/revisions' })
  const [{ data, error }, again] = useQuery({ query: Revisions, variables: { date, after } })
  const log = data?.org.revisions
  return (
    <div className={styles.page}>
      <PageTitle>What changed</PageTitle>
      <h1>What changed</h1>
      {log && <p className={styles.lead}>{counted(log.totalCount, 'revision')}, the newest first. Each was checked and became visible as a whole, whatever day is shown.</p>}
      {error && !log && <QueryFailure error={error} again={() => again({ requestPolicy: 'network-only' })} />}
      {!log && !error && <Loading what="the revisions" rows={8} />}
      {log?.edges.length === 0 && <Empty title="Nothing was written yet">What somebody changes or imports stands here, with who did it and why.</Empty>}
      <ol className={styles.log}>
        {log?.edges.map(({ node: { number, at, by, origin, effective, reason, summary } }, i) => (
          <li key={number} className={styles.revision}>
            <span className={styles.number}>{number}</span>
            <div>
              <p className={styles.summary}>
                <Link
                  to="."
                  search={(kept) => ({ ...kept, revision: open === number ? undefined : number })}
                  replace
                  resetScroll={false}
                  className={styles.open}
                  aria-expanded={open === number}
                  aria-controls={open === number ? `revision-${number}` : undefined}
                >
                  {summary}
                </Link>
              </p>
              {reason && <p>{reason}</p>}
              <p className={styles.when}>
                <time dateTime={at}>{writtenWords({ at, by, origin, effective })}</time>
              </p>
              {open === number && <BroughtAbout number={number} after={log.edges[i - 1]?.cursor ?? after} />}
            </div>
          </li>
        ))}
      </ol>
      <nav className={styles.turn} aria-label="Pages of the log">
        {after && (
          <LinkButton to="/revisions" search={{}}>
            Newest
          </LinkButton>
        )}
        {log?.pageInfo.hasNextPage && (
          <LinkButton to="/revisions" search={{ after: log.pageInfo.endCursor ?? undefined }}>
            Older
          </LinkButton>
        )}
      </nav>
    </div>
  )
}
