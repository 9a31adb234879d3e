import type { CombinedError } from 'urql'
import styles from './ChartPage.module.css'

export function ChartLoading() {
  return <p role="status" className={styles.state}>Asking for the chart…</p>
}

export function ChartEmpty({ date }: { readonly date: string | undefined }) {
  return (
    <div className={styles.state}>
      <h2>{date ? 'Nobody was employed on this day' : 'Nobody is here yet'}</h2>
      <p>The chart shows who reports to whom. <a href="/import">Import a file of people</a> to fill it.</p>
    </div>
  )
}

export function ChartFailure({ error, onRetry, small = false }: { error: CombinedError; onRetry: () => void; small?: boolean }) {
  return (
    <div role="alert" className={small ? styles.failure : styles.state}>
      <p>{error.message}</p>
      <button type="button" onClick={onRetry}>Try again</button>
    </div>
  )
}
