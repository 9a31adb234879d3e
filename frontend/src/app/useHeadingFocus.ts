import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/**
 * Puts the focus on the heading of a page that was navigated to, so that a screen reader reads it and Tab goes on from
 * there. A page's own changes of its search parameters, and the first page, leave the focus where it is.
 */
export function useHeadingFocus(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return
        const page = document.getElementById('page')
        const heading = page?.querySelector('h1')
        if (heading) heading.tabIndex = -1
        ;(heading ?? page)?.focus({ preventScroll: true })
      }),
    [router],
  )
}
