import { useSyncExternalStore } from 'react'

/** Whether a media query holds, such as `(width < 760px)`; only for what CSS alone cannot say. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}
