import { Link } from '@tanstack/react-router'
import { PageTitle } from '../ui/PageTitle'
import styles from './Page.module.css'

export function NotFound() {
  return (
    <section className={styles.words}>
      <PageTitle>No such page</PageTitle>
      <h1>There is no such page</h1>
      <p>
        The address may be mistyped. Search for whom or what you look for, or <Link to="/">open the chart</Link>.
      </p>
    </section>
  )
}
