import { createRootRoute, createRoute, createRouter, defaultStringifySearch, lazyRouteComponent, retainSearchParams } from '@tanstack/react-router'
import * as v from 'valibot'
import { search as chart } from '../features/chart/search'
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
import { rootSearch, type RootSearch } from './rootSearch'

const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  validateSearch: (raw): RootSearch => v.parse(rootSearch, raw),
  search: { middlewares: [retainSearchParams(['date'])] },
})

/** A feature's schema as the router wants it. Every key of a schema has a fallback, so nothing is ever refused. */
function from<S extends v.ObjectSchema<v.ObjectEntries, undefined>>(schema: S) {
  return (raw: Record<string, unknown>): v.InferOutput<S> => v.parse(schema, raw)
}

const page = <P extends string>(path: P) => ({ getParentRoute: () => root, path })

const routes = root.addChildren([
  createRoute({ ...page('/'), validateSearch: from(chart), component: lazyRouteComponent(() => import('../features/chart/ChartPage')) }),
  createRoute({ ...page('/people'), validateSearch: from(people), component: lazyRouteComponent(() => import('../features/people/PeoplePage')) }),
  createRoute({ ...page('/people/$id'), validateSearch: from(person), component: lazyRouteComponent(() => import('../features/person/PersonPage')) }),
  createRoute({ ...page('/levels'), validateSearch: from(levelsSearch), component: lazyRouteComponent(() => import('../features/levels/LevelsPage')) }),
  createRoute({ ...page('/levels/$ladder'), validateSearch: from(ladderSearch), component: lazyRouteComponent(() => import('../features/levels/LadderPage')) }),
  createRoute({ ...page('/compare'), validateSearch: from(compareSearch), component: lazyRouteComponent(() => import('../features/levels/ComparePage')) }),
  createRoute({ ...page('/landing'), validateSearch: from(landingSearch), component: lazyRouteComponent(() => import('../features/levels/LandingPage')) }),
  createRoute({ ...page('/mentors'), validateSearch: from(mentors), component: lazyRouteComponent(() => import('../features/mentors/MentorsPage')) }),
  createRoute({ ...page('/span'), validateSearch: from(span), component: lazyRouteComponent(() => import('../features/span/SpanPage')) }),
  createRoute({ ...page('/findings'), validateSearch: from(findings), component: lazyRouteComponent(() => import('../features/findings/FindingsPage')) }),
  createRoute({ ...page('/import'), validateSearch: from(imports), component: lazyRouteComponent(() => import('../features/import/ImportPage')) }),
  createRoute({ ...page('/revisions'), validateSearch: from(revisions), component: lazyRouteComponent(() => import('../features/revisions/RevisionsPage')) }),
])

/** Leaves the signs that a query may have as they are, so that a filter and a ref can be read in the address. */
function readable(search: Record<string, unknown>): string {
  return defaultStringifySearch(search).replace(/%(?:21|28|29|2C|2F|3A|3B|40)/g, decodeURIComponent)
}

export const router = createRouter({
  routeTree: routes,
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
