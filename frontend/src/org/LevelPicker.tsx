import { useQuery } from 'urql'
import { graphql } from '../api/gql/gql'
import { ComboBox } from '../ui/ComboBox'
import type { FieldWords } from '../ui/FieldFrame'
import { useAsOf } from '../api/asOf'
import { LevelChip } from './LevelChip'
import styles from './Pickers.module.css'
import { bare } from './refs'

const Ladders = graphql(`
  query PickerLadders($date: Date) {
    org(asOf: $date) {
      homeLadder {
        id
      }
      ladders {
        id
        name
        levels {
          ...ChipLevel
        }
      }
    }
  }
`)

export interface PickerProps extends Partial<FieldWords> {
  value: string | null
  /** Given the bare id: `level/abtion/L4`, `ladder/abtion`. */
  onChange: (id: string | null) => void
  placeholder?: string
  isRequired?: boolean
  isDisabled?: boolean
  autoFocus?: boolean
}

/** A level of any ladder, the home ladder's first; of one ladder where it is given. */
export function LevelPicker({ ladder, label = 'Level', value, ...props }: PickerProps & { ladder?: string }) {
  const [{ data, fetching }] = useLadders()
  const home = data ? bare(data.org.homeLadder.id) : ''
  const ladders = [...(data?.org.ladders ?? [])].sort((a, b) => Number(bare(b.id) === home) - Number(bare(a.id) === home))
  const options = ladders
    .filter((one) => ladder === undefined || bare(one.id) === bare(ladder))
    .flatMap((one) =>
      one.levels.map((level) => ({
        id: bare(level.id),
        label: `${level.code} ${level.title}`,
        content: (
          <span className={styles.seat}>
            <LevelChip level={level} title={false} />
            <span className={styles.name}>{level.title}</span>
            <span className={styles.title}>{ladder === undefined && bare(one.id) !== home ? one.name : ''}</span>
          </span>
        ),
      })),
    )
  const chosen = options.find((option) => option.id === value || option.label.startsWith(`${value ?? ''} `))
  return <ComboBox key={String(fetching)} {...props} label={label} options={options} value={chosen?.id ?? null} isLoading={fetching} none="No such level" />
}

/** One of the ladders. */
export function LadderPicker({ label = 'Ladder', ...props }: PickerProps) {
  const [{ data, fetching }] = useLadders()
  const options = (data?.org.ladders ?? []).map((one) => ({ id: bare(one.id), label: one.name }))
  return <ComboBox key={String(fetching)} {...props} label={label} options={options} isLoading={fetching} none="No such ladder" />
}

function useLadders() {
  return useQuery({ query: Ladders, variables: { date: useAsOf() } })
}
