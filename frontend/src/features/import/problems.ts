import type { Severity } from '../../api/gql/graphql'

export interface Problem {
  line: number
  column: string | null
  code: string
  severity: Severity
  message: string
}

/** Problems of one kind in one column. */
export interface ProblemGroup {
  severity: Severity
  code: string
  column: string | null
  problems: Problem[]
}

const order: readonly Severity[] = ['ERROR', 'WARNING', 'INFO']

/** By kind and column, errors first, the groups and their problems in the order of the file. */
export function groupProblems(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>()
  for (const problem of [...problems].sort((a, b) => a.line - b.line)) {
    const { severity, code, column } = problem
    const key = JSON.stringify([severity, code, column])
    const group = groups.get(key)
    if (group) group.problems.push(problem)
    else groups.set(key, { severity, code, column, problems: [problem] })
  }
  return [...groups.values()].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
}

/** `REPORTING_CYCLE` as a heading, "Reporting cycle". */
export function codeWords(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
