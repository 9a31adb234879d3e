import { useNavigate } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useAsOf } from '../api/asOf'
import { dayWords, shortDay } from '../org/days'
import { Button } from '../ui/Button'
import { Popover } from '../ui/Popover'
import { useMedia } from '../ui/useMedia'
import { Loading } from '../ui/States'
import styles from './DateControl.module.css'

// The calendar is a fifth of the widgets' weight, and most visits are about today.
const DayChoice = lazy(() => import('./DayChoice'))

/** The day that every page is seen as of; it stays in the URL of all links. */
export function DateControl({ today }: { today: string | undefined }) {
  const date = useAsOf()
  const navigate = useNavigate()
  const narrow = useMedia('(width < 480px)')
  const [open, setOpen] = useState(false)
  const choose = (next: string | undefined) => {
    setOpen(false)
    void navigate({ to: '.', search: (now) => ({ ...now, date: next === today ? undefined : next }) })
  }
  return (
    <div className={styles.control}>
      <Popover
        label="See the organization as of a day"
        placement="bottom end"
        isOpen={open}
        onOpenChange={setOpen}
        trigger={
          <Button look="quiet" endIcon={ChevronDown}>
            {date ? <strong className={styles.day}>As of {narrow ? shortDay(date) : dayWords(date)}</strong> : 'Today'}
          </Button>
        }
      >
        <Suspense fallback={<Loading what="the calendar" />}>
          {today && <DayChoice today={today} date={date ?? today} onChoose={choose} />}
        </Suspense>
      </Popover>
      {date && (
        <span className={styles.back}>
          <Button look="plain" onPress={() => choose(undefined)}>
            Back to today
          </Button>
        </span>
      )}
    </div>
  )
}
