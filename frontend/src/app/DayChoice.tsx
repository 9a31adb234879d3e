import { parseDate } from '@internationalized/date'
import { useState } from 'react'
import { DateField, DateInput, DateSegment, I18nProvider, Label } from 'react-aria-components'
import { Button } from '../ui/Button'
import { DayCalendar } from '../ui/DateField'
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
  const show = () => onChoose(typed.toString())
  return (
    <div className={styles.choice}>
      <div className={styles.shortcuts}>
        <Button onPress={() => onChoose(undefined)}>Today</Button>
        <Button onPress={() => onChoose(yearBefore(today))}>A year ago</Button>
        <Button onPress={() => onChoose(endOfLastQuarter(today))}>End of last quarter</Button>
      </div>
      <div className={styles.field}>
        <I18nProvider locale="en-GB">
          <DateField
            className={styles.field}
            value={typed}
            onChange={(value) => value && setTyped(value)}
            onKeyDown={(event) => event.key === 'Enter' && show()}
            shouldForceLeadingZeros
          >
            <Label>Day</Label>
            <DateInput className={styles.input}>{(segment) => <DateSegment className={styles.segment} segment={segment} />}</DateInput>
          </DateField>
        </I18nProvider>
        <Button onPress={show}>Show</Button>
      </div>
      {/* The month that is shown follows what is typed. */}
      <DayCalendar key={typed.toString().slice(0, 7)} label="Day" value={typed.toString()} onChange={onChoose} />
    </div>
  )
}
