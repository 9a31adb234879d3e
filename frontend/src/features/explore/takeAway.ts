import type { Paper, Picture } from '../../chart/picture'
import { download, paperOf, pngOf } from '../../chart/pictureFile'
import { svgOf } from '../../chart/pictureSvg'
import type { CsvValue } from '../../org/csv'
import { wordsOf, type By } from './dimensions'
import { measures, type MeasureKey } from './measures'
import type { Drawn } from './pictures'
import type { TableRow } from './tree'

const margin = 24

/** A picture with its title as a file, on white, whatever the theme. */
export async function savePicture(name: string, format: 'svg' | 'png', title: string, subtitle: string, draw: (paper: Paper) => Drawn): Promise<void> {
  await document.fonts.ready
  const host = document.createElement('div')
  host.dataset.theme = 'light'
  host.style.cssText = 'position: absolute; visibility: hidden; color-scheme: light'
  document.body.append(host)
  const { paper, dispose } = paperOf(host)
  try {
    const drawn = draw(paper)
    const top = margin + 52
    const picture: Picture = {
      width: Math.ceil(drawn.width + 2 * margin),
      height: Math.ceil(drawn.height + top + margin),
      title,
      background: '#ffffff',
      shapes: [
        { kind: 'text', x: margin, y: margin + 14, text: title, size: 16, bold: true, fill: paper.ink('var(--ink)'), anchor: 'start' },
        { kind: 'text', x: margin, y: margin + 36, text: subtitle, size: 13, bold: false, fill: paper.ink('var(--ink-2)'), anchor: 'start' },
        ...drawn.shapes.map((shape) => {
          if (shape.kind !== 'path') return { ...shape, x: shape.x + margin, y: shape.y + top }
          return { ...shape, strokes: shape.strokes.map((stroke) => (stroke[0] === 'Q' ? (['Q', stroke[1] + margin, stroke[2] + top, stroke[3] + margin, stroke[4] + top] as const) : ([stroke[0], stroke[1] + margin, stroke[2] + top] as const))) }
        }),
      ],
    }
    download(`${name}.${format}`, format === 'svg' ? new Blob([svgOf(picture)], { type: 'image/svg+xml' }) : await pngOf(picture))
  } finally {
    dispose()
    host.remove()
  }
}

/** The table as rows of a CSV file: a column for each dimension and figure, those of the other day beside, and the kind of row. */
export function csvOf(rows: readonly TableRow[], by: readonly By[], keys: readonly MeasureKey[], days: { now: string; before: string | undefined }): { header: string[]; rows: CsvValue[][] } {
  const header = [
    ...by.map(wordsOf),
    ...keys.flatMap((key) => (days.before === undefined ? [measures[key].words] : [`${measures[key].words} on ${days.now}`, `${measures[key].words} on ${days.before}`])),
    'Row',
  ]
  return {
    header,
    rows: rows.map(({ node, kind }) => [
      ...by.map((_, i) => node.keys[i]?.label ?? null),
      ...keys.flatMap((key) => {
        const now = node.figures ? measures[key].of(node.figures) : null
        return days.before === undefined ? [now] : [now, node.before ? measures[key].of(node.before) : null]
      }),
      kind,
    ]),
  }
}
