import { download } from './download'

/** Hands the text of a CSV file to the browser. */
export async function saveCsv(name: string, text: string): Promise<void> {
  // The mark at its beginning tells spreadsheets that the text is UTF-8.
  await download(name, new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }))
}
