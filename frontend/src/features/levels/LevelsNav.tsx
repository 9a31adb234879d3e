import { Link } from '@tanstack/react-router'
import styles from './LevelsNav.module.css'

const ways = [
  { to: '/levels', name: 'Ladders' },
  { to: '/compare', name: 'Compare' },
  { to: '/landing', name: 'Landing' },
] as const

/** The three ways of looking at levels. */
export function LevelsNav() {
  return (
    <nav aria-label="Levels" className={styles.nav}>
      {ways.map(({ to, name }) => (
        <Link key={to} to={to} className={styles.way} activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
