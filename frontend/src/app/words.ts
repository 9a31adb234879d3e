const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const longDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

export const time = (at: Date): string => clock.format(at)

/** A calendar day in words: 31 December 2025. */
export const dayInWords = (day: string): string => longDay.format(new Date(`${day}T00:00:00Z`))
