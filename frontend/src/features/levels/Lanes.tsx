import { LevelChip } from '../../org/LevelChip'
import { useId } from 'react'
import type { MatrixLadder } from './ladderQuery'
import styles from './Lanes.module.css'
import { mentoringArc, mentoringOf, movePath, movesOf } from './matrix'

export const columnWidth = 216
const lane = 48
const box = { width: 72, height: 24 }
const arcs = 64

/** The tracks as lanes over the columns, with arrows where each level leads and, on demand, arcs to whom it mentors. */
export function Lanes({ ladder, mentoring }: { ladder: MatrixLadder; mentoring: boolean }) {
  const id = useId()
  const { levels, tracks } = ladder
  const laneOf = (column: number) => Math.max(0, tracks.findIndex((track) => track.id === levels[column]!.track.id))
  const width = levels.length * columnWidth
  const height = tracks.length * lane
  const sizes = { column: columnWidth, lane, box }
  return (
    <div className={styles.lanes} aria-hidden="true">
      <div className={styles.names}>
        {tracks.map((track) => (
          <div key={track.id} className={styles.name} style={{ blockSize: lane }} data-kind={track.kind}>
            {track.name}
          </div>
        ))}
        {mentoring && (
          <div className={styles.name} style={{ blockSize: arcs }}>
            Mentors
          </div>
        )}
      </div>
      <div className={styles.picture} style={{ inlineSize: width, blockSize: height + (mentoring ? arcs : 0) }}>
        <svg width={width} height={height + (mentoring ? arcs : 0)} className={styles.lines}>
          <defs>
            <marker id={`${id}-end`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
              <path d="M0,0L8,4L0,8z" className={styles.tip} />
            </marker>
          </defs>
          {tracks.slice(1).map((track, i) => (
            <line key={track.id} x1={0} x2={width} y1={(i + 1) * lane} y2={(i + 1) * lane} className={styles.between} />
          ))}
          {movesOf(levels).map((move) => (
            <path key={`${move.from}-${move.to}`} d={movePath(move, laneOf, sizes)} className={styles.move} data-across={move.across || undefined} markerEnd={`url(#${id}-end)`} />
          ))}
          {mentoring && (
            <g transform={`translate(0,${height})`}>
              {mentoringOf(levels).map((pair) => (
                <path key={`${pair.from}-${pair.to}`} d={mentoringArc(pair, columnWidth, levels.length, arcs)} className={styles.arc} markerEnd={`url(#${id}-end)`} />
              ))}
            </g>
          )}
        </svg>
        {levels.map((level, column) => (
          <div
            key={level.id}
            className={styles.box}
            style={{ insetInlineStart: column * columnWidth + (columnWidth - box.width) / 2, insetBlockStart: laneOf(column) * lane + (lane - box.height) / 2, inlineSize: box.width, blockSize: box.height }}
          >
            <LevelChip level={level} title={false} />
          </div>
        ))}
        {tracks.map(
          (track, i) =>
            levels.every((level) => level.track.id !== track.id) && (
              <div key={track.id} className={styles.none} style={{ insetBlockStart: i * lane, blockSize: lane }}>
                The source describes no level
              </div>
            ),
        )}
      </div>
    </div>
  )
}
