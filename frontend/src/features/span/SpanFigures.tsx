import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PersonFilter, SpanOfPeopleQuery } from '../../api/gql/graphql'
import { writeFilter } from '../../org/filterUrl'
import { count, counted, mean, people } from '../../org/numbers'
import { Figure, Figures } from '../../ui/Figure'
import { managing, narrowedUrl, withoutReports } from './selection'

export type Report = SpanOfPeopleQuery['org']['spans']

/** The figures of a selection, each with what it is of and a link to the people. */
export function SpanFigures({ report, filter }: { report: Report; filter: PersonFilter }) {
  const of = counted(report.managers, 'manager')
  const to = (where: string | undefined, sort?: string) => (value: ReactNode) => (
    <Link to="/people" search={(kept) => ({ date: kept.date, where, sort })}>
      {value}
    </Link>
  )
  const managers = narrowedUrl(filter, managing)
  const everybody = report.managers + report.individualContributors
  const number = (n: number | null) => (n === null ? null : Number.isInteger(n) ? count(n) : mean(n))
  return (
    <Figures>
      <Figure value={report.mean === null ? null : mean(report.mean)} unit="reports per manager" of={`mean of ${of}`} link={to(managers, '-direct')} />
      <Figure value={number(report.median)} unit="reports at the median" of={`of ${of}`} link={to(managers, '-direct')} />
      <Figure value={number(report.p90)} unit="reports at the 90th percentile" of={`of ${of}`} link={to(managers, '-direct')} />
      <Figure value={report.managers === 0 ? null : count(report.max)} unit="reports at most" of={`of ${of}`} link={to(managers, '-direct')} />
      <Figure value={count(report.managers)} unit={report.managers === 1 ? 'people manager' : 'people managers'} of={`of ${people(everybody)}`} link={to(managers)} />
      <Figure
        value={count(report.individualContributors)}
        unit={report.individualContributors === 1 ? 'individual contributor' : 'individual contributors'}
        of={`of ${people(everybody)}`}
        link={to(narrowedUrl(filter, withoutReports))}
      />
      <Figure value={number(report.icToManager)} unit="individual contributors per manager" of={`of ${people(everybody)}`} link={to(narrowedUrl(filter, withoutReports))} />
      <Figure value={count(report.layers)} unit={report.layers === 1 ? 'layer from the top' : 'layers from the top'} of={`down to the deepest of ${people(everybody)}`} link={to(writeFilter(filter), '-layer')} />
    </Figures>
  )
}
