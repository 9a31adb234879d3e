import { Link } from '@tanstack/react-router'
import { writeFilter } from '../../org/filterUrl'
import { people } from '../../org/numbers'
import { bare } from '../../org/refs'

/** How many people are on a level, as a link to them. */
export function LevelPeople({ level }: { level: { id: string; code: string; headcount: number } }) {
  return (
    <Link to="/people" search={{ where: writeFilter({ level: { in: [bare(level.id)] } }) }} aria-label={`${people(level.headcount)} on ${level.code}`}>
      {people(level.headcount)}
    </Link>
  )
}
