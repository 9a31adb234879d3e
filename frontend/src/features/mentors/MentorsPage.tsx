import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useQuery } from 'urql'
import * as v from 'valibot'
import { useAsOf } from '../../api/asOf'
import { FilterBar } from '../../org/FilterBar'
import { readFilter } from '../../org/filterUrl'
import { LevelPicker } from '../../org/LevelPicker'
import { PersonPicker } from '../../org/PersonPicker'
import { QueryFailure } from '../../org/QueryFailure'
import { bare, fullRef, shortSeat } from '../../org/refs'
import { PageTitle } from '../../ui/PageTitle'
import { Empty, Loading } from '../../ui/States'
import { Mentee, MentorGoal } from './mentorQueries'
import styles from './MentorsPage.module.css'
import { Ranking } from './Ranking'
import { search as schema, type MentorsSearch } from './search'
import { WeightSliders } from './WeightSliders'
import { known, readWeights, shareOf, writeWeights } from './weights'

/** Who can mentor toward a level, for somebody or for anybody, and why. */
export default function MentorsPage() {
  const raw = useSearch({ strict: false })
  const search = useMemo(() => v.parse(schema, raw), [raw])
  const navigate = useNavigate()
  const update = (patch: Partial<MentorsSearch>, replace = false) =>
    void navigate({ to: '/mentors', search: (before) => ({ ...before, ...patch }), replace, resetScroll: false })

  const date = useAsOf()
  const mentee = search.for === undefined ? null : fullRef('person', search.for)
  const [found] = useQuery({ query: Mentee, variables: { date, ref: mentee ?? '' }, pause: mentee === null })
  const person = mentee === null ? null : (found.data?.org.person ?? null)
  const proposed = search.toward === undefined ? (person?.level?.next[0] ?? null) : null
  const toward = search.toward ?? (proposed ? bare(proposed.id) : null)
  const [goal] = useQuery({ query: MentorGoal, variables: { date, ref: search.toward ?? '' }, pause: search.toward === undefined })
  const goalWords = proposed?.code ?? goal.data?.org.level?.code ?? search.toward ?? ''

  const weights = useMemo(() => readWeights(search.weights), [search.weights])
  const factors = known(mentee !== null)
  const counts = factors.some((factor) => shareOf(factor, weights, factors))
  const { filter } = useMemo(() => readFilter(search.where), [search.where])

  return (
    <div className={styles.page}>
      <PageTitle>Mentors</PageTitle>
      <div className={styles.choices}>
        <h1>Mentors</h1>
        <LevelPicker
          label="Toward the level"
          value={toward}
          onChange={(_, short) => update({ toward: short ?? undefined, show: undefined })}
          placeholder="Code or title"
          description={proposed && person ? `Proposed: the next level of ${person.name}.` : undefined}
        />
        <PersonPicker
          label="For the mentee"
          value={mentee}
          onChange={(ref) => update({ for: ref ? shortSeat(ref) : undefined, show: undefined })}
          placeholder="Anybody"
          description={mentee === null ? 'With somebody named, distance and time zone count too.' : undefined}
        />
        <section aria-labelledby="among" className={styles.among}>
          <h2 id="among" className={styles.label}>
            Look among
          </h2>
          <div className={styles.filter}>
            {search.where === undefined && <span>Everybody</span>}
            <FilterBar where={search.where} onChange={(where) => update({ where, show: undefined })} />
          </div>
        </section>
        <WeightSliders weights={weights} factors={factors} onChange={(next) => update({ weights: writeWeights(next) }, true)} />
      </div>
      <div className={styles.answer}>{answer()}</div>
    </div>
  )

  function answer() {
    if (found.error && mentee !== null) return <QueryFailure error={found.error} />
    if (mentee !== null && found.data && !person && !found.fetching) {
      return <Empty title="Nobody of this name is employed on this day">Choose another mentee, or another day.</Empty>
    }
    if (toward === null) {
      if (mentee !== null && found.fetching && !found.data) return <Loading what="the mentee" />
      if (person) return <Empty title={`No level comes next for ${person.name}`}>{person.level ? 'It is the last of its ladder.' : 'No level is recorded.'} Choose the level to aim at.</Empty>
      return (
        <Empty title="Who can mentor whom, and why">
          Choose a level to see everybody who can mentor toward it, or a mentee to see who suits them best. Each match says its reasons.
        </Empty>
      )
    }
    if (!counts) return <Empty title="No factor counts">Raise the weight of at least one, or reset the weights.</Empty>
    const asked = {
      date,
      toward,
      for: mentee,
      where: search.where === undefined ? null : filter,
      weights: {
        level: weights.LEVEL / 100,
        expected: weights.EXPECTED / 100,
        distance: weights.DISTANCE / 100,
        timeZone: weights.TIME_ZONE / 100,
        capacity: weights.CAPACITY / 100,
      },
    }
    return <Ranking asked={asked} goal={goalWords} menteeName={person?.name ?? null} show={search.show} onShow={(show) => update({ show }, true)} />
  }
}
