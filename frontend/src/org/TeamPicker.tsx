import { useQuery } from 'urql'
import { graphql } from '../api/gql/gql'
import { ComboBox } from '../ui/ComboBox'
import { useAsOf } from '../api/asOf'
import type { PickerProps } from './LevelPicker'
import { people } from './numbers'
import styles from './Pickers.module.css'
import { bare } from './refs'

const Teams = graphql(`
  query PickerTeams($date: Date) {
    org(asOf: $date) {
      teams {
        id
        name
        headcount
        parent {
          id
          name
        }
      }
    }
  }
`)

/** One of the teams, `team/growth`. */
export function TeamPicker({ label = 'Team', ...props }: PickerProps) {
  const [{ data, fetching }] = useQuery({ query: Teams, variables: { date: useAsOf() } })
  const options = (data?.org.teams ?? []).map((team) => ({
    id: bare(team.id),
    label: team.name,
    content: (
      <span className={styles.seat}>
        <span className={styles.name}>{team.name}</span>
        <span className={styles.title}>{[team.parent?.name, people(team.headcount)].filter(Boolean).join(', ')}</span>
      </span>
    ),
  }))
  return <ComboBox key={String(fetching)} {...props} label={label} options={options} isLoading={fetching} none={fetching ? 'Loading' : 'There are no teams yet'} />
}
