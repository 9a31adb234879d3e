import { useMemo, type ReactNode } from 'react'
import * as v from 'valibot'
import type { AnswerView } from '../../api/gql/graphql'
import { GroupPicture } from '../../chart/GroupPicture'
import type { MeasureKey } from '../../chart/groupMeasures'
import { barPicture, heatPicture, stackedPicture, type Subject } from '../../chart/groupPictures'
import { treeOf, type Group } from '../../chart/groupTree'
import { screenPaper } from '../../chart/screenPaper'
import { dayWords } from '../../org/days'
import { byOfInput, type By } from '../../org/dimensions'
import { peopleUrl, type Known } from '../../org/drill'
import { readFilter, writeFilter } from '../../org/filterUrl'
import { count } from '../../org/numbers'
import { PersonLink } from '../../org/PersonLink'
import { LineChart } from '../../ui/LineChart'
import { useWidth } from '../../ui/useWidth'
import styles from './AskPage.module.css'
import type { Variables } from './place'

const groupsOf = v.object({
  org: v.object({
    breakdown: v.array(
      v.object({
        keys: v.array(v.object({ value: v.nullable(v.string()), label: v.string() })),
        headcount: v.number(),
        share: v.number(),
        managers: v.number(),
        meanSpan: v.nullable(v.number()),
      }),
    ),
  }),
})
const trendOf = v.object({ org: v.object({ trend: v.array(v.object({ date: v.string(), headcount: v.number() })) }) })
const spansOf = v.object({ org: v.object({ spans: v.object({ managers: v.number(), bands: v.array(v.object({ label: v.string(), managers: v.number() })) }) }) })
const levelOf = v.object({ code: v.string(), title: v.string() })
const landingOf = v.object({ org: v.object({ landing: v.object({ rows: v.array(v.object({ from: levelOf, to: v.nullable(levelOf), headcount: v.number() })) }) }) })
const seatOf = v.object({ ref: v.string(), name: v.string(), title: v.string() })
const chainOf = v.object({ org: v.object({ person: v.object({ ...seatOf.entries, managementChain: v.array(seatOf) }) }) })
const pathOf = v.object({ org: v.object({ path: v.object({ people: v.array(seatOf), commonManager: v.nullable(seatOf) }) }) })
const chartOf = v.object({
  org: v.object({ chart: v.array(v.object({ depth: v.number(), person: v.nullable(seatOf), opening: v.nullable(v.object({ ref: v.string(), title: v.string() })) })) }),
})

/** An answer in the picture that fits it; null where its tables say it best. */
export function fittingPicture(view: AnswerView, data: unknown, variables: Variables): ReactNode {
  const groups = v.safeParse(groupsOf, data)
  if (groups.success) return <Groups groups={groups.output.org.breakdown} variables={variables} measure={view === 'SPANS' ? 'span' : 'headcount'} />
  const trend = v.safeParse(trendOf, data)
  if (trend.success) return <LineChart label="People" points={trend.output.org.trend.map(({ date, headcount }) => ({ day: date, value: headcount }))} format={count} day={dayWords} height={220} />
  const spans = v.safeParse(spansOf, data)
  if (spans.success && spans.output.org.spans.managers > 1) {
    const bands = spans.output.org.spans.bands.filter((band) => band.managers > 0)
    return <Groups groups={bands.map(({ label, managers }) => group([{ value: label, label: `${label} reports` }], managers))} variables={{ ...variables, by: [{ dimension: 'SPAN_BAND' }] }} measure="managers" />
  }
  const landing = v.safeParse(landingOf, data)
  if (landing.success) {
    const named = ({ code, title }: { code: string; title: string }) => ({ value: `${code} ${title}`, label: code === title ? code : `${code} ${title}` })
    const rows = landing.output.org.landing.rows.map(({ from, to, headcount }) => group([named(from), to ? named(to) : { value: null, label: 'No counterpart' }], headcount))
    return <Groups groups={rows} variables={variables} measure="headcount" heat />
  }
  const chain = v.safeParse(chainOf, data)
  if (chain.success) {
    const { managementChain, ...person } = chain.output.org.person
    return <Seats label="Management chain, the top first" seats={[person, ...managementChain].reverse().map((seat, depth) => ({ ...seat, depth }))} />
  }
  const path = v.safeParse(pathOf, data)
  if (path.success) {
    const { people, commonManager } = path.output.org.path
    const top = people.findIndex(({ ref }) => ref === commonManager?.ref)
    return <Seats label="The way from one to the other" seats={people.map((seat, i) => ({ ...seat, depth: Math.max(0, top < 0 ? i : Math.abs(i - top)) }))} />
  }
  const chart = v.safeParse(chartOf, data)
  if (chart.success) {
    return <Seats label="Organization chart" seats={chart.output.org.chart.map(({ depth, person, opening }) => ({ ref: person?.ref ?? opening?.ref ?? '', name: person?.name ?? 'Open seat', title: person?.title ?? opening?.title ?? '', depth }))} />
  }
  return null
}

function group(keys: Group['keys'], people: number): Group {
  return { keys, headcount: people, fte: people, managers: people, share: 0, meanSpan: null, medianTenureYears: null }
}

type Some = Omit<Group, 'fte' | 'medianTenureYears'>

function Groups({ groups, variables, measure, heat }: { groups: readonly Some[]; variables: Variables; measure: MeasureKey; heat?: boolean }) {
  const [box, width] = useWidth(800)
  const by = useMemo(() => dimensionsOf(variables.by), [variables])
  const tree = useMemo(() => treeOf(groups.map((one): Group => ({ ...one, fte: one.headcount, medianTenureYears: null })), null), [groups])
  const dimensions = groups[0]?.keys.length ?? 1
  const subject: Subject = { tree, dimensions, measure, compared: false, width, paper: screenPaper }
  const drawn = dimensions === 2 ? (heat || measure === 'span' ? heatPicture(subject) : stackedPicture(subject)) : barPicture(subject)
  const filter = readFilter(variables.where ? writeFilter(variables.where) : undefined).filter
  const known: Known = { levelsOfBand: new Map(), subTeams: new Map(), teams: groups.flatMap((one) => one.keys.flatMap((key) => key.value ?? [])) }
  const date = typeof variables.asOf === 'string' ? variables.asOf : undefined
  // The levels of a band and the parts of a team are told by Explore, which the link below leads to.
  const linked = by !== null && by.length === dimensions && by.every((one) => one.kind === 'attribute' || (one.word !== 'band' && one.word !== 'team'))
  return (
    <div ref={box}>
      <GroupPicture drawn={drawn} label="Picture of the answer" people={linked ? (mark) => ({ date, where: peopleUrl(filter, by, mark.keys, known) }) : null} />
    </div>
  )
}

function dimensionsOf(inputs: unknown): By[] | null {
  if (!Array.isArray(inputs)) return null
  const found = inputs.map(byOfInput)
  return found.every((one) => one !== null) ? found : null
}

interface Seat {
  ref: string
  name: string
  title: string
  depth: number
}

function Seats({ label, seats }: { label: string; seats: readonly Seat[] }) {
  return (
    <ol aria-label={label} className={styles.seats}>
      {seats.map((seat) => (
        <li key={seat.ref} style={{ paddingInlineStart: `${seat.depth * 20}px` }}>
          <PersonLink seat={seat.ref}>{seat.name}</PersonLink> <span className={styles.title}>{seat.title}</span>
        </li>
      ))}
    </ol>
  )
}
