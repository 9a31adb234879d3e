import { Link, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useContext } from 'react'
import { Viewer } from '../api/viewer'
import { DateControl } from './DateControl'
import styles from './Header.module.css'
import { MoreMenu } from './MoreMenu'
import { pages } from './pages'
import { Search } from './Search'
import { ThemeMenu } from './ThemeMenu'

const AccountMenu = lazy(() => import('./AccountMenu'))

/** One line: where one is, where one can go, whom one looks for, and as of which day. */
export function Header({ organization, today }: { organization: string | undefined; today: string | undefined }) {
  const viewer = useContext(Viewer)
  const path = useLocation({ select: ({ pathname }) => pathname })
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.brand}>
        <span className={styles.rung}>Rung</span>{' '}
        <span className={styles.organization}>{organization}</span>
      </Link>
      <nav aria-label="Pages" className={styles.pages}>
        {pages.map(({ to, name, with: others }) => (
          <Link
            key={to}
            to={to}
            className={styles.link}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            data-within={others.some((other) => other === path) || undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
      <MoreMenu />
      <Search />
      <DateControl today={today} />
      <ThemeMenu />
      {viewer?.signedIn && (
        <Suspense>
          <AccountMenu viewer={viewer} />
        </Suspense>
      )}
    </header>
  )
}
