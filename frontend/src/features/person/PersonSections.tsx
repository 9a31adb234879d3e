import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAsOf } from '../../api/asOf'
import type { ManagerialLevel, PersonFactsQuery } from '../../api/gql/graphql'
import { dayWords, sinceWords } from '../../org/days'
import { writeFilter } from '../../org/filterUrl'
import { Identity, OpeningIdentity } from '../../org/Identity'
import { count, counted, fte, mean, people } from '../../org/numbers'
import { bare, shortSeat } from '../../org/refs'
import { Button } from '../../ui/Button'
import { Said } from '../../ui/LiveRegion'
import { byYear, stepWords } from './history'
import { NextLevel } from './NextLevel'
import styles from './Person.module.css'
import { RecordChanges } from './RecordChanges'
import { Section, Several } from './Section'
import { SpanOnLevel } from './SpanOnLevel'

export type PersonData = NonNullable<PersonFactsQuery['org']['person']>

const managers: ManagerialLevel[] = ['EXECUTIVE', 'MANAGER_OF_MANAGERS', 'MANAGER_OF_ICS']

/** All that is said about a person. The panel shows the first years of the history, the page all of it. */
export function PersonSections({ person, date, whole }: { person: PersonData; date: string; whole: boolean }) {
  const { span, mentoring } = person
  const chain = person.managementChain
  const asOf = useAsOf()
  return (
    <>
      <dl className={styles.facts}>
        {person.level && (
          <Fact name="Level">
            {person.level.code} {person.level.title}, {person.level.ladder.name}
            {person.levelSince && <span className={styles.quiet}> {sinceWords(person.levelSince, date)}</span>}
          </Fact>
        )}
        {person.location && <Fact name="Location">{person.location}</Fact>}
        {person.timeZone && <Fact name="Time zone">{person.timeZone}</Fact>}
        {person.email && (
          <Fact name="E-mail">
            <a href={`mailto:${person.email}`}>{person.email}</a>
          </Fact>
        )}
        {person.startDate && <Fact name="Employed">{sinceWords(person.startDate, date)}</Fact>}
        {person.endDate && <Fact name="Last day">{dayWords(person.endDate)}</Fact>}
        {person.fte !== 1 && <Fact name="Full-time equivalent">{fte(person.fte)}</Fact>}
        {person.employeeNumber && <Fact name="Number">{person.employeeNumber}</Fact>}
        {person.unresolvedManager && <Fact name="Manager, not found">{person.unresolvedManager}</Fact>}
      </dl>

      {(chain.length > 0 || person.openManager) && (
        <Section title="Reports to" beside={person.reportsSince ? sinceWords(person.reportsSince, date) : undefined}>
          <ol className={styles.list}>
            {person.openManager && (
              <li>
                <OpeningIdentity opening={person.openManager} />
              </li>
            )}
            {chain.map((above) => (
              <li key={above.id}>
                <Identity person={above} />
              </li>
            ))}
          </ol>
        </Section>
      )}
      {chain.length === 0 && !person.openManager && <p className={styles.quiet}>Stands at the top: nobody is above.</p>}
      <Several title="On a dotted line to" list={person.dottedManagers} keyOf={(p) => p.id} row={(p) => <Identity person={p} />} />

      {span.direct + person.openReports.length > 0 && (
        <Section title="Span">
          <p className={styles.sentence}>
            <PeopleLink where={writeFilter({ manager: person.ref })}>{counted(span.direct, 'direct report')}</PeopleLink>,{' '}
            <PeopleLink where={writeFilter({ under: person.ref })}>{people(span.total)}</PeopleLink> in all in {counted(span.layers, 'layer')} below:{' '}
            <PeopleLink where={writeFilter({ under: person.ref, managerialLevel: managers })}>{counted(span.managers, 'people manager')}</PeopleLink> and{' '}
            <PeopleLink where={writeFilter({ under: person.ref, managerialLevel: ['INDIVIDUAL_CONTRIBUTOR'] })}>{counted(span.individualContributors, 'individual contributor')}</PeopleLink>
            {span.openings > 0 && <>, and {counted(span.openings, 'open seat')}</>}.
            {span.meanSpan != null && span.managers > 0 && (
              <> {mean(span.meanSpan)} reports per manager, {counted(span.managers + 1, 'manager')}.</>
            )}
          </p>
          {person.level && span.direct > 0 && <SpanOnLevel level={bare(person.level.id)} code={person.level.code} direct={span.direct} name={person.name} />}
        </Section>
      )}
      <Several
        title="Direct reports"
        list={person.reports}
        keyOf={(p) => p.id}
        row={(p) => (
          <Identity
            person={p}
            beside={p.span.direct > 0 && <span className={styles.counts} title={`${counted(p.span.direct, 'direct report')}, ${people(p.span.total)} in all`}>{`${count(p.span.direct)} · ${count(p.span.total)}`}</span>}
          />
        )}
      />
      <Several title="Open seats below" list={person.openReports} keyOf={(o) => o.ref} row={(o) => <OpeningIdentity opening={o} />} />
      <Several title="Reports on a dotted line" list={person.dottedReports} keyOf={(p) => p.id} row={(p) => <Identity person={p} />} />
      <Several title="Peers" list={person.peers} keyOf={(p) => p.id} row={(p) => <Identity person={p} />} />
      <Several
        title="Teams"
        list={person.teams}
        keyOf={(m) => m.team.id}
        row={(m) => (
          <span className={styles.line}>
            <PeopleLink where={writeFilter({ team: [bare(m.team.id)] })}>{m.team.name}</PeopleLink>
            <span className={styles.quiet}>{[m.role, m.allocation < 1 && `${Math.round(m.allocation * 100)}%`].filter(Boolean).join(', ')}</span>
            {whole && asOf === undefined && (
              <Link to="." search={(kept) => ({ ...kept, edit: `team:${bare(m.team.id)}` })}>
                Change<Said>{` the team ${m.team.name}`}</Said>
              </Link>
            )}
          </span>
        )}
      />
      <Several title="Mentored by" list={person.mentors} keyOf={(m) => m.mentor.id} row={(m) => <Identity person={m.mentor} beside={m.toward && <span className={styles.quiet}>toward {m.toward.code}</span>} />} />
      <Several title="Mentors" list={person.mentees} keyOf={(m) => m.mentee.id} row={(m) => <Identity person={m.mentee} beside={m.toward && <span className={styles.quiet}>toward {m.toward.code}</span>} />} />
      <p className={styles.quiet}>
        {mentoring.open ? `Open to mentoring: ${counted(Math.max(0, mentoring.capacity - mentoring.load), 'free place')} of ${count(mentoring.capacity)}.` : 'Not open to mentoring.'}
      </p>
      {person.level?.next[0] && <NextLevel person={person.ref} level={person.level} next={person.level.next[0]} whole={whole} />}
      {person.attributes.length > 0 && (
        <Section title="Further facts">
          <dl className={styles.facts}>
            {person.attributes.map(({ name, value }) => (
              <Fact key={name} name={name}>
                {value}
              </Fact>
            ))}
          </dl>
        </Section>
      )}
      <History person={person} whole={whole} />
      {whole && <RecordChanges person={person.ref} date={asOf} />}
    </>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** A number or name that leads to the people behind it; the panel stays open beside them. */
function PeopleLink({ where, children }: { where: string | undefined; children: React.ReactNode }) {
  return (
    <Link to="/people" search={(kept) => ({ date: kept.date, person: kept.person, where })}>
      {children}
    </Link>
  )
}

const yearsFirst = 3

function History({ person, whole }: { person: PersonData; whole: boolean }) {
  const [all, setAll] = useState(whole)
  const years = byYear(person.history)
  if (years.length === 0) return null
  const shown = all ? years : years.slice(0, yearsFirst)
  return (
    <Section title="History">
      <ol className={styles.timeline}>
        {shown.map(({ year, steps }) => (
          <li key={year}>
            <h4 className={styles.year}>{year}</h4>
            <ol>
              {steps.map((step, i) => (
                <li key={i} className={styles.step}>
                  <time dateTime={step.date}>{dayWords(step.date).replace(/ \d+$/, '')}</time>
                  <span>{stepWords(step)}</span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {shown.length < years.length && (
        <Button look="quiet" onPress={() => setAll(true)}>
          Show all since {years.at(-1)!.year}
        </Button>
      )}
    </Section>
  )
}

/** Where else somebody can be seen: in the chart, as the whole page, everybody below. */
export function PersonLinks({ person, page }: { person: PersonData; page: boolean }) {
  const short = shortSeat(person.ref)
  return (
    <p className={styles.links}>
      <Link to="/" search={(kept) => ({ date: kept.date, person: page ? undefined : kept.person, focus: short })}>
        Show in chart
      </Link>
      {!page && (
        <Link to="/people/$id" params={{ id: short }} search={(kept) => ({ date: kept.date })}>
          Whole page
        </Link>
      )}
      {person.span.total > 0 && <PeopleLink where={writeFilter({ under: person.ref })}>Everyone below</PeopleLink>}
      <Link to="/mentors" search={(kept) => ({ date: kept.date, for: short })}>
        Find a mentor
      </Link>
    </p>
  )
}
