import { Link } from '@tanstack/react-router'
import { LevelChip, trackWords } from '../../org/LevelChip'
import { bare, lastPart } from '../../org/refs'
import { LinkButton } from '../../ui/LinkButton'
import { bandWords } from './apart'
import type { MatrixLadder, MatrixLevel } from './ladderQuery'
import { LevelPeople } from './LevelPeople'
import styles from './LevelSheet.module.css'
import { shortLevel } from './shortLevel'

export interface LevelSheetProps {
  ladder: MatrixLadder
  level: MatrixLevel
  home: string
  /** Last part of the competency to read alone; none: all. */
  competency?: string
  onCompetency?: (competency: string | undefined) => void
}

/** All that is said of a level: what it is, how it compares and what it expects. */
export function LevelSheet({ ladder, level, home, competency, onCompetency }: LevelSheetProps) {
  const only = ladder.competencies.find(({ id }) => lastPart(id) === competency)
  const short = (of: { id: string }) => shortLevel(of.id, home)
  return (
    <div className={styles.sheet}>
      <p className={styles.line}>
        <LevelChip level={level} /> {bandWords(level.bands)}. {trackWords(level.track.kind)} track.
      </p>
      <p className={styles.line}>
        <LevelPeople level={level} />
      </p>
      {only ? (
        <>
          <Criteria ladder={ladder} level={level} competencies={[only]} />
          <p>
            <button type="button" className={styles.all} onClick={() => onCompetency?.(undefined)}>
              All that {level.code} expects
            </button>
          </p>
        </>
      ) : (
        <>
          <p className={styles.words}>{level.summary || 'Nothing said by the source.'}</p>
          <dl className={styles.facts}>
            {level.aliases.length > 0 && <Fact name="Also called">{level.aliases.join(', ')}</Fact>}
            {level.experience && <Fact name="Experience">{level.experience}</Fact>}
            {level.scope.map(({ name, value }) => (
              <Fact key={name} name={name}>
                {value}
              </Fact>
            ))}
            {level.equivalents.length > 0 && (
              <Fact name="Equivalent">
                <ul className={styles.equivalents}>
                  {level.equivalents.map((other) => (
                    <li key={other.id}>
                      <Link to="/compare" search={{ from: short(level), to: short(other) }}>
                        <LevelChip level={other} title={false} /> {other.title}
                      </Link>
                      , {other.ladder.name}
                    </li>
                  ))}
                </ul>
              </Fact>
            )}
          </dl>
          <Criteria ladder={ladder} level={level} competencies={ladder.competencies} />
        </>
      )}
      <p className={styles.ways}>
        <LinkButton to="/mentors" search={{ toward: short(level) }}>{`Who can mentor toward ${level.code}`}</LinkButton>
        {level.next.map((next) => (
          <LinkButton key={next.id} to="/compare" search={{ from: short(level), to: short(next) }}>{`Compare with ${next.code}`}</LinkButton>
        ))}
      </p>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Criteria({ ladder, level, competencies }: { ladder: MatrixLadder; level: MatrixLevel; competencies: MatrixLadder['competencies'] }) {
  return competencies.map((competency) => {
    const criteria = level.expectations.find((one) => bare(one.competency.id) === bare(competency.id))?.criteria ?? []
    return (
      <section key={competency.id} aria-label={competency.name} className={styles.competency}>
        <h3>{competency.name}</h3>
        {criteria.length === 0 ? (
          <p className={styles.nothing}>Nothing said by the source{competencies.length === 1 ? ` of ${ladder.name}` : ''}.</p>
        ) : (
          <ul className={styles.criteria}>
            {criteria.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        )}
      </section>
    )
  })
}
