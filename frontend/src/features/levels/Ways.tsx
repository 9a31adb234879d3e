import type { MatrixLadder } from './ladderQuery'
import styles from './Ways.module.css'

/** The arrows of the picture in words: promotions, moves across tracks, and who mentors whom. */
export function Ways({ ladder }: { ladder: MatrixLadder }) {
  return (
    <section aria-labelledby="ways" className={styles.ways}>
      <h2 id="ways">Where each level leads, and whom it mentors</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Level</th>
            <th scope="col">Leads to</th>
            <th scope="col">Mentors</th>
            <th scope="col">Mentored by</th>
          </tr>
        </thead>
        <tbody>
          {ladder.levels.map((level) => {
            const by = ladder.levels.filter(({ mentors }) => mentors.some(({ id }) => id === level.id))
            return (
              <tr key={level.id}>
                <th scope="row">{level.code}</th>
                <td>
                  {level.next.map((next) => `${next.code}${next.track.id === level.track.id ? '' : ', across to another track'}`).join('; ') || 'The end of the line'}
                </td>
                <td>{level.mentors.map(({ code }) => code).join(', ') || 'Nobody said by the source'}</td>
                <td>{by.map(({ code }) => code).join(', ') || 'Nobody said by the source'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
