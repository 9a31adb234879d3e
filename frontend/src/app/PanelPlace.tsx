import { lazy, Suspense, useEffect } from 'react'
import { Loading } from '../ui/States'
import styles from './PanelPlace.module.css'

const PersonPanel = lazy(() => import('../features/person/PersonPanel'))

/** Where the panel of a person stands: at the right, on phones a sheet from below. Escape closes it. */
export function PanelPlace({ person, onClose }: { person: string; onClose: () => void }) {
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      const inOverlay = event.target instanceof Element && event.target.closest('[role=dialog], [role=menu], [role=listbox], [role=combobox]')
      if (event.key === 'Escape' && !event.defaultPrevented && !inOverlay) onClose()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [onClose])

  return (
    <aside className={styles.panel} aria-label="Details">
      <Suspense fallback={<Loading what="the person" />}>
        <PersonPanel person={person} onClose={onClose} />
      </Suspense>
    </aside>
  )
}
