import { useNavigate, useSearch } from '@tanstack/react-router'
import { CalendarDays, Download, Grid3x3, Table2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import * as v from 'valibot'
import { useAsOf } from '../../api/asOf'
import { csv } from '../../ui/csv'
import { dayWords } from '../../org/days'
import { FilterBar } from '../../org/FilterBar'
import { referencesOf } from '../../org/filterReferences'
import { filterWords } from '../../org/filterWords'
import { useNames } from '../../org/names'
import { count, people } from '../../org/numbers'
import { QueryFailure } from '../../org/QueryFailure'
import { useMayTakeAway } from '../../ui/mayTakeAway'
import { saveCsv } from '../../ui/saveCsv'
import { Button } from '../../ui/Button'
import { LinkButton } from '../../ui/LinkButton'
import { Menu, MenuItem } from '../../ui/Menu'
import { Operation } from '../../ui/Operation'
import { PageTitle } from '../../ui/PageTitle'
import { Empty, Loading } from '../../ui/States'
import { TakeAway } from '../../ui/TakeAway'
import { useWidth } from '../../ui/useWidth'
import { BreakdownTable } from './BreakdownTable'
import { isNumbers, isOrdered, wordsOf, writeBy, type By } from '../../org/dimensions'
import { DimensionsEditor } from './DimensionsEditor'
import { peopleUrl } from '../../org/drill'
import styles from './Explore.module.css'
import { measureKeys, measures, readMeasures, writeMeasures, type MeasureKey } from '../../chart/groupMeasures'
import { barPicture, heatPicture, histogramPicture, stackedPicture, type Drawn, type Subject } from '../../chart/groupPictures'
import { GroupPicture } from '../../chart/GroupPicture'
import { search as schema, type ExploreSearch, type View } from './search'
import { screenPaper } from '../../chart/screenPaper'
import { csvOf } from './takeAway'
import { leavesOf, readSort, writeSort, type Node } from '../../chart/groupTree'
import type { Key } from '../../org/drill'
import { TrendView } from './TrendView'
import { useBreakdown } from './useBreakdown'

// With its calendar it is heavier than the page, and many compare with no other day.
const CompareDay = lazy(() => import('./CompareDay'))

const viewWords: Readonly<Record<View, string>> = { bar: 'Bars', stacked: 'Stacked', heat: 'Heat map', histogram: 'Histogram', trend: 'Trend', graphql: 'GraphQL' }

/** A breakdown built by clicking: whom, divided by what, counted how, compared with which day; as a picture and a table. */
export default function ExplorePage() {
  const { where, by: written, measures: asked, picture: show = 'bar', sort: order, compare, points: every = 'quarter' } = v.parse(schema, useSearch({ strict: false }))
  const [comparing, setComparing] = useState(false)
  const navigate = useNavigate()
  const date = useAsOf()
  const { filter, by, variables, data, fetching, failed, again, compared, tree, inOrder, rows, known } = useBreakdown({ where, by: written, compare, order, date })
  const nameOf = useNames(referencesOf(filter))
  const keys = readMeasures(asked)
  const sort = readSort(order)
  const update = (patch: Partial<ExploreSearch>) => void navigate({ to: '/explore', search: (kept) => ({ ...kept, ...patch }), resetScroll: false })
  const peopleSearch = (of: readonly Key[]) => ({ date, where: peopleUrl(filter, by, of, known) })
  const days = { now: data?.org.date ?? '', before: compared ? compare : undefined }
  const selected = tree.figures?.headcount ?? 0
  const by2 = by.map(wordsOf).join(' and ').toLowerCase()
  const title = `${measures[keys[0]!].words} by ${by2}`
  const whom = filterWords(filter, nameOf)
  const mayTakeAway = useMayTakeAway()
  const name = `${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${days.now}`

  return (
    <section className={styles.page} aria-busy={fetching}>
      <PageTitle>{title}</PageTitle>
      <div className={styles.head}>
        <h1>Explore</h1>
        <FilterBar where={where} onChange={(next) => update({ where: next })} />
        <DimensionsEditor by={by} onChange={(next) => update({ by: writeBy(next) })} />
        <div className={styles.tools}>
          <MeasuresMenu keys={keys} onChange={(next) => update({ measures: writeMeasures(next) })} />
          {comparing || compare !== undefined ? (
            <Suspense fallback={null}>
              <CompareDay
                day={compare}
                onChange={(day) => update({ compare: day })}
                onClose={() => {
                  setComparing(false)
                  update({ compare: undefined })
                }}
              />
            </Suspense>
          ) : (
            <Button look="quiet" icon={CalendarDays} onPress={() => setComparing(true)}>
              Compare with another day
            </Button>
          )}
          {mayTakeAway && (
            <Button look="quiet" icon={Download} isDisabled={selected === 0} onPress={() => void saveTable(name, rows, by, keys, days)}>
              CSV
            </Button>
          )}
        </div>
        {data && (
          <p className={styles.whom} role="status">
            {`${whom}: ${where === undefined ? people(selected) : `${count(selected)} of ${people(data.org.headcount)}`}${days.before === undefined ? '' : `, compared with ${people(tree.before?.headcount ?? 0)} on ${dayWords(days.before)}`}.`}
          </p>
        )}
        <nav aria-label="Shown as" className={styles.choices}>
          {(Object.keys(viewWords) as View[]).map((view) => (
            <LinkButton
              key={view}
              look="quiet"
              to="/explore"
              resetScroll={false}
              search={(kept: Record<string, unknown>) => ({ ...kept, picture: view === 'bar' ? undefined : view })}
              data-chosen={show === view}
              aria-current={show === view ? 'true' : undefined}
            >
              {viewWords[view]}
            </LinkButton>
          ))}
        </nav>
      </div>
      {failed && (
        <QueryFailure error={failed} again={again} />
      )}
      {!data && !failed && <Loading what="the groups" rows={12} />}
      {data && !failed && show === 'graphql' && <Operation operation={operation} variables={{ ...variables, date: date ?? null }} />}
      {data && !failed && show !== 'graphql' && selected === 0 && !compared && (
        <Empty title={where === undefined ? 'Nobody is here on this day' : 'Nobody meets all of these conditions'} icon={Grid3x3} action={where !== undefined && <Button onPress={() => update({ where: undefined })}>Everybody</Button>}>
          {where === undefined ? 'Import a file of people, or pick another day.' : 'Remove or widen one of them.'}
        </Empty>
      )}
      {data && !failed && show === 'trend' && <TrendView filter={filter} day={days.now} every={every} measure={keys[0]!} />}
      {data && !failed && show !== 'graphql' && show !== 'trend' && (selected > 0 || compared) && (
        <>
          <Pictured
            title={title}
            subtitle={`${whom}, ${dayWords(days.now)}${days.before === undefined ? '' : `, compared with ${dayWords(days.before)}`}`}
            show={show}
            tree={show === 'histogram' ? tree : inOrder}
            by={by}
            measure={keys[0]!}
            compared={compared !== null}
            people={peopleSearch}
          />
          <BreakdownTable key={writeBy(by)} rows={rows} by={by} keys={keys} sort={sort} onSort={(next) => update({ sort: writeSort(next) })} days={days} people={peopleSearch} />
        </>
      )}
    </section>
  )
}

/** The operation as a reader would write it. */
const operation = `query Explore($date: Date, $by: [DimensionInput!]!, $where: PersonFilter) {
  org(asOf: $date) {
    breakdown(by: $by, where: $where, rollup: true) {
      keys { dimension attribute value label }
      headcount fte managers share meanSpan medianTenureYears
    }
  }
}`

function saveTable(name: string, rows: Parameters<typeof csvOf>[0], by: Parameters<typeof csvOf>[1], keys: readonly MeasureKey[], days: Parameters<typeof csvOf>[3]) {
  const table = csvOf(rows, by, keys, days)
  return saveCsv(`${name}.csv`, csv(table.header, table.rows))
}

function MeasuresMenu({ keys, onChange }: { keys: readonly MeasureKey[]; onChange: (keys: readonly MeasureKey[]) => void }) {
  return (
    <Menu
      label="Figures"
      selectionMode="multiple"
      selectedKeys={keys}
      onSelectionChange={(chosen) => {
        const now = chosen === 'all' ? new Set<string>(measureKeys) : new Set([...chosen].map(String))
        // Those of before keep their order: the first is pictured.
        onChange([...keys.filter((key) => now.has(key)), ...measureKeys.filter((key) => now.has(key) && !keys.includes(key))])
      }}
      trigger={
        <Button icon={Table2}>{`Figures: ${keys.map((key) => measures[key].words.toLowerCase()).join(', ')}`}</Button>
      }
    >
      {measureKeys.map((key) => (
        <MenuItem key={key} id={key}>
          {measures[key].words}
        </MenuItem>
      ))}
    </Menu>
  )
}

interface PicturedProps {
  title: string
  subtitle: string
  show: Exclude<View, 'trend' | 'graphql'>
  tree: Node
  by: readonly By[]
  measure: MeasureKey
  compared: boolean
  people: (keys: readonly Key[]) => { date: string | undefined; where: string | undefined }
}

function Pictured({ title, subtitle, show, tree, by, measure, compared, people: to }: PicturedProps) {
  const [box, width] = useWidth(800)
  const problem = whyNot(show, by, measure, tree)
  const subject: Subject = { tree, dimensions: by.length, measure, compared, width, paper: screenPaper }
  const drawn = problem === null ? draw(show, subject, by) : null
  return (
    <div ref={box} className={styles.pictured}>
      {problem !== null && <p className={styles.note}>{problem}</p>}
      {drawn && (
        <>
          <TakeAway name={title} about={subtitle} as={['picture']}>
            <GroupPicture drawn={drawn} label={title} people={(mark) => to(mark.keys)} />
          </TakeAway>
          {drawn.left > 0 && <p className={styles.note}>{`${count(drawn.left)} more are in the table only.`}</p>}
        </>
      )}
    </div>
  )
}

function draw(show: PicturedProps['show'], subject: Subject, by: readonly By[]): Drawn {
  if (show === 'stacked') return stackedPicture(subject)
  if (show === 'heat') return heatPicture(subject)
  if (show === 'histogram') return histogramPicture({ ...subject, numbers: isNumbers(by[0]!) })
  return barPicture(subject)
}

/** Why a picture says nothing of these groups; null where it does. */
function whyNot(show: PicturedProps['show'], by: PicturedProps['by'], measure: MeasureKey, tree: Node): string | null {
  if ((show === 'stacked' || show === 'heat') && by.length < 2) return `A ${show === 'heat' ? 'heat map' : 'stacked bar'} shows two dimensions: divide by one more.`
  if (show === 'stacked' && !measures[measure].adds) return `${measures[measure].words} of parts do not add up to that of the whole, so they are not stacked. Choose people, managers or full-time equivalents first.`
  if (show === 'histogram' && !isOrdered(by[0]!)) return `${wordsOf(by[0]!)} has no order of its own. A histogram is of levels, bands, layers, years or spans: divide by one of them first.`
  if (leavesOf(tree, by.length).length === 0) return 'There is nobody to picture.'
  return null
}
