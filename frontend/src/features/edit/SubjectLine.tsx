import { Identity, OpeningIdentity } from '../../org/Identity'
import styles from './EditDialog.module.css'
import type { Subject } from './edits'

/** Whom, or what, a form is about. */
export function SubjectLine({ subject }: { subject: Subject }) {
  if (subject.__typename === 'Person') {
    const above = subject.manager?.name ?? (subject.openManager && `the open seat ${subject.openManager.title}`)
    return (
      <div className={styles.subject}>
        <Identity person={subject} to={null} />
        <p className={styles.above}>{above ? `Reports to ${above}` : 'At the top, reporting to nobody'}</p>
      </div>
    )
  }
  if (subject.__typename === 'Opening') {
    const above = subject.manager?.name ?? (subject.openManager && `the open seat ${subject.openManager.title}`)
    return (
      <div className={styles.subject}>
        <OpeningIdentity opening={subject} to={null} />
        <p className={styles.above}>{above ? `Reports to ${above}` : 'At the top'}</p>
      </div>
    )
  }
  return <div className={styles.subject}>{subject.__typename === 'Team' && `Team ${subject.name}`}</div>
}
