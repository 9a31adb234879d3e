const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' })

/** "25 November 2026 at 05:31", in the reader's own time, of an instant as the API has it. */
export function momentWords(at: string): string {
  return words.format(new Date(at))
}
