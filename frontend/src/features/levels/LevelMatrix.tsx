import { Link } from '@tanstack/react-router'
import { useState, type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { LevelChip, trackWords } from '../../org/LevelChip'
import { counted } from '../../org/numbers'
import { bare, lastPart } from '../../org/refs'
import { Switch } from '../../ui/Choices'
import { classes } from '../../ui/classes'
import { bandWords } from './apart'
import type { MatrixLadder } from './ladderQuery'
import { columnWidth, Lanes } from './Lanes'
import { LevelPeople } from './LevelPeople'
import styles from './LevelMatrix.module.css'
import { gridStep } from './matrix'

export interface LevelMatrixProps {
  ladder: MatrixLadder
  /** The level and the competency that are read beside the matrix. */
  open: { level?: string; competency?: string }
  onOpen: (level: string, competency: string | undefined) => void
  mentoring: boolean
  onMentoring: (on: boolean) => void
}

/** Competencies by levels, the lowest level first; a cell opens to be read beside the matrix. */
export function LevelMatrix({ ladder, open, onOpen, mentoring, onMentoring }: LevelMatrixProps) {
  const { levels, competencies } = ladder
  const [at, setAt] = useState({ row: 0, column: 0 })
  const size = { rows: competencies.length + 2, columns: levels.length }

  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
    if (!cell) return
    const here = { row: Number(cell.dataset.row), column: Number(cell.dataset.column) }
    if (event.key === 'Enter' || event.key === ' ') {
      if (event.target !== cell) return
      event.preventDefault()
      openAt(here.row, here.column)
      return
    }
    const to = gridStep(event.key, event.ctrlKey, here, size)
    if (!to) return
    event.preventDefault()
    event.currentTarget.querySelector<HTMLElement>(`[data-row="${to.row}"][data-column="${to.column}"]`)?.focus()
  }
  const openAt = (row: number, column: number) => {
    const competency = row < 2 ? undefined : lastPart(competencies[row - 2]!.id)
    onOpen(levels[column]!.code, competency)
  }
  const cell = (row: number, column: number) => ({
    'data-row': row,
    'data-column': column,
    tabIndex: at.row === row && at.column === column ? 0 : -1,
    onFocus: () => setAt({ row, column }),
    onClick: (event: MouseEvent) => {
      if (!(event.target as HTMLElement).closest('a')) openAt(row, column)
    },
    'aria-selected': open.level === levels[column]!.code && (row < 2 ? open.competency === undefined && row === 0 : open.competency === lastPart(competencies[row - 2]!.id)),
  })

  return (
    <div className={styles.whole}>
      <Switch isSelected={mentoring} onChange={onMentoring}>
        Show who mentors whom
      </Switch>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls is reached by keys. */}
      <div className={styles.scroll} role="region" aria-label={`Matrix of ${ladder.name}`} tabIndex={0}>
        <Lanes ladder={ladder} mentoring={mentoring} />
        {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus -- Its cells are focused, one at a time. */}
        <div
          role="grid"
          aria-label={`Competencies by levels of ${ladder.name}`}
          className={styles.grid}
          style={{ '--columns': levels.length, '--column': `${columnWidth}px` } as CSSProperties}
          onKeyDown={keys}
        >
          <Row head="Level" className={styles.top}>
            {levels.map((level, column) => (
              <div key={level.id} role="columnheader" className={classes(styles.head, level.track.kind === 'MANAGEMENT' && styles.management)} {...cell(0, column)}>
                <span className={styles.title}>
                  <LevelChip level={level} title={false} /> {level.title}
                </span>
                <span className={styles.quiet}>{bandWords(level.bands)}</span>
                <span>
                  <LevelPeople level={level} />
                  {level.track.kind === 'MANAGEMENT' && <span className={styles.quiet}> · {trackWords(level.track.kind).toLowerCase()}</span>}
                </span>
                <Link to="/mentors" search={{ toward: bare(level.id) }}>
                  Who can mentor toward {level.code}
                </Link>
              </div>
            ))}
          </Row>
          <Row head="What it is">
            {levels.map((level, column) => (
              <div key={level.id} role="gridcell" className={styles.cell} {...cell(1, column)}>
                <p className={styles.clamp}>{level.summary || 'Nothing said by the source'}</p>
                {level.experience && <p className={styles.quiet}>Experience: {level.experience}</p>}
                {level.scope.map(({ name, value }) => (
                  <p key={name} className={styles.quiet}>
                    {name}: {value}
                  </p>
                ))}
                {level.aliases.length > 0 && <p className={styles.quiet}>Also called {level.aliases.slice(0, 3).join(', ')}{level.aliases.length > 3 && ' …'}</p>}
              </div>
            ))}
          </Row>
          {competencies.map((competency, i) => (
            <Row key={competency.id} head={competency.name} about={competency.summary}>
              {levels.map((level, column) => {
                const criteria = level.expectations.find((one) => bare(one.competency.id) === bare(competency.id))?.criteria ?? []
                return (
                  <div key={level.id} role="gridcell" className={styles.cell} {...cell(i + 2, column)}>
                    {criteria.length === 0 ? (
                      <p className={styles.quiet}>Nothing said by the source</p>
                    ) : (
                      <>
                        <p className={styles.quiet}>{counted(criteria.length, 'criterion', 'criteria')}</p>
                        <p className={styles.clamp}>{criteria[0]!.text}</p>
                      </>
                    )}
                  </div>
                )
              })}
            </Row>
          ))}
        </div>
      </div>
    </div>
  )
}

function Row({ head, about, className, children }: { head: string; about?: string; className?: string; children: ReactNode }) {
  return (
    <div role="row" className={classes(styles.row, className)}>
      <div role="rowheader" className={styles.first} title={about}>
        {head}
      </div>
      {children}
    </div>
  )
}
