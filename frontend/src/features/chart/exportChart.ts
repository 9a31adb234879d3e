import type { ChartBox } from '../../chart/box'
import type { Icicle } from '../../chart/icicle'
import { layoutTree } from '../../chart/layout'
import { chartPicture, type Caption, type Picture } from '../../chart/picture'
import { paperOf, pngOf } from '../../chart/pictureFile'
import { download } from '../../ui/download'
import { svgOf } from '../../chart/pictureSvg'
import { iciclePicture, type IcicleColors } from '../../chart/iciclePicture'

export type ExportFormat = 'svg' | 'png' | 'pdf'

export type Exported =
  | { readonly kind: 'tree'; readonly boxes: readonly ChartBox[]; readonly parents: readonly number[]; readonly dotted: boolean }
  | ({ readonly kind: 'whole'; readonly icicle: Icicle; readonly head: number } & IcicleColors)

/** Writes what is seen into a file: on white, whatever the theme, because it is going to be printed or pasted. */
export async function exportChart(what: Exported, caption: Caption, format: ExportFormat, name: string): Promise<void> {
  await document.fonts.ready
  const host = document.createElement('div')
  host.dataset.theme = 'light'
  host.style.cssText = 'position: absolute; visibility: hidden; color-scheme: light'
  document.body.append(host)
  const { paper, dispose } = paperOf(host)
  try {
    const picture: Picture =
      what.kind === 'tree'
        ? chartPicture(
            layoutTree(what.parents),
            what.boxes,
            new Map(what.boxes.map((box, i) => [box.ref, i])),
            what.dotted,
            caption,
            paper,
          )
        : iciclePicture(what.icicle, what.head, what, caption, paper)
    await download(`${name}.${format}`, await fileOf(picture, format))
  } finally {
    dispose()
    host.remove()
  }
}

async function fileOf(picture: Picture, format: ExportFormat): Promise<Blob> {
  if (format === 'svg') return new Blob([svgOf(picture)], { type: 'image/svg+xml' })
  if (format === 'png') return pngOf(picture)
  const { pdfOf } = await import('../../chart/picturePdf')
  return pdfOf(picture)
}

/** A file's name that every system takes. */
export function fileName(organization: string, date: string): string {
  const plain = organization.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
  return `${plain.toLowerCase() || 'organization'}-chart-${date}`
}
