import type { CombinedError } from 'urql'

/** What went wrong, in words for a reader. */
export interface Explanation {
  /** What happened. */
  title: string
  /** To what, as the server says it; empty where it says nothing. */
  detail: string
  /** What to do next. */
  next: string
  /** Whether asking the same again may help. */
  again: boolean
  /** The server's code, or OFFLINE where nobody answered. */
  code: string
}

type Words = Pick<Explanation, 'title' | 'next' | 'again'>

const words: Record<string, Words> = {
  NOT_FOUND: {
    title: 'Nobody and nothing has this name',
    next: 'It may have ended, or not yet begun, on the day shown. Search for it, or pick another day.',
    again: false,
  },
  AMBIGUOUS: { title: 'Several have this name', next: 'Choose one of them.', again: false },
  INVALID: { title: 'The question cannot be answered as it stands', next: 'Change what is named here.', again: false },
  LIMIT: { title: 'This is too much for one question', next: 'Narrow it: fewer people, fewer layers or a shorter time.', again: false },
  CONFLICT: {
    title: 'Somebody changed the organization meanwhile',
    next: 'Nothing was written. Look at what is there now, and do it again.',
    again: true,
  },
  UNAVAILABLE: { title: 'The organization cannot be reached just now', next: 'Nothing was written. Try again in a moment.', again: true },
  UNAUTHENTICATED: { title: 'You are not signed in', next: 'Sign in, and load the page again.', again: true },
  FORBIDDEN: { title: 'You may not do this', next: 'Ask somebody who may change the organization.', again: false },
  INTERNAL: { title: 'The server made a mistake', next: 'Try again. If it stays, its log says more.', again: true },
  OFFLINE: { title: 'The server cannot be reached', next: 'Nothing was written. It is tried again by itself.', again: true },
}

/** Says once, for all pages, what an error of the API means to a reader. */
export function explain(error: CombinedError): Explanation {
  const [first] = error.graphQLErrors
  if (!first) {
    const response = error.response as Response | undefined
    const offline = !response || response.status >= 502
    return { ...(offline ? words.OFFLINE! : words.INTERNAL!), detail: offline ? '' : (error.networkError?.message ?? ''), code: offline ? 'OFFLINE' : 'INTERNAL' }
  }
  const code = typeof first.extensions.code === 'string' ? first.extensions.code : 'INTERNAL'
  return { ...(words[code] ?? words.INTERNAL!), detail: code === 'INTERNAL' ? '' : sentence(first.message), code }
}

/** The server's messages are sentences without their capital and stop. */
function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.?!]$/.test(begun) ? begun : `${begun}.`
}
