import type { CSSProperties } from 'react'
import { graphql } from '../api/gql/gql'
import type { ChipLevelFragment, TrackKind } from '../api/gql/graphql'
import { bandNames } from '../ui/bands'
import { classes } from '../ui/classes'
import styles from './LevelChip.module.css'

/** What a chip needs to know of a level: `...ChipLevel` in the document of whoever shows one. */
export const ChipLevelFields = graphql(`
  fragment ChipLevel on Level {
    id
    code
    title
    bands {
      low
      high
    }
    track {
      id
      kind
    }
  }
`)

export type ChipLevel = Pick<ChipLevelFragment, 'code' | 'title' | 'bands'> & { track: { kind: TrackKind } }

/** A level's code in the colour of its lowest band; a level of the management track has a double edge. */
export function LevelChip({ level, title = true }: { level: ChipLevel | null | undefined; title?: boolean }) {
  if (!level) {
    return (
      <span className={classes(styles.chip, styles.none)} title={title ? 'No level' : undefined}>
        –<span className={styles.said}>No level</span>
      </span>
    )
  }
  const { low } = level.bands
  return (
    <span
      className={classes(styles.chip, level.track.kind === 'MANAGEMENT' && styles.management)}
      style={{ '--fill': `var(--band-${low})`, color: `var(--band-${low}-text)` } as CSSProperties}
      title={title ? levelWords(level) : undefined}
    >
      {level.code}
      {level.track.kind === 'MANAGEMENT' && <span className={styles.said}>, management</span>}
    </span>
  )
}

/** "L4 Senior Product Manager: band 4, senior; individual contributors' track". */
export function levelWords(level: ChipLevel): string {
  const { low, high } = level.bands
  const bands = low === high ? `band ${low}, ${bandNames[low - 1]!.toLowerCase()}` : `bands ${low}–${high}`
  return `${level.code} ${level.title}: ${bands}; ${trackWords(level.track.kind).toLowerCase()} track`
}

export function trackWords(kind: TrackKind): string {
  return kind === 'MANAGEMENT' ? 'Management' : 'Individual contributor'
}
