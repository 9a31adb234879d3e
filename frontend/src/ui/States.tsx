import { CircleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button'
import { Icon } from './Icon'
import { Skeleton } from './Skeleton'
import styles from './States.module.css'

/** What is being fetched, said to screen readers, over grey lines in the place of what will come. */
export function Loading({ what, rows = 4, children }: { what: string; rows?: number; children?: ReactNode }) {
  return (
    <div className={styles.loading} role="status">
      <span className={styles.said}>Loading {what}</span>
      {children ?? <Skeleton rows={rows} />}
    </div>
  )
}

export interface EmptyProps {
  /** What would be here. */
  title: string
  /** How to get it. */
  children?: ReactNode
  icon?: LucideIcon
  action?: ReactNode
}

/** Nothing to show, and nothing wrong: what would be here and how to get it. */
export function Empty({ title, children, icon, action }: EmptyProps) {
  return (
    <div className={styles.state}>
      {icon && <span className={styles.icon}>{<Icon of={icon} size={20} />}</span>}
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.more}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}

export interface FailureProps {
  /** What happened, and to what: "The chart could not be loaded". */
  title: string
  /** Why, in the server's words or ours, and the next step. */
  children?: ReactNode
  onRetry?: () => void
  action?: ReactNode
}

/** Something went wrong: what happened, to what, and the next step. */
export function Failure({ title, children, onRetry, action }: FailureProps) {
  return (
    <div className={styles.state} role="alert">
      <span className={styles.failed}>{<Icon of={CircleAlert} size={20} />}</span>
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.more}>{children}</div>}
      {(onRetry ?? action) && (
        <div className={styles.action}>
          {onRetry && <Button onPress={onRetry}>Try again</Button>}
          {action}
        </div>
      )}
    </div>
  )
}
