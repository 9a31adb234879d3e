import { useState } from 'react'
import { Button } from './Button'
import styles from './Operation.module.css'

/** The operation behind an answer, to take away: copied, or opened in GraphiQL. */
export function Operation({ operation, variables }: { operation: string; variables: Readonly<Record<string, unknown>> }) {
  const [copied, setCopied] = useState(false)
  const written = JSON.stringify(variables, null, 2)
  const link = `/graphiql?${new URLSearchParams({ query: operation, variables: written }).toString()}`
  return (
    <div className={styles.operation}>
      <div className={styles.ways}>
        <Button onPress={() => void navigator.clipboard.writeText(operation).then(() => setCopied(true))}>{copied ? 'Copied' : 'Copy'}</Button>
        <a href={link}>Open in GraphiQL</a>
        <span role="status">{copied && 'The operation is on the clipboard.'}</span>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls is reached by keys. */}
      <pre className={styles.code} tabIndex={0} role="region" aria-label="Operation">
        {operation}
      </pre>
      <h3>Variables</h3>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls is reached by keys. */}
      <pre className={styles.code} tabIndex={0} role="region" aria-label="Variables">
        {written}
      </pre>
    </div>
  )
}
