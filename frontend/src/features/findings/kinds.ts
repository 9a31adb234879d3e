import type { FindingKind, Severity } from '../../api/gql/graphql'

/** What a kind of finding is called, and what it means. */
export const kindWords: Readonly<Record<FindingKind, { title: string; meaning: string }>> = {
  REPORTING_CYCLE: { title: 'Reporting in a circle', meaning: 'These people report to themselves through others. The chart cuts the circle at its lowest id.' },
  SEVERAL_MANAGERS: { title: 'Several managers', meaning: 'More than one solid line of a person holds on this day; the last of them counts.' },
  MISSING_MANAGER: { title: 'Unknown managers', meaning: 'The manager who was given is not there, so that the person stands at the top.' },
  MANY_ROOTS: { title: 'Several at the top', meaning: 'More than one person or open seat reports to nobody.' },
  OPEN_MANAGER: { title: 'Reports to an open seat', meaning: 'Nobody holds the seat that these people report to.' },
  WIDE_SPAN: { title: 'Wide spans', meaning: 'A people manager with 17 direct reports or more has little time for each of them.' },
  NARROW_SPAN: { title: 'Narrow spans', meaning: 'A people manager with one direct report is a layer for one person.' },
  LEVEL_INVERSION: { title: 'Report above the manager', meaning: 'The level of the report is in a higher band than the level of the manager.' },
  SAME_LEVEL_MANAGER: { title: 'Same level as the manager', meaning: 'Report and manager hold the same level.' },
  TITLE_INFLATION: { title: 'Title above the level', meaning: 'The job title names a level of a higher band than the one held.' },
  TITLE_DEFLATION: { title: 'Title below the level', meaning: 'The job title names a level of a lower band than the one held.' },
  MANAGEMENT_LEVEL_WITHOUT_REPORTS: { title: 'Management level without reports', meaning: 'A level of a management track, or a director’s title, with nobody below.' },
  NO_LEVEL: { title: 'No level', meaning: 'People who are placed at no level count in no comparison of levels.' },
}

export const severityWords: Readonly<Record<Severity, string>> = { ERROR: 'Breaks a rule', WARNING: 'Worth a look', INFO: 'Worth knowing' }

const severities: readonly Severity[] = ['ERROR', 'WARNING', 'INFO']

export const kinds = Object.keys(kindWords) as FindingKind[]

interface Found {
  readonly kind: FindingKind
  readonly severity: Severity
  readonly text: string
}

/** Findings of one kind, in the order of the server. */
export interface FoundKind {
  readonly kind: FindingKind
  readonly severity: Severity
  readonly texts: readonly string[]
}

/** Findings by kind, the gravest kinds first. */
export function grouped(findings: readonly Found[]): FoundKind[] {
  const groups = kinds.flatMap((kind) => {
    const found = findings.filter((one) => one.kind === kind)
    const severity = severities.find((one) => found.some((finding) => finding.severity === one))
    return severity ? [{ kind, severity, texts: found.map((one) => one.text) }] : []
  })
  return groups.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}

/** Kinds as the URL has them: `wide-span,no-level`. What it does not know is left out. */
export function readKinds(text: string | undefined): readonly FindingKind[] {
  const named = new Set((text ?? '').split(','))
  return kinds.filter((kind) => named.has(kindKey(kind)))
}

export function writeKinds(chosen: readonly FindingKind[]): string | undefined {
  return kinds.filter((kind) => chosen.includes(kind)).map(kindKey).join(',') || undefined
}

/** The list with a kind added, or taken out where it is in it. */
export function toggled(chosen: readonly FindingKind[], kind: FindingKind): FindingKind[] {
  return chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind]
}

function kindKey(kind: FindingKind): string {
  return kind.toLowerCase().replaceAll('_', '-')
}
