import { useQuery } from 'urql'
import { graphql } from '../api/gql/gql'
import { ComboBox } from '../ui/ComboBox'
import type { FieldWords } from '../ui/FieldFrame'
import { useAsOf } from '../api/asOf'
import { LevelChip } from './LevelChip'
import styles from './Pickers.module.css'
import { bare, lastPart } from './refs'

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
  /** When the list opens by itself; on focus where it is not said. */
  menuTrigger?: 'focus' | 'input'
}

export interface LevelPickerProps extends Omit<PickerProps, 'onChange'> {
  /** Given the bare id, and the shortest reference that means the same: the code where it is the home ladder's. */
  onChange: (id: string | null, short: string | null) => void
  /** Only levels of this ladder. */
  ladder?: string
  /** Ids of levels to offer before all others, under headings; the rest then stands under its ladders. */
  first?: readonly { title: string; ids: readonly string[] }[]
}

/** A level of any ladder, the home ladder's first; of one ladder where it is given. */
export function LevelPicker({ ladder, first = [], label = 'Level', value, onChange, ...props }: LevelPickerProps) {
  const [{ data, fetching }] = useLadders()
  const home = data ? bare(data.org.homeLadder.id) : ''
  const ladders = [...(data?.org.ladders ?? [])].sort((a, b) => Number(bare(b.id) === home) - Number(bare(a.id) === home))
  const place = (id: string) => first.findIndex(({ ids }) => ids.includes(id))
  const isGrouped = first.some(({ ids }) => ids.length > 0)
  const listed = ladders
    .filter((one) => ladder === undefined || bare(one.id) === bare(ladder))
    .flatMap((one) =>
      one.levels.map((level) => ({
        id: bare(level.id),
        label: `${level.code} ${level.title}`,
        group: isGrouped ? (first[place(bare(level.id))]?.title ?? one.name) : undefined,
        content: (
          <span className={styles.seat}>
            <LevelChip level={level} title={false} />
            <span className={styles.name}>{level.title}</span>
            {ladder === undefined && bare(one.id) !== home && (!isGrouped || place(bare(level.id)) >= 0) && <span className={styles.title}>{one.name}</span>}
          </span>
        ),
      })),
    )
  // Those to offer first, in their order; the sort keeps the rest as it is.
  const rank = (id: string) => (place(id) < 0 ? first.length : place(id))
  const options = isGrouped ? [...listed].sort((a, b) => rank(a.id) - rank(b.id)) : listed
  // A code or a title finds the first level that has it, which is the home ladder's.
  const chosen = value ? options.find((option) => option.id === bare(value) || option.label.startsWith(`${value} `) || option.label.endsWith(` ${value}`)) : undefined
  return (
    <ComboBox
      key={String(fetching)}
      {...props}
      label={label}
      options={options}
      value={chosen?.id ?? null}
      onChange={(id) => onChange(id, id?.startsWith(`level/${lastPart(home)}/`) ? lastPart(id) : id)}
      isLoading={fetching}
      none="No such level"
    />
  )
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
