import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useQuery } from 'urql'
import * as v from 'valibot'
import { useAsOf } from '../../api/asOf'
import { QueryFailure } from '../../org/QueryFailure'
import { bare, lastPart } from '../../org/refs'
import { count, people } from '../../org/numbers'
import { writeFilter } from '../../org/filterUrl'
import { PageTitle } from '../../ui/PageTitle'
import { SidePanel, SidePanelLayout } from '../../ui/SidePanel'
import { Empty, Loading } from '../../ui/States'
import { TakeAway } from '../../ui/TakeAway'
import { useMedia } from '../../ui/useMedia'
import { LadderMatrix, LadderNames, type MatrixLadder } from './ladderQuery'
import styles from './LadderView.module.css'
import { LevelMatrix } from './LevelMatrix'
import { LevelSheet } from './LevelSheet'
import { LevelsNav } from './LevelsNav'
import { LevelStepper } from './LevelStepper'
import { Ways } from './Ways'
import { ladderSearch, type LadderSearch } from './search'

/** A ladder as a matrix of competencies by levels; on phones one level at a time. */
export function LadderView({ ladder: wanted }: { ladder: string }) {
  const date = useAsOf()
  const raw = useSearch({ strict: false })
  const search = useMemo(() => v.parse(ladderSearch, raw), [raw])
  const navigate = useNavigate()
  const phone = useMedia('(width < 760px)')
  const [{ data: names }] = useQuery({ query: LadderNames, variables: { date } })
  const [{ data, error, fetching }, again] = useQuery({ query: LadderMatrix, variables: { date, ladder: wanted } })
  const update = (patch: Partial<LadderSearch>, replace = true) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...patch }), replace, resetScroll: false })

  const ladder = data?.org.ladder
  const level = ladder?.levels.find(({ code }) => code === search.level)
  const home = data ? bare(data.org.homeLadder.id) : ''
  const shown = { ladder, home }
  const close = () => update({ level: undefined, competency: undefined })
  const panel =
    !phone && ladder && level && !raw.person ? (
      <SidePanel label={`${level.code} ${level.title}`} onClose={close} head={<h2 className={styles.panelHead}>{level.title}</h2>}>
        <LevelSheet ladder={ladder} level={level} home={home} competency={search.competency} onCompetency={(competency) => update({ competency })} />
      </SidePanel>
    ) : undefined

  return (
    <SidePanelLayout panel={panel}>
      <div className={styles.page}>
        <PageTitle>{ladder ? `Levels of ${ladder.name}` : 'Levels'}</PageTitle>
        <header className={styles.head}>
          <h1>Levels</h1>
          <LevelsNav />
        </header>
        <nav aria-label="Ladders" className={styles.ladders}>
          {names?.org.ladders.map((one) => (
            <Link
              key={one.id}
              to="/levels/$ladder"
              params={{ ladder: lastPart(one.id) }}
              className={styles.ladder}
              aria-current={ladder && bare(ladder.id) === bare(one.id) ? 'page' : undefined}
            >
              <span>{one.name}</span>
              <span className={styles.count}>
                {people(one.headcount)}
                {bare(one.id) === bare(names.org.homeLadder.id) && ' · home'}
              </span>
            </Link>
          ))}
        </nav>
        {content()}
      </div>
    </SidePanelLayout>
  )

  function content() {
    if (!data) {
      if (error) return <QueryFailure error={error} again={() => again({ requestPolicy: 'network-only' })} />
      return <Loading what="the ladder" rows={10} />
    }
    if (!shown.ladder) return <Empty title={`There is no ladder called ${wanted}`}>Choose one of those above.</Empty>
    if (shown.ladder.levels.length === 0) return <Empty title={`${shown.ladder.name} has no level yet`}>Its levels would stand here, one a column.</Empty>
    return (
      <div aria-busy={fetching} className={styles.content}>
        <About ladder={shown.ladder} headcount={data.org.headcount} />
        {phone ? (
          <LevelStepper ladder={shown.ladder} home={home} level={search.level} onLevel={(code) => update({ level: code, competency: undefined })} />
        ) : (
          <TakeAway name={`Levels of ${shown.ladder.name}`} as={['csv', 'picture']} rows={() => matrixRows(shown.ladder!)}>
          <LevelMatrix
            ladder={shown.ladder}
            open={search}
            mentoring={search.mentoring ?? false}
            onMentoring={(on) => update({ mentoring: on || undefined })}
            // Back shuts what was opened first; the next ones take its place.
            onOpen={(code, competency) => update({ level: code, competency }, search.level !== undefined)}
          />
          </TakeAway>
        )}
        <Ways ladder={shown.ladder} />
      </div>
    )
  }
}

/** A row for each competency with what each level expects of it. */
function matrixRows(ladder: MatrixLadder): string[][] {
  return [
    ['Competency', ...ladder.levels.map((level) => `${level.code} ${level.title}`)],
    ...ladder.competencies.map(({ id, name }) => [name, ...ladder.levels.map((level) => level.expectations.find(({ competency }) => competency.id === id)?.criteria.map(({ text }) => text).join('\n') ?? '')]),
  ]
}

function About({ ladder, headcount }: { ladder: MatrixLadder; headcount: number }) {
  return (
    <section aria-labelledby="ladder-name" className={styles.about}>
      <div className={styles.name}>
        <h2 id="ladder-name">{ladder.name}</h2>
        <p>
          <Link to="/people" search={{ where: writeFilter({ ladder: [lastPart(ladder.id)] }) }}>
            {people(ladder.headcount)}
          </Link>{' '}
          on it, out of {count(headcount)}
        </p>
        {ladder.source && <p className={styles.source}>Source: {ladder.source}</p>}
      </div>
      <details className={styles.summary}>
        <summary>What the ladder is about, and what is inferred</summary>
        <p>{ladder.summary || 'Nothing said by the source.'}</p>
        {ladder.tracks.map((track) => (
          <p key={track.id}>
            <strong>{track.name} track:</strong> {track.summary || 'nothing said by the source.'}
          </p>
        ))}
      </details>
    </section>
  )
}
