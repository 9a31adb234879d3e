import type { CombinedError } from 'urql'
import { explain } from '../../api/explain'
import { Network } from 'lucide-react'
import { QueryFailure } from '../../org/QueryFailure'
import { LinkButton } from '../../ui/LinkButton'
import { Empty, Loading } from '../../ui/States'
import styles from './ChartPage.module.css'

export function ChartLoading() {
  return (
    <div className={styles.state}>
      <Loading what="the chart" />
    </div>
  )
}

/** Nobody to show: how the chart is filled. */
export function ChartEmpty({ date }: { readonly date: string | undefined }) {
  if (date) {
    return (
      <div className={styles.state}>
        <Empty title="Nobody is recorded on this day" icon={Network}>
          The chart shows who reports to whom. Pick another day, or today.
        </Empty>
      </div>
    )
  }
  return (
    <div className={styles.state}>
      <Empty
        title="Nobody is here yet"
        icon={Network}
        action={
          <>
            <LinkButton look="primary" to="/import">
              Import a file
            </LinkButton>
            <LinkButton to="/" search={{ edit: 'hire' }}>
              Hire somebody
            </LinkButton>
          </>
        }
      >
        The chart shows who reports to whom. Import a file of people, or hire the first of them.
      </Empty>
    </div>
  )
}

interface ChartFailureProps {
  readonly error: CombinedError
  readonly onRetry: () => void
  /** The chart before is still there: said at its edge. */
  readonly small?: boolean
}

export function ChartFailure({ error, onRetry, small = false }: ChartFailureProps) {
  return (
    <div className={small ? styles.failure : styles.state}>
      <QueryFailure error={error} again={onRetry} />
      {explain(error).code === 'LIMIT' && (
        <p className={styles.instead}>
          <LinkButton to="/" search={(kept: Record<string, unknown>) => ({ ...kept, view: 'whole' as const, open: undefined })}>
            See the whole at once
          </LinkButton>
        </p>
      )}
    </div>
  )
}
