import { momentWords } from '../../org/moments'
import styles from './EditDialog.module.css'

interface Written {
  number: number
  at: string
  by: string
  summary: string
}

/** A revision in two lines: what it did, and when and by whom. */
export function WrittenLine({ revision: { number, at, by, summary } }: { revision: Written }) {
  return (
    <>
      <p className={styles.summary}>{summary}</p>
      <p className={styles.note}>
        Revision {number}, <time dateTime={at}>{momentWords(at)}</time>
        {by && ` by ${by}`}
      </p>
    </>
  )
}
