import { useEffect, useEffectEvent, useState } from 'react'
import { useUnreachableSince } from '../api/connection'
import type { News } from '../api/live'
import { ownChange } from '../api/ownChange'
import styles from './Live.module.css'

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** How long a note of what others did stays. */
const shownFor = 8000

/** Says what changes while one looks at the page, and when the server is away. */
export function Live({ since }: { since: number | undefined }) {
  const [news, setNews] = useState<string>()
  const unreachable = useUnreachableSince()
  const revision = useEffectEvent(() => since)

  useEffect(() => {
    // After the first page is drawn: nobody needs it sooner.
    let end: (() => void) | undefined
    let over = false
    void import('../api/live').then(({ listen }) => {
      if (!over) end = listen(revision(), (latest) => setNews(inWords(latest.filter((one) => one.number !== ownChange()?.revision))))
    })
    return () => {
      over = true
      end?.()
    }
  }, [])

  useEffect(() => {
    if (!news) return
    const timer = setTimeout(() => setNews(undefined), shownFor)
    return () => clearTimeout(timer)
  }, [news])

  const note = unreachable
    ? `The server cannot be reached. What is shown was loaded before ${clock.format(unreachable)}; it is tried again by itself.`
    : news
  return (
    // React Aria hides everything else from screen readers while a menu is open, but not what has this attribute.
    <div role="status" aria-live="polite" data-react-aria-top-layer="true">
      {note && <p className={unreachable ? styles.away : styles.note}>{note}</p>}
    </div>
  )
}

function inWords(latest: News[]): string {
  const [first] = latest
  if (!first) return ''
  if (latest.length > 1) return `${latest.length} changes were made. What is shown is up to date.`
  const summary = first.summary.replace(/\.$/, '')
  return first.by ? `${summary}, by ${first.by}.` : `${summary}.`
}
