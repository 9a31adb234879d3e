import type { ErrorComponentProps } from '@tanstack/react-router'
import { useUnreachableSince } from '../api/connection'
import { Button } from '../ui/Button'
import { PageTitle } from '../ui/PageTitle'
import styles from './Page.module.css'

/** In place of a page that failed; the frame around it goes on working. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const away = useUnreachableSince() !== undefined
  // A page's own code comes on demand; it is missing while the server is away, and after a newer server has started.
  const unloaded = /dynamically imported module|module script/i.test(String(error))
  return (
    <section className={styles.words} role="alert">
      <PageTitle>Not shown</PageTitle>
      <h1>This page could not be shown</h1>
      {unloaded ? (
        <p>{away ? 'Its files could not be loaded, because the server cannot be reached.' : 'Its files could not be loaded. The server may be newer than this page: load it again.'}</p>
      ) : (
        <p>Something in it went wrong: {error instanceof Error ? error.message : String(error)}. The other pages still work.</p>
      )}
      <p>
        <Button onPress={() => (unloaded ? location.reload() : reset())}>{unloaded ? 'Load again' : 'Try again'}</Button>
      </p>
    </section>
  )
}
