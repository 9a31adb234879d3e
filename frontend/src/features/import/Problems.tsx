import { useEffect, useState } from 'react'
import type { Severity } from '../../api/gql/graphql'
import { count } from '../../org/numbers'
import { Button } from '../../ui/Button'
import { Chip, type ChipTone } from '../../ui/Chip'
import { codeWords, groupProblems, type Problem, type ProblemGroup } from './problems'
import styles from './Problems.module.css'

const severities: Record<Severity, { word: string; tone: ChipTone }> = {
  ERROR: { word: 'Error', tone: 'red' },
  WARNING: { word: 'Warning', tone: 'amber' },
  INFO: { word: 'To know', tone: 'plain' },
}

/** Larger files are not read into the page to quote their lines. */
const quotable = 5_000_000
const shownAtFirst = 5

/** What the file's author should know, by kind, with the lines themselves. */
export function Problems({ problems, file }: { problems: readonly Problem[]; file: File }) {
  const lines = useLines(file, problems.length > 0)
  if (problems.length === 0) return <p className={styles.none}>No problems were found in the file.</p>
  return (
    <ul className={styles.groups} aria-label="Problems">
      {groupProblems(problems).map((group) => (
        <Group key={`${group.severity} ${group.code} ${group.column ?? ''}`} group={group} lines={lines} />
      ))}
    </ul>
  )
}

function Group({ group, lines }: { group: ProblemGroup; lines: readonly string[] | null }) {
  const [all, setAll] = useState(false)
  const { word, tone } = severities[group.severity]
  const shown = all ? group.problems : group.problems.slice(0, shownAtFirst)
  return (
    <li className={styles.group}>
      <h3 className={styles.title}>
        <Chip tone={tone}>{word}</Chip> {codeWords(group.code)}
        {group.column !== null && <> in column “{group.column}”</>}
        {group.problems.length > 1 && <span className={styles.count}>{count(group.problems.length)} times</span>}
      </h3>
      <ul className={styles.problems}>
        {shown.map((problem, i) => (
          <li key={i} className={styles.problem}>
            <span className={styles.line}>Line {count(problem.line)}</span>
            <span>{problem.message.charAt(0).toUpperCase() + problem.message.slice(1)}</span>
            {lines?.[problem.line - 1] !== undefined && <code className={styles.quote}>{lines[problem.line - 1]}</code>}
          </li>
        ))}
      </ul>
      {shown.length < group.problems.length && (
        <Button look="quiet" onPress={() => setAll(true)}>
          {`Show all ${count(group.problems.length)}`}
        </Button>
      )}
    </li>
  )
}

/** The text of a file as the server reads it; null of a spreadsheet, whose bytes say nothing to a reader. */
async function textOf(file: File): Promise<string | null> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const [first, second] = bytes
  if (first === 0x50 && second === 0x4b) return null
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Lines of the file, to quote them; none while it is read and where it is too large. */
function useLines(file: File, wanted: boolean): readonly string[] | null {
  const [read, setRead] = useState<{ file: File; lines: string[] } | null>(null)
  useEffect(() => {
    if (!wanted || file.size > quotable) return
    let ended = false
    void textOf(file).then((text) => !ended && text !== null && setRead({ file, lines: text.split(/\r\n|\n|\r/) }))
    return () => {
      ended = true
    }
  }, [file, wanted])
  return read?.file === file ? read.lines : null
}
