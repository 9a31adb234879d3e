import type { ErrorComponentProps } from '@tanstack/react-router'

/** In place of a page that failed; the frame around it goes on working. */
export function PageError({ error, reset }: ErrorComponentProps) {
  return (
    <section role="alert">
      <h1>This page could not be shown</h1>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      <button type="button" onClick={reset}>
        Try again
      </button>
    </section>
  )
}
