import { useSearch } from '@tanstack/react-router'

/** The day that the page is seen as of, for `org(asOf: $date)`; undefined: today. */
export function useAsOf(): string | undefined {
  return useSearch({ strict: false }).date
}
