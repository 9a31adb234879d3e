import { useEffect, useRef } from 'react'
import styles from './EditDialog.module.css'
import { Movements } from './Preview'
import type { Meanwhile } from './useEdit'
import { WrittenLine } from './WrittenLine'

/** What others wrote after the change was looked at, so that nothing was written. */
export function MeanwhileList({ revisions, isMore }: Meanwhile) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={styles.meanwhile} aria-labelledby="edit-meanwhile">
      <h3 id="edit-meanwhile" ref={heading} tabIndex={-1}>
        Somebody changed the organization meanwhile
      </h3>
      <p>Nothing of yours was written. {revisions.length > 0 && 'This is what changed since you looked:'}</p>
      <ol className={styles.revisions}>
        {revisions.map((one) => (
          <li key={one.number}>
            <WrittenLine revision={one} />
            <Movements movements={one.movements} most={5} />
          </li>
        ))}
      </ol>
      {isMore && <p>And more before these.</p>}
    </section>
  )
}
