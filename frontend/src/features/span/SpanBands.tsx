import { Link } from '@tanstack/react-router'
import type { PersonFilter } from '../../api/gql/graphql'
import { count, counted, mean, share } from '../../org/numbers'
import { BandStrip } from '../../ui/BandStrip'
import { bandOf, bandRange, narrowedUrl } from './selection'
import type { Report } from './SpanFigures'

/** The managers of a selection by the number of their direct reports, against the target. */
export function SpanBands({ report, filter }: { report: Report; filter: PersonFilter }) {
  const { median, bands } = report
  const at = median === null ? -1 : bandOf(median, bands)
  return (
    <BandStrip
      label="Managers by direct reports"
      height={120}
      format={count}
      median={at < 0 || median === null ? null : { band: bands[at]!.label, words: `median ${Number.isInteger(median) ? count(median) : mean(median)}` }}
      bands={bands.map((band) => ({
        id: band.label,
        label: band.label,
        count: band.managers,
        onTarget: band.onTarget,
        words: `${counted(band.managers, 'manager')} with ${band.label} direct ${band.label === '1' ? 'report' : 'reports'}, ${share(band.share)} of ${count(report.managers)}`,
        link: (content) => (
          <Link to="/people" search={(kept) => ({ date: kept.date, where: narrowedUrl(filter, { direct: bandRange(band) }), sort: '-direct' })}>
            {content}
          </Link>
        ),
      }))}
    />
  )
}
