import { Download } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { Button } from './Button'
import { csv, type CsvValue } from './csv'
import { download } from './download'
import { saveCsv } from './saveCsv'
import { useMayTakeAway } from './mayTakeAway'
import styles from './TakeAway.module.css'

type Rows = readonly (readonly CsvValue[])[]

export interface TakeAwayProps {
  /** What it shows, as the title of a picture and the name of a file. */
  name: string
  /** What else a reader of the picture must know, such as of whom and of which day it is. */
  about?: string
  /** Rows of the CSV with a header first; those of the table on the page where it is left out, and there is one. */
  rows?: () => Rows | Promise<Rows>
  /** What it can be taken away as. */
  as: readonly ('csv' | 'picture')[]
  /** Whether more is shown as one scrolls to its end: the ways to keep it stand before it then, where they stay put. */
  grows?: boolean
  children: ReactNode
}

/** Something shown, with the ways to keep it: its table as CSV, its picture as SVG and PNG. */
export function TakeAway({ name, about, rows, as, grows = false, children }: TakeAwayProps) {
  const host = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState('')
  const file = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').slice(0, 80)
  const table = async () => {
    const [header = [], ...rest] = (await rows?.()) ?? read(host.current?.querySelector('table') ?? null)
    await saveCsv(`${file}.csv`, csv(header.map(String), rest))
  }
  const picture = async (format: 'svg' | 'png') => {
    if (!host.current) return
    const { svgOfElement, pngOfSvg } = await import('./elementSvg')
    await document.fonts.ready
    const { svg, width, height } = svgOfElement(host.current, name, about)
    await download(`${file}.${format}`, format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOfSvg(svg, width, height))
  }
  const save = (format: 'csv' | 'svg' | 'png') =>
    void (format === 'csv' ? table() : picture(format)).then(
      () => setSaid(`Saved as ${format.toUpperCase()}`),
      () => setSaid('The file could not be made; try again'),
    )
  const ways = useMayTakeAway() && (
    <div className={styles.ways} role="group" aria-label={`Take away: ${name}`}>
      {as.includes('csv') && (
        <Button look="quiet" icon={Download} onPress={() => save('csv')}>
          CSV
        </Button>
      )}
      {as.includes('picture') && (
        <>
          <Button look="quiet" icon={Download} onPress={() => save('svg')}>
            SVG
          </Button>
          <Button look="quiet" icon={Download} onPress={() => save('png')}>
            PNG
          </Button>
        </>
      )}
      <span role="status" className={styles.said}>
        {said}
      </span>
    </div>
  )
  return (
    <div className={styles.taken}>
      {grows && ways}
      <div ref={host} className={styles.shown}>
        {children}
      </div>
      {!grows && ways}
    </div>
  )
}

/** The cells of a table on the page; those that span several columns are followed by blank ones. */
function read(table: HTMLTableElement | null): string[][] {
  return [...(table?.rows ?? [])].map((row) => [...row.cells].flatMap((cell) => [cell.innerText.trim(), ...Array.from({ length: cell.colSpan - 1 }, () => '')]))
}
