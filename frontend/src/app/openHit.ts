import { useNavigate } from '@tanstack/react-router'
import { lastPart } from '../org/refs'
import type { Hit } from './hit'

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
        // The words of filters are of no use to the first page, so they come when one is needed.
        return void import('../org/filterUrl').then(({ writeFilter }) => navigate({ to: '/people', search: { where: writeFilter({ team: [lastPart(hit.id)] }) } }))
    }
  }
}
