import { ArrowLeftRight } from 'lucide-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useQuery } from 'urql'
import * as v from 'valibot'
import { useAsOf } from '../../api/asOf'
import type { ComparedLevelFragment, ComparisonQuery } from '../../api/gql/graphql'
import { LevelChip, trackWords } from '../../org/LevelChip'
import { LevelPicker } from '../../org/LevelPicker'
import { counted } from '../../org/numbers'
import { QueryFailure } from '../../org/QueryFailure'
import { Button } from '../../ui/Button'
import { PageTitle } from '../../ui/PageTitle'
import { Loading } from '../../ui/States'
import { TakeAway } from '../../ui/TakeAway'
import { bandsApart, bandWords, newOnes, sideOf, type Side } from './apart'
import { CompareDefaults, Comparison } from './compareQuery'
import styles from './ComparePage.module.css'
import { LevelPeople } from './LevelPeople'
import { LevelsNav } from './LevelsNav'
import { compareSearch, type CompareSearch } from './search'

type Answer = ComparisonQuery['org']['compareLevels']

/** What two levels of any ladders expect, competency by competency. */
export default function ComparePage() {
  const date = useAsOf()
  const raw = useSearch({ strict: false })
  const search = useMemo(() => v.parse(compareSearch, raw), [raw])
  const navigate = useNavigate()
  const update = (patch: Partial<CompareSearch>) =>
    void navigate({ to: '/compare', search: (before) => ({ ...before, ...patch }), replace: true, resetScroll: false })
  const [defaults, askDefaults] = useQuery({ query: CompareDefaults, variables: { date } })
  const levels = defaults.data?.org.homeLadder.levels ?? []
  // The step most talked about: from the third level to the fourth, or what a shorter ladder has in their place.
  const to = search.to ?? (levels[3] ?? levels.at(-1))?.code
  const from = search.from ?? (levels[2] ?? levels[0])?.code
  const [{ data, error, fetching }, again] = useQuery({
    query: Comparison,
    variables: { date, from: from ?? '', to: to ?? '' },
    pause: from === undefined || to === undefined,
  })
  const wrong = error ?? defaults.error
  return (
    <div className={styles.page}>
      <PageTitle>Compare levels</PageTitle>
      <header className={styles.head}>
        <h1>Compare</h1>
        <LevelsNav />
      </header>
      <div className={styles.pickers}>
        <LevelPicker label="From the level" value={from ?? null} onChange={(_, short) => short && update({ from: short, to })} />
        <Button icon={ArrowLeftRight} onPress={() => update({ from: to, to: from })} isDisabled={!from || !to}>
          Swap
        </Button>
        <LevelPicker label="To the level" value={to ?? null} onChange={(_, short) => short && update({ from, to: short })} />
      </div>
      {wrong && !fetching ? (
        <QueryFailure
          error={wrong}
          again={() => {
            askDefaults({ requestPolicy: 'network-only' })
            again({ requestPolicy: 'network-only' })
          }}
        />
      ) : data ? (
        <div aria-busy={fetching}>
          <Sides comparison={data.org.compareLevels} />
        </div>
      ) : (
        <Loading what="the comparison" rows={8} />
      )}
    </div>
  )
}

const marks: Record<Side, (from: string, to: string) => string> = {
  both: () => '',
  new: (_, to) => `Only in ${to}`,
  from: (from) => `Only in ${from}`,
  neither: () => 'Neither says anything',
}

function Sides({ comparison }: { comparison: Answer }) {
  const { from, to, rows, sameLadder, bandsApart: apart } = comparison
  const names: [string, string] = sameLadder ? [from.code, to.code] : [`${from.ladder.name} ${from.code}`, `${to.ladder.name} ${to.code}`]
  const fresh = rows.map((row) => newOnes(row.from, row.to))
  const added = fresh.reduce((sum, one) => sum + one.size, 0)
  return (
    <>
      <p className={styles.apart} role="status">
        {from.id === to.id ? (
          'Both are the same level.'
        ) : (
          <>
            <strong>
              {names[1]} is {bandsApart(apart)}
            </strong>{' '}
            from {names[0]}: {counted(added, 'criterion is', 'criteria are')} new.
          </>
        )}
        {!sameLadder && ' The ladders name their competencies differently, so each stands by itself.'}
      </p>
      <TakeAway name={`${names[0]} and ${names[1]} compared`} as={['csv', 'picture']}>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {[from, to].map((level, i) => (
              <th key={i} scope="col">
                <Head level={level} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => {
            const side = sideOf(row)
            return (
              <tr key={row.competency.id}>
                <th scope="row" className={styles.competency}>
                  {row.competency.name}
                  {!sameLadder && <span className={styles.quiet}>{row.competency.ladder.name}</span>}
                  {side !== 'both' && <span className={styles.mark}>{marks[side](...names)}</span>}
                </th>
                <Criteria name={names[0]} criteria={row.from} />
                <Criteria name={names[1]} criteria={row.to} fresh={side === 'both' ? fresh[i] : undefined} />
              </tr>
            )
          })}
        </tbody>
      </table>
      </TakeAway>
    </>
  )
}

function Head({ level }: { level: ComparedLevelFragment }) {
  return (
    <div className={styles.level}>
      <span className={styles.title}>
        <LevelChip level={level} title={false} /> {level.title}
      </span>
      <span className={styles.quiet}>
        {level.ladder.name}. {bandWords(level.bands)}. {trackWords(level.track.kind)} track.
      </span>
      <LevelPeople level={level} />
      <p className={styles.summary}>{level.summary || 'Nothing said by the source.'}</p>
      {level.experience && <span className={styles.quiet}>Experience: {level.experience}</span>}
      {level.scope.map(({ name, value }) => (
        <span key={name} className={styles.quiet}>
          {name}: {value}
        </span>
      ))}
    </div>
  )
}

function Criteria({ name, criteria, fresh }: { name: string; criteria: Answer['rows'][number]['to']; fresh?: ReadonlySet<string> }) {
  return (
    <td data-level={name}>
      {criteria.length === 0 ? (
        <span className={styles.quiet}>Nothing said by the source</span>
      ) : (
        <ul className={styles.criteria}>
          {criteria.map(({ id, text }) => (
            <li key={id}>
              {fresh?.has(id) && (
                <>
                  <span className={styles.new}>New</span>{' '}
                </>
              )}
              {text}
            </li>
          ))}
        </ul>
      )}
    </td>
  )
}
