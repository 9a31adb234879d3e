import { Link } from '@tanstack/react-router'
import type { Drawn, Mark } from './groupPictures'
import styles from './GroupPicture.module.css'
import type { Shape, Stroke } from './picture'
import { svgFont } from './pictureSvg'

/** A picture on the page; each of its marks is a link to the people of its group, where it is told how to find them. */
export function GroupPicture({ drawn, label, people }: { drawn: Drawn; label: string; people: ((mark: Mark) => { date: string | undefined; where: string | undefined }) | null }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls is reached by keys.
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <div className={styles.picture} style={{ inlineSize: drawn.width, blockSize: drawn.height }}>
        <svg width={drawn.width} height={drawn.height} aria-hidden fontFamily={svgFont}>
          {drawn.shapes.map((shape, i) => (
            <ShapeView key={i} shape={shape} />
          ))}
        </svg>
        <ul>
          {drawn.marks.map((mark) => (
            <li key={JSON.stringify(mark.keys.map((key) => key.value))}>
              {people ? (
                <Link to="/people" search={people(mark)} className={styles.mark} style={placed(mark)} aria-label={mark.words} title={mark.words} />
              ) : (
                <span className={styles.mark} style={placed(mark)} role="img" aria-label={mark.words} title={mark.words} />
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function placed({ x, y, width, height }: Mark) {
  return { left: x, top: y, inlineSize: width, blockSize: height }
}

function ShapeView({ shape }: { shape: Shape }) {
  switch (shape.kind) {
    case 'rect':
      return <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} rx={shape.radius} fill={shape.fill ?? 'none'} stroke={shape.stroke} strokeWidth={shape.strokeWidth} />
    case 'path':
      return <path d={shape.strokes.map(drawn).join('')} fill="none" stroke={shape.stroke} strokeWidth={shape.strokeWidth} />
    case 'text':
      return (
        <text x={shape.x} y={shape.y} fontSize={shape.size} fontWeight={shape.bold ? 600 : 400} fill={shape.fill} textAnchor={shape.anchor}>
          {shape.text}
        </text>
      )
  }
}

function drawn([letter, ...at]: Stroke): string {
  return `${letter}${at.join(' ')}`
}
