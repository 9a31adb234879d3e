import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useQuery } from 'urql'
import * as v from 'valibot'
import { useAsOf } from '../../api/asOf'
import { FilterBar } from '../../org/FilterBar'
import { readFilter } from '../../org/filterUrl'
import { count, people } from '../../org/numbers'
import { QueryFailure } from '../../org/QueryFailure'
import { lastPart } from '../../org/refs'
import { PageTitle } from '../../ui/PageTitle'
import { Select } from '../../ui/Select'
import { Empty, Loading } from '../../ui/States'
import { TakeAway } from '../../ui/TakeAway'
import { LadderNames } from './ladderQuery'
import { LandingFlow } from './LandingFlow'
import styles from './LandingPage.module.css'
import { LandingOn } from './landingQuery'
import { LevelsNav } from './LevelsNav'
import { landingSearch, type LandingSearch } from './search'

/** Where people would land on another ladder. */
export default function LandingPage() {
  const date = useAsOf()
  const raw = useSearch({ strict: false })
  const search = useMemo(() => v.parse(landingSearch, raw), [raw])
  const { filter } = useMemo(() => readFilter(search.where), [search.where])
  const navigate = useNavigate()
  const update = (patch: Partial<LandingSearch>) =>
    void navigate({ to: '/landing', search: (before) => ({ ...before, ...patch }), replace: true, resetScroll: false })
  const [names, askNames] = useQuery({ query: LadderNames, variables: { date } })
  const ladders = names.data?.org.ladders ?? []
  const other = ladders.find(({ id }) => id !== names.data?.org.homeLadder.id) ?? ladders[0]
  const ladder = search.ladder ?? (other ? lastPart(other.id) : undefined)
  const where = search.where === undefined ? null : filter
  const [{ data, error, fetching }, again] = useQuery({
    query: LandingOn,
    variables: { date, ladder: ladder ?? '', where },
    pause: ladder === undefined,
  })
  const landing = data?.org.landing
  const wrong = error ?? names.error
  const onLevels = landing?.rows.reduce((sum, { headcount }) => sum + headcount, 0) ?? 0
  const all = onLevels + (landing?.withoutLevel ?? 0)
  return (
    <div className={styles.page}>
      <PageTitle>Landing</PageTitle>
      <header className={styles.head}>
        <h1>Landing</h1>
        <LevelsNav />
      </header>
      <div className={styles.choices}>
        <div className={styles.ladder}>
          <Select
            label="Land on the ladder"
            choices={ladders.map(({ id, name }) => ({ id: lastPart(id), label: name }))}
            value={ladder ?? null}
            onChange={(id) => update({ ladder: id, show: undefined })}
          />
        </div>
        <section aria-label="Whom to place" className={styles.filter}>
          <span>{search.where === undefined ? 'Everybody' : 'Only'}</span>
          <FilterBar where={search.where} onChange={(next) => update({ where: next, show: undefined })} />
        </section>
      </div>
      {wrong && !fetching ? (
        <QueryFailure
          error={wrong}
          again={() => {
            askNames({ requestPolicy: 'network-only' })
            again({ requestPolicy: 'network-only' })
          }}
        />
      ) : !landing ? (
        <Loading what="the landing" rows={8} />
      ) : (
        <div aria-busy={fetching} className={styles.answer}>
          <p role="status" className={styles.total}>
            <strong>{people(all)}</strong>: {count(onLevels - landing.unplaced)} land on {landing.ladder.name}, {count(landing.unplaced)} unplaced, {count(landing.withoutLevel)} without
            a level.
          </p>
          {all === 0 ? (
            <Empty title="Nobody is selected">Remove a condition of the filter to see where people would land.</Empty>
          ) : (
            <>
              {onLevels === 0 && <Empty title="None of them holds a level">Import a column of levels or grades, or place people on a level, to see where they would land.</Empty>}
              <TakeAway
                name={`Landing on ${landing.ladder.name}`}
                as={['csv', 'picture']}
                rows={() => [['Ladder', 'Level', 'Title', 'Lands on', 'Title there', 'People'], ...landing.rows.map((row) => [row.from.ladder.name, row.from.code, row.from.title, row.to?.code ?? null, row.to?.title ?? null, row.headcount])]}
              >
                <LandingFlow landing={landing} where={where} show={search.show} onShow={(show) => update({ show })} />
              </TakeAway>
            </>
          )}
        </div>
      )}
    </div>
  )
}
