import { SearchIcon } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Icon } from '../ui/Icon'
import styles from './Search.module.css'
import type SearchBox from './SearchBox'

/** The list of what was found weighs more than the rest of the header; it comes when the first page is drawn. */
const comesAfter = 1000

/** What the plain field, which stands there until then, hands over. */
interface Arrived {
  Box: typeof SearchBox
  text: string
  focused: boolean
}

/** The search of the header; `/` and Ctrl K lead here from anywhere. */
export function Search() {
  const [arrived, setArrived] = useState<Arrived>()
  const field = useRef<HTMLInputElement>(null)
  useShortcut()

  const load = () => {
    void import('./SearchBox').then(({ default: Box }) => {
      // At once, so that no key is typed into a field that is about to go.
      flushSync(() => {
        setArrived((now) => now ?? { Box, text: field.current?.value ?? '', focused: document.activeElement === field.current })
      })
    })
  }
  useEffect(() => {
    const soon = setTimeout(load, comesAfter)
    return () => clearTimeout(soon)
  }, [])

  return (
    <div className={styles.search} role="search">
      {arrived ? (
        <arrived.Box text={arrived.text} focused={arrived.focused} />
      ) : (
        <div className={styles.box}>
          <Icon of={SearchIcon} />
          <input ref={field} data-search className={styles.input} placeholder="Search or ask" aria-label="Search" maxLength={200} onFocus={load} />
          <kbd className={styles.key} aria-hidden>
            /
          </kbd>
        </div>
      )}
    </div>
  )
}

/** `/` where nobody is typing, and Ctrl K or Cmd K everywhere, put the focus into the search. */
function useShortcut(): void {
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable=true], [role=dialog]')
      const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey
      const k = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey
      if (!slash && !k) return
      event.preventDefault()
      const input = document.querySelector<HTMLInputElement>('input[data-search]')
      input?.focus()
      input?.select()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [])
}
