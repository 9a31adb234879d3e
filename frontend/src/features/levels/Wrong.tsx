import type { CombinedError } from 'urql'
import { explain } from '../../api/explain'
import { Failure } from '../../ui/States'

/** What went wrong with the page's question, and the way to ask it again. */
export function Wrong({ error, again }: { error: CombinedError; again: () => void }) {
  const { title, detail, next, again: retry } = explain(error)
  return (
    <Failure title={title} onRetry={retry ? again : undefined}>
      {[detail, next].filter(Boolean).join(' ')}
    </Failure>
  )
}
