import { Link } from '@tanstack/react-router'
import type { PersonFilter, SpanOfPeopleQuery } from '../../api/gql/graphql'
import { count, mean } from '../../org/numbers'
import { bare, lastPart } from '../../org/refs'
import { narrowedUrl } from './selection'
import styles from './SpanPage.module.css'

/** The same question by level: how many manage, and how many report to each of them. */
export function ByLevel({ org, filter }: { org: SpanOfPeopleQuery['org']; filter: PersonFilter }) {
  const groups = org.breakdown.filter((group) => group.managers > 0)
  const home = `level/${lastPart(org.homeLadder.id)}/`
  const short = (id: string) => (bare(id).startsWith(home) ? lastPart(id) : bare(id))
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Level</th>
            <th scope="col">Mean span</th>
            <th scope="col">Managers</th>
            <th scope="col">People</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ keys: [key], ...group }) => (
            <tr key={key?.value ?? 'none'}>
              <th scope="row">
                <Link to="/span" search={(kept) => ({ date: kept.date, where: narrowedUrl(filter, { level: key?.value ? { in: [short(key.value)] } : { isNull: true } }) })}>
                  {key?.value ? key.label : 'No level'}
                </Link>
              </th>
              <td>{mean(group.meanSpan)}</td>
              <td>{count(group.managers)}</td>
              <td>{count(group.headcount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
