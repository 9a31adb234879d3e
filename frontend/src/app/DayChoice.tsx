import { parseDate } from '@internationalized/date'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateField,
  DateInput,
  DateSegment,
  Heading,
  Label,
} from 'react-aria-components'
import { Button, IconButton } from '../ui/Button'
import styles from './DateControl.module.css'
import { endOfLastQuarter, yearBefore } from './days'

export interface DayChoiceProps {
  today: string
  date: string
  /** undefined: today, whichever day that is. */
  onChoose: (day: string | undefined) => void
}

/** A day by a shortcut, typed, or from a calendar; past or future. */
export default function DayChoice({ today, date, onChoose }: DayChoiceProps) {
  const [typed, setTyped] = useState(() => parseDate(date))
  return (
    <div className={styles.choice}>
      <div className={styles.shortcuts}>
        <Button onPress={() => onChoose(undefined)}>Today</Button>
        <Button onPress={() => onChoose(yearBefore(today))}>A year ago</Button>
        <Button onPress={() => onChoose(endOfLastQuarter(today))}>End of last quarter</Button>
      </div>
      <form
        className={styles.field}
        onSubmit={(event) => {
          event.preventDefault()
          onChoose(typed.toString())
        }}
      >
        <DateField
          className={styles.field}
          value={typed}
          onChange={(value) => value && setTyped(value)}
          onKeyDown={(event) => event.key === 'Enter' && onChoose(typed.toString())}
          shouldForceLeadingZeros
        >
          <Label>Day</Label>
          <DateInput className={styles.input}>{(segment) => <DateSegment className={styles.segment} segment={segment} />}</DateInput>
        </DateField>
        <Button type="submit">Show</Button>
      </form>
      <Calendar aria-label="Day" value={typed} onChange={(value) => onChoose(value.toString())} focusedValue={typed} onFocusChange={setTyped}>
        <header className={styles.month}>
          <IconButton slot="previous" label="The month before" icon={ChevronLeft} />
          <Heading level={2} />
          <IconButton slot="next" label="The month after" icon={ChevronRight} />
        </header>
        <CalendarGrid className={styles.grid} weekdayStyle="short">
          <CalendarGridHeader>{(name) => <CalendarHeaderCell>{name}</CalendarHeaderCell>}</CalendarGridHeader>
          <CalendarGridBody>{(day) => <CalendarCell date={day} className={styles.cell} />}</CalendarGridBody>
        </CalendarGrid>
      </Calendar>
    </div>
  )
}
