import type { CombinedError } from 'urql'
import { explain } from '../api/explain'
import { Failure } from '../ui/States'

export interface QueryFailureProps {
  error: CombinedError
  /** Asks again; offered where that may help. */
  again?: () => void
}

/** What went wrong with a question to the API, to what, and the next step. */
export function QueryFailure({ error, again }: QueryFailureProps) {
  const { title, detail, next, again: mayHelp } = explain(error)
  return (
    <Failure title={title} onRetry={mayHelp ? again : undefined}>
      {[detail, next].filter(Boolean).join(' ')}
    </Failure>
  )
}
