/** Calendar days as `2026-03-31`, in UTC as everywhere in Rung. */
function day(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)
}

function parts(text: string): [year: number, month: number, date: number] {
  const at = new Date(`${text}T00:00:00Z`)
  return [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()]
}

/** The same day of the year before; for the last of February, the last of February. */
export function yearBefore(text: string): string {
  const [year, month, date] = parts(text)
  const last = new Date(Date.UTC(year - 1, month + 1, 0)).getUTCDate()
  return day(year - 1, month, Math.min(date, last))
}

/** The last day of the quarter before the one that the day is in. */
export function endOfLastQuarter(text: string): string {
  const [year, month] = parts(text)
  return day(year, month - (month % 3), 0)
}
