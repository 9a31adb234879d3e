import { Download, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { useClient } from 'urql'
import { count, people } from '../../org/numbers'
import { Button } from '../../ui/Button'
import type { ColumnKey } from './columns'
import { useMayTakeAway } from '../../ui/mayTakeAway'
import { saveCsv } from '../../ui/saveCsv'
import { peopleCsv } from './exportPeople'
import styles from './PeoplePage.module.css'
import type { Question } from './usePeople'

export interface CsvButtonProps {
  question: Question
  columns: readonly ColumnKey[]
  total: number
  date: string
}

/** All selected people, with the columns that are shown, as a file; how far it is while it is made. */
export function CsvButton({ question, columns, total, date }: CsvButtonProps) {
  const client = useClient()
  const [done, setDone] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const stop = useRef<AbortController | null>(null)
  const mayTakeAway = useMayTakeAway()
  const make = async () => {
    const controller = new AbortController()
    stop.current = controller
    setDone(0)
    setSaid('')
    try {
      await saveCsv(`people-${date}.csv`, await peopleCsv(client, question, columns, date, controller.signal, setDone))
      setSaid(`Saved ${people(total)}`)
    } catch {
      setSaid(controller.signal.aborted ? 'Stopped; nothing was saved' : 'The file could not be made: the server did not answer. Try again.')
    } finally {
      setDone(null)
    }
  }
  if (!mayTakeAway) return null
  return (
    <>
      {done === null ? (
        <Button look="quiet" icon={Download} isDisabled={total === 0} onPress={() => void make()}>
          CSV
        </Button>
      ) : (
        <Button look="quiet" icon={X} onPress={() => stop.current?.abort()}>
          {`Stop: ${count(done)} of ${count(total)}`}
        </Button>
      )}
      <span role="status" className={styles.note}>
        {said}
      </span>
    </>
  )
}
