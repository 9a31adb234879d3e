import { createClient } from 'graphql-ws'
import { heard, isUnreachable, missed } from './connection'
import { refresh } from './refresh'

/** What a revision says of itself. */
export interface News {
  number: number
  by: string
  summary: string
}

// The document is text here: it does not go through urql, which has no use for the client of the socket.
const revisions = 'subscription Live($since: Int) { revisions(since: $since) { number by summary } }'

const firstWait = 500
const longestWait = 5_000
/** How long the line must hold to count as good. */
const settled = 2000
/** Revisions that come together, such as after a sleep, are one refresh. */
const together = 150

/**
 * Listens for revisions over a WebSocket (server-sent events would take one of the six connections that a browser
 * allows to a server, and six tabs would then stand still), and has what is shown asked for again. When the line breaks
 * it is tried again, waiting longer each time, and continues after the last revision heard. The function returned ends it.
 */
export function listen(since: number | undefined, tell: (news: News[]) => void): () => void {
  const url = new URL('/graphql', location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  let last = since
  let wait = firstWait
  let broken = false
  let day = today()
  let ended = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let settling: ReturnType<typeof setTimeout> | undefined
  let gathering: ReturnType<typeof setTimeout> | undefined
  let gathered: News[] = []
  let stop: (() => void) | undefined

  const gather = (news: News) => {
    last = Math.max(news.number, last ?? 0)
    gathered.push(news)
    gathering ??= setTimeout(() => {
      gathering = undefined
      tell(gathered)
      gathered = []
      refresh()
    }, together)
  }

  /** A broken line does not mean a server that is away: a proxy may not let sockets through. */
  const check = async () => {
    const up = await reachable()
    if (ended) return
    if (!up) {
      missed()
      return
    }
    if (isUnreachable()) refresh()
    heard()
  }

  const retry = () => {
    if (ended) return
    broken = true
    clearTimeout(timer)
    clearTimeout(settling)
    void check()
    timer = setTimeout(connect, wait * (0.75 + Math.random() / 2))
    wait = Math.min(wait * 2, longestWait)
  }

  const connect = () => {
    if (ended) return
    stop?.()
    const client = createClient({
      url: url.href,
      retryAttempts: 0,
      on: {
        connected: () => {
          heard()
          if (broken) refresh()
          // A server that takes the line and then refuses the subscription is asked less and less often, too.
          settling = setTimeout(() => {
            broken = false
            wait = firstWait
          }, settled)
        },
      },
    })
    let over = false
    const end = () => {
      if (!over) retry()
      over = true
    }
    client.subscribe<{ revisions: News }>(
      { query: revisions, variables: { since: last } },
      { next: ({ data }) => data && gather(data.revisions), error: end, complete: end },
    )
    stop = () => {
      over = true
      void client.dispose()
    }
  }

  /** A machine that wakes up, or finds its network again, need not wait; and it may be another day. */
  const hurry = () => {
    if (today() !== day) refresh()
    day = today()
    if (!broken || document.visibilityState === 'hidden') return
    wait = firstWait
    clearTimeout(timer)
    connect()
  }

  connect()
  addEventListener('online', hurry)
  document.addEventListener('visibilitychange', hurry)
  return () => {
    ended = true
    clearTimeout(timer)
    clearTimeout(settling)
    clearTimeout(gathering)
    removeEventListener('online', hurry)
    document.removeEventListener('visibilitychange', hurry)
    stop?.()
  }
}

const today = () => new Date().toISOString().slice(0, 10)

async function reachable(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store' })).ok
  } catch {
    return false
  }
}
