import type { ReactNode } from 'react'
import { graphql } from '../api/gql/gql'
import styles from './Identity.module.css'
import { LevelChip, type ChipLevel } from './LevelChip'
import { PersonLink } from './PersonLink'

/** What a line about a person needs: `...IdentityPerson` in the document of whoever shows one. */
export const IdentityPersonFields = graphql(`
  fragment IdentityPerson on Person {
    id
    ref
    name
    title
    level {
      ...ChipLevel
    }
  }
`)

export interface IdentityPerson {
  ref: string
  name: string
  title: string
  level: ChipLevel | null | undefined
}

export interface IdentityProps {
  person: IdentityPerson
  /** Where the name leads; none: it is only a name. */
  to?: 'panel' | 'page' | null
  /** At the end of the line. */
  beside?: ReactNode
}

/** A person in one line: name, title, level. */
export function Identity({ person, to = 'panel', beside }: IdentityProps) {
  return (
    <span className={styles.line}>
      <span className={styles.words}>
        <span className={styles.name}>{to ? <PersonLink seat={person.ref} to={to}>{person.name}</PersonLink> : person.name}</span>
        {person.title && <span className={styles.title}>{person.title}</span>}
      </span>
      {beside}
      <LevelChip level={person.level} />
    </span>
  )
}

/** An open seat in one line: dashed, its title where the name would be. */
export function OpeningIdentity({ opening, to = 'panel' }: { opening: { ref: string; title: string; level?: ChipLevel | null }; to?: 'panel' | null }) {
  return (
    <span className={styles.line}>
      <span className={styles.words}>
        <span className={styles.open}>{to ? <PersonLink seat={opening.ref}>{opening.title}</PersonLink> : opening.title}</span>
        <span className={styles.title}>open seat</span>
      </span>
      {opening.level && <LevelChip level={opening.level} />}
    </span>
  )
}
