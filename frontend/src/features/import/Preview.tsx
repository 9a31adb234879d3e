import { useMemo } from 'react'
import { useQuery } from 'urql'
import type { ImportMovementFragment } from '../../api/gql/graphql'
import { TreeChart } from '../../chart/TreeChart'
import { count } from '../../org/numbers'
import { LeaversPlaces } from './importQueries'
import { marksOf, previewTree, type Outline } from './previewTree'
import styles from './Preview.module.css'

const most = 300

/** The part of the organization as it would be that the file changes, with joins, moves and leavers marked. */
export default function Preview({ outline, movements, complete }: { outline: Outline; movements: readonly ImportMovementFragment[]; complete: boolean }) {
  const marks = useMemo(() => marksOf(movements), [movements])
  const ids = useMemo(() => [...marks].flatMap(([ref, mark]) => (mark === 'leave' ? [ref] : [])), [marks])
  const [{ data }] = useQuery({ query: LeaversPlaces, variables: { ids }, pause: ids.length === 0 })
  const tree = useMemo(() => {
    const leavers = (data?.nodes ?? []).flatMap((node) => (node && 'ref' in node ? [{ ref: node.ref, name: node.name, title: node.title, manager: node.manager?.ref ?? null }] : []))
    return previewTree(outline, marks, leavers, most)
  }, [outline, marks, data])
  if (tree.boxes.length === 0) return null
  const all = complete && tree.drawn === tree.marked
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.words}>
        {all
          ? 'Everybody who joins, moves or leaves, with the chain above them.'
          : `${count(tree.drawn)} of those who join, move or leave, with the chain above them.`}{' '}
        Arrow keys go from box to box.
      </figcaption>
      <div className={styles.chart}>
        <TreeChart boxes={tree.boxes} parents={tree.parents} label="The organization as it would be" />
      </div>
    </figure>
  )
}
