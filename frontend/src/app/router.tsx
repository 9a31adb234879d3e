import { createRootRoute, createRoute, createRouter, defaultStringifySearch, lazyRouteComponent, retainSearchParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { search as ask } from '../features/ask/search'
import { search as chart } from '../features/chart/search'
import { search as explore } from '../features/explore/search'
import { search as findings } from '../features/findings/search'
import { search as imports } from '../features/import/search'
import { compareSearch, ladderSearch, landingSearch, levelsSearch } from '../features/levels/search'
import { search as mentors } from '../features/mentors/search'
import { search as people } from '../features/people/search'
import { search as person } from '../features/person/search'
import { search as revisions } from '../features/revisions/search'
import { search as span } from '../features/span/search'
import { Loading } from '../ui/States'
import { Frame } from './Frame'
import { NotFound } from './NotFound'
import { PageError } from './PageError'
import { rootSearch } from './rootSearch'

const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  validateSearch: rootSearch,
  search: { middlewares: [retainSearchParams(['date'])] },
})

/**
 * A page loaded when it is opened. Its type is said and not inferred: pages ask for the router's type, so that a router
 * whose type came from its pages would go in a circle, and all search parameters would be anything's.
 */
function lazy(load: () => Promise<{ default: ComponentType }>): ReturnType<typeof lazyRouteComponent> {
  return lazyRouteComponent(load)
}

const getParentRoute = () => root

// Not written within addChildren, whose types would make every path a mere string, and every page's parameters all pages'.
const pages = [
  createRoute({ getParentRoute, path: '/', validateSearch: chart, component: lazy(() => import('../features/chart/ChartPage')) }),
  createRoute({ getParentRoute, path: '/people', validateSearch: people, component: lazy(() => import('../features/people/PeoplePage')) }),
  createRoute({ getParentRoute, path: '/people/$id', validateSearch: person, component: lazy(() => import('../features/person/PersonPage')) }),
  createRoute({ getParentRoute, path: '/levels', validateSearch: levelsSearch, component: lazy(() => import('../features/levels/LevelsPage')) }),
  createRoute({ getParentRoute, path: '/levels/$ladder', validateSearch: ladderSearch, component: lazy(() => import('../features/levels/LadderPage')) }),
  createRoute({ getParentRoute, path: '/compare', validateSearch: compareSearch, component: lazy(() => import('../features/levels/ComparePage')) }),
  createRoute({ getParentRoute, path: '/landing', validateSearch: landingSearch, component: lazy(() => import('../features/levels/LandingPage')) }),
  createRoute({ getParentRoute, path: '/mentors', validateSearch: mentors, component: lazy(() => import('../features/mentors/MentorsPage')) }),
  createRoute({ getParentRoute, path: '/span', validateSearch: span, component: lazy(() => import('../features/span/SpanPage')) }),
  createRoute({ getParentRoute, path: '/findings', validateSearch: findings, component: lazy(() => import('../features/findings/FindingsPage')) }),
  createRoute({ getParentRoute, path: '/import', validateSearch: imports, component: lazy(() => import('../features/import/ImportPage')) }),
  createRoute({ getParentRoute, path: '/explore', validateSearch: explore, component: lazy(() => import('../features/explore/ExplorePage')) }),
  createRoute({ getParentRoute, path: '/ask', validateSearch: ask, component: lazy(() => import('../features/ask/AskPage')) }),
  createRoute({ getParentRoute, path: '/revisions', validateSearch: revisions, component: lazy(() => import('../features/revisions/RevisionsPage')) }),
] as const

/** Leaves the signs that a query may have as they are, so that a filter and a ref can be read in the address. */
function readable(search: Record<string, unknown>): string {
  return defaultStringifySearch(search).replace(/%(?:21|28|29|2C|2F|3A|3B|40)/g, decodeURIComponent)
}

export const router = createRouter({
  routeTree: root.addChildren(pages),
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Loading what="the page" />,
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
  stringifySearch: readable,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
