import { Link } from '@tanstack/react-router'
import type { Shape, Stroke } from '../../chart/picture'
import { svgFont } from '../../chart/pictureSvg'
import styles from './Explore.module.css'
import type { Drawn, Mark } from './pictures'

/** A picture on the page; each of its marks is a link to the people of its group. */
export function PictureView({ drawn, label, people }: { drawn: Drawn; label: string; people: (mark: Mark) => { date: string | undefined; where: string | undefined } }) {
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
              <Link
                to="/people"
                search={people(mark)}
                className={styles.mark}
                style={{ left: mark.x, top: mark.y, inlineSize: mark.width, blockSize: mark.height }}
                aria-label={mark.words}
                title={mark.words}
              />
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
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
