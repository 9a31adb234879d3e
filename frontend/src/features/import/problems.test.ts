import { expect, test } from 'vitest'
import { codeWords, groupProblems, type Problem } from './problems'

const problem = (line: number, severity: Problem['severity'], code: string, column: string | null = null): Problem => ({ line, severity, code, column, message: '' })

test('errors come first, each group in the order of the file', () => {
  const groups = groupProblems([
    problem(9, 'WARNING', 'UNKNOWN_MANAGER', 'boss'),
    problem(7, 'ERROR', 'BAD_DATE', 'hired'),
    problem(2, 'INFO', 'JOB_SHARE'),
    problem(3, 'ERROR', 'BAD_DATE', 'hired'),
    problem(4, 'ERROR', 'BAD_DATE', 'left'),
  ])
  expect(groups.map((group) => [group.severity, group.column, group.problems.map((one) => one.line)])).toEqual([
    ['ERROR', 'hired', [3, 7]],
    ['ERROR', 'left', [4]],
    ['WARNING', 'boss', [9]],
    ['INFO', null, [2]],
  ])
})

test('a code becomes words', () => expect(codeWords('REPORTING_CYCLE')).toBe('Reporting cycle'))
