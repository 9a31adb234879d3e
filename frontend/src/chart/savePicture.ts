import type { Drawn } from './groupPictures'
import type { Paper, Picture } from './picture'
import { download, paperOf, pngOf } from './pictureFile'
import { svgOf } from './pictureSvg'

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
