import { parseDate, type CalendarDate } from '@internationalized/date'
import { Calendar as CalendarIcon, ChevronLeft, ChevronRight } from 'lucide-react'
import {
  Button,
  Calendar as AriaCalendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Popover,
  type DateValue,
} from 'react-aria-components'
import styles from './DateField.module.css'
import field from './Field.module.css'
import { FieldFrame, fieldProps, type FieldWords } from './FieldFrame'
import { Icon } from './Icon'
import list from './List.module.css'

export interface DateFieldProps extends FieldWords {
  /** A calendar day, `2026-03-31`; null: none. */
  value: string | null
  onChange: (day: string | null) => void
  min?: string
  max?: string
  isRequired?: boolean
  isDisabled?: boolean
  autoFocus?: boolean
}

/** A calendar day, typed part by part (day, month, year) or picked from a calendar. */
export function DateField({ value, onChange, min, max, label, hideLabel, description, error, ...props }: DateFieldProps) {
  const words = { label, hideLabel, description, error }
  return (
    <I18nProvider locale="en-GB">
      <DatePicker<CalendarDate>
        {...props}
        {...fieldProps(words)}
        value={day(value)}
        onChange={(chosen) => onChange(chosen?.toString() ?? null)}
        minValue={day(min)}
        maxValue={day(max)}
        granularity="day"
        shouldForceLeadingZeros
      >
        <FieldFrame {...words}>
          <Group className={field.box}>
            <DateInput className={styles.input}>{(segment) => <DateSegment segment={segment} className={styles.segment} />}</DateInput>
            <Button className={field.button}>
              <Icon of={CalendarIcon} />
            </Button>
          </Group>
          <Popover className={list.popover} offset={4}>
            <Dialog aria-label={label} className={styles.dialog}>
              <Calendar />
            </Dialog>
          </Popover>
        </FieldFrame>
      </DatePicker>
    </I18nProvider>
  )
}

/** A month to pick a day from, always open. */
export function DayCalendar({ label, value, onChange, min, max }: { label: string; value: string | null; onChange: (day: string) => void; min?: string; max?: string }) {
  return (
    <I18nProvider locale="en-GB">
      <Calendar aria-label={label} value={day(value)} onChange={(chosen) => onChange(chosen.toString())} minValue={day(min)} maxValue={day(max)} />
    </I18nProvider>
  )
}

interface CalendarProps {
  'aria-label'?: string
  value?: DateValue | null
  onChange?: (value: DateValue) => void
  minValue?: DateValue | null
  maxValue?: DateValue | null
}

function Calendar(props: CalendarProps) {
  return (
    <AriaCalendar {...props} firstDayOfWeek="mon" className={styles.calendar}>
      <header className={styles.head}>
        <Button slot="previous" className={field.button}>
          <Icon of={ChevronLeft} />
        </Button>
        <Heading className={styles.month} />
        <Button slot="next" className={field.button}>
          <Icon of={ChevronRight} />
        </Button>
      </header>
      <CalendarGrid weekdayStyle="short" className={styles.grid}>
        <CalendarGridHeader>{(name) => <CalendarHeaderCell className={styles.weekday}>{name.slice(0, 2)}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.cell} />}</CalendarGridBody>
      </CalendarGrid>
    </AriaCalendar>
  )
}

function day(text: string | null | undefined): CalendarDate | null {
  if (!text) return null
  try {
    return parseDate(text)
  } catch {
    return null
  }
}
