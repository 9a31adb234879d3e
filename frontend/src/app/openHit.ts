import { useNavigate } from '@tanstack/react-router'
import type { Hit } from './hit'

/** The id without its type and without the suffix of a moment, as paths have it: `abtion` of `ladder/abtion@2025-01-01`. */
const lastPart = (id: string) => id.replace(/@[^@/]*$/, '').replace(/^[^/]*\//, '')

/** Opens what was searched for: a seat beside the page that one is on, everything else on its own page. */
export function useOpenHit(): (hit: Hit) => void {
  const navigate = useNavigate()
  return (hit) => {
    switch (hit.__typename) {
      case 'Person':
      case 'Opening':
        return void navigate({ to: '.', search: (now) => ({ ...now, person: hit.ref }) })
      case 'Level':
        return void navigate({ to: '/levels/$ladder', params: { ladder: lastPart(hit.ladder.id) }, search: { level: hit.code } })
      case 'Ladder':
        return void navigate({ to: '/levels/$ladder', params: { ladder: lastPart(hit.id) } })
      case 'Team':
        return void navigate({ to: '/people', search: { team: lastPart(hit.id) } })
    }
  }
}
