import { Link } from '@tanstack/react-router'

export function NotFound() {
  return (
    <section>
      <h1>There is no such page</h1>
      <p>
        The address may be mistyped or from another version of Rung. <Link to="/">Open the chart</Link> or search for
        somebody above.
      </p>
    </section>
  )
}
