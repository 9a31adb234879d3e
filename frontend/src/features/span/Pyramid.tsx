import { Link } from '@tanstack/react-router'
import type { PersonFilter } from '../../api/gql/graphql'
import { count } from '../../org/numbers'
import { Said } from '../../ui/LiveRegion'
import styles from './SpanPage.module.css'
import { narrowedUrl } from './selection'
import type { Report } from './SpanFigures'

/** People selected by layer, the top first, each bar in the middle and as wide as the layer has people. */
export function Pyramid({ layers, filter }: { layers: Report['perLayer']; filter: PersonFilter }) {
  const most = Math.max(1, ...layers.map((layer) => layer.headcount))
  return (
    <ol className={styles.pyramid} aria-label="People by layer, from the top">
      {layers.map(({ depth, headcount }) => (
        <li key={depth}>
          <Link to="/people" search={(kept) => ({ date: kept.date, where: narrowedUrl(filter, { depth: { min: depth, max: depth } }) })} className={styles.layer}>
            <span className={styles.depth}>
              <Said>Layer </Said>
              {depth}
            </span>
            <span className={styles.track}>
              <span className={styles.bar} style={{ inlineSize: `${(headcount / most) * 100}%` }} />
            </span>
            <span className={styles.headcount}>{count(headcount)}<Said>{headcount === 1 ? ' person' : ' people'}</Said></span>
          </Link>
        </li>
      ))}
    </ol>
  )
}
