import { Link } from '@tanstack/react-router'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { shortDay } from '../../org/days'
import { count } from '../../org/numbers'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { keyOf, wordsOf, type By } from '../../org/dimensions'
import styles from './Explore.module.css'
import { measures, type MeasureKey } from '../../chart/groupMeasures'
import type { Sort, TableRow } from '../../chart/groupTree'
import type { Key } from '../../org/drill'

export interface BreakdownTableProps {
  rows: readonly TableRow[]
  by: readonly By[]
  keys: readonly MeasureKey[]
  sort: Sort | null
  onSort: (sort: Sort | null) => void
  days: { now: string; before: string | undefined }
  /** Search parameters of the page with the people of a group. */
  people: (keys: readonly Key[]) => { date: string | undefined; where: string | undefined }
}

/** Rows that are drawn before somebody asks for more. */
const step = 300

/** The groups with their figures: subtotals after their parts, the total at the end, each number a way to its people. */
export function BreakdownTable({ rows, by, keys, sort, onSort, days, people }: BreakdownTableProps) {
  const [shown, setShown] = useState(step)
  const total = rows.at(-1)
  const listed = rows.length > shown + 1 ? [...rows.slice(0, shown), ...(total ? [total] : [])] : rows
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls is reached by keys. */}
      <div className={styles.scroll} role="region" aria-label="Table of groups" tabIndex={0}>
        <table className={styles.table} aria-label="Groups">
          <thead>
            <tr>
              {by.map((one) => (
                <th key={keyOf(one)} scope="col" data-dimension>
                  {wordsOf(one)}
                </th>
              ))}
              {keys.map((key) => (
                <SortHeader key={key} of={key} sort={sort} onSort={onSort} span={days.before === undefined ? 1 : 3} />
              ))}
            </tr>
            {days.before !== undefined && (
              <tr>
                <td colSpan={by.length} />
                {keys.flatMap((key) => [
                  <th key={`${key} now`} scope="col">
                    {shortDay(days.now)}
                  </th>,
                  <th key={`${key} before`} scope="col">
                    {shortDay(days.before!)}
                  </th>,
                  <th key={`${key} change`} scope="col">
                    Change
                  </th>,
                ])}
              </tr>
            )}
          </thead>
          <tbody>
            {listed.map((row) => (
              <Row key={JSON.stringify([row.kind, row.node.keys.map((key) => key.value)])} row={row} by={by} keys={keys} compared={days.before !== undefined} to={people(row.node.keys)} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > listed.length && (
        <p className={styles.more}>
          {`${count(listed.length)} of ${count(rows.length)} rows.`}
          <Button onPress={() => setShown(shown + 1_000)}>Show more</Button>
        </p>
      )}
    </>
  )
}

function SortHeader({ of, sort, onSort, span }: { of: MeasureKey; sort: Sort | null; onSort: (sort: Sort | null) => void; span: number }) {
  const mine = sort?.by === of ? sort : null
  // Greatest first, least first, and then the natural order again.
  const next: Sort | null = !mine ? { by: of, descending: true } : mine.descending ? { by: of, descending: false } : null
  return (
    <th scope="col" colSpan={span} aria-sort={mine ? (mine.descending ? 'descending' : 'ascending') : undefined}>
      <AriaButton className={styles.sort} onPress={() => onSort(next)}>
        {measures[of].words}
        {mine && <Icon of={mine.descending ? ArrowDown : ArrowUp} size={14} />}
      </AriaButton>
    </th>
  )
}

function Row({ row: { node, kind }, by, keys, compared, to }: { row: TableRow; by: readonly By[]; keys: readonly MeasureKey[]; compared: boolean; to: { date: string | undefined; where: string | undefined } }) {
  const words = kind === 'total' ? 'Total' : `All of ${node.keys.at(-1)?.label ?? ''}`
  return (
    <tr data-kind={kind}>
      {kind === 'group' ? (
        node.keys.map((key, i) => (
          <th key={i} scope="row">
            {key.label}
          </th>
        ))
      ) : (
        <>
          {node.keys.slice(0, -1).map((key, i) => (
            <th key={i} scope="row">
              {key.label}
            </th>
          ))}
          <th scope="row" colSpan={by.length - Math.max(0, node.keys.length - 1)}>
            {words}
          </th>
        </>
      )}
      {keys.map((key) => {
        const { of, format } = measures[key]
        const now = node.figures ? of(node.figures) : null
        const before = node.before ? of(node.before) : null
        const shown = now === null ? (measures[key].adds && compared ? format(0) : '–') : format(now)
        const cell = (
          <td key={key}>
            {now === null ? (
              shown
            ) : (
              <Link to="/people" search={to}>
                {shown}
              </Link>
            )}
          </td>
        )
        if (!compared) return cell
        const then = before ?? (measures[key].adds ? 0 : null)
        const difference = (now ?? (measures[key].adds ? 0 : null)) === null || then === null ? null : (now ?? 0) - then
        return [
          cell,
          <td key={`${key} before`}>{then === null ? '–' : format(then)}</td>,
          <td key={`${key} change`}>{difference === null ? '–' : Math.abs(difference) < 1e-9 ? '0' : `${difference > 0 ? '+' : '−'}${format(Math.abs(difference))}`}</td>,
        ]
      })}
    </tr>
  )
}
