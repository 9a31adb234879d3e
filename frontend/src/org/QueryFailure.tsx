import type { CombinedError } from 'urql'
import { explain } from '../api/explain'
import { refresh } from '../api/refresh'
import { Failure } from '../ui/States'

export interface QueryFailureProps {
  error: CombinedError
  /** Asks again; offered where that may help. Whatever else failed beside it, such as a legend, is asked for as well. */
  again?: () => void
}

/** What went wrong with a question to the API, to what, and the next step. */
export function QueryFailure({ error, again }: QueryFailureProps) {
  const { title, detail, next, again: mayHelp } = explain(error)
  const retry = () => {
    again?.()
    refresh()
  }
  return (
    <Failure title={title} onRetry={mayHelp && again ? retry : undefined}>
      {[detail, next].filter(Boolean).join(' ')}
    </Failure>
  )
}
