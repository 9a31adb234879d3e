// What the browser's own tracing says of a stretch of time: when pictures came to the screen, and how busy the page was.

const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'loading',
  'blink.user_timing',
]

/** Milliseconds between two pictures where none is missed: Chromium without a screen draws sixty a second. */
export const refresh = 1000 / 60

/** Records everything that a browser does while `during` runs; the answer reads it. */
export async function trace(browser, during) {
  const session = await browser.newBrowserCDPSession()
  const events = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event)
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: categories, excludedCategories: ['*'] },
  })
  let ended
  try {
    await during()
  } finally {
    ended = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
  }
  const { dataLossOccurred } = await ended
  await session.detach()
  if (dataLossOccurred) throw new Error('the browser lost a part of its trace')
  return new Recording(events)
}

/** Events of one page, times in milliseconds. The page is the one whose process made the mark that is named. */
class Recording {
  constructor(events) {
    this.events = events.toSorted((a, b) => a.ts - b.ts)
  }

  /** When each of the page's own marks of a name was made, performance.mark() of it. */
  marks(name) {
    return this.events.filter((event) => event.name === name && event.cat.includes('blink.user_timing')).map(({ ts }) => ts / 1000)
  }

  /** The page that made a mark: what its process did, and its main thread. */
  pageOf(name) {
    const mark = this.events.find((event) => event.name === name && event.cat.includes('blink.user_timing'))
    if (!mark) throw new Error(`the page never made the mark “${name}”`)
    return new PageRecording(this.events.filter((event) => event.pid === mark.pid), mark.tid)
  }
}

class PageRecording {
  constructor(events, mainThread) {
    this.events = events
    this.mainThread = mainThread
  }

  named(name) {
    return this.events.filter((event) => event.name === name)
  }

  /** The start of the navigation to an address, or to one that begins so. */
  navigationTo(address) {
    const starts = this.named('navigationStart').filter(({ args }) => args.data?.isOutermostMainFrame && args.data.documentLoaderURL.startsWith(address))
    return starts.at(-1).ts / 1000
  }

  /**
   * When what stood in the page at a time had come to the screen: the first frame drawn from what the main thread handed
   * over after it. NaN where nothing more was drawn.
   */
  onScreen(time) {
    let step = ['Commit', 'ActivateLayerTree', 'DrawFrame']
    for (const event of this.events) {
      if (event.ts / 1000 < time || event.name !== step[0]) continue
      if (event.name === 'Commit' && event.tid !== this.mainThread) continue
      step = step.slice(1)
      if (step.length === 0) return event.ts / 1000
    }
    return Number.NaN
  }

  /**
   * From each picture to the next between two times: milliseconds, by the number of refreshes of the screen that passed,
   * and the processor time that the main thread took meanwhile, which other work of the machine does not add to. Where a
   * picture shows only that the compositor is done with a part, and nothing from the page, `fresh` leaves it out. Where
   * the page asked for no picture between two, nothing was missed: with `restful` such a time is no frame.
   */
  frames(from, to, { fresh = false, restful = false } = {}) {
    const result = []
    let last = null
    let news = false
    let rested = false
    let work = 0
    for (const { name, ts, tid, tdur = 0, args } of this.events) {
      if (ts / 1000 < from || ts / 1000 > to) continue
      if (name === 'RunTask' && tid === this.mainThread) work += tdur / 1000
      if (name === 'ActivateLayerTree') news = true
      if (name === 'NeedsBeginFrameChanged' && args.data.needsBeginFrame === 0) rested = true
      if (name !== 'DrawFrame' || (fresh && !news)) continue
      const sequence = args.frameSeqId
      if (last !== null && sequence > last && !(restful && rested)) result.push({ time: (sequence - last) * refresh, work })
      last = sequence
      news = false
      rested = false
      work = 0
    }
    return result
  }

  /** How much of a time the page's main thread was at work, also as processor time, and its longest task. */
  work(from, to) {
    let sum = 0
    let processor = 0
    let longest = 0
    for (const { name, tid, ts, dur = 0, tdur = 0 } of this.events) {
      if (name !== 'RunTask' || tid !== this.mainThread) continue
      const time = Math.min(to, (ts + dur) / 1000) - Math.max(from, ts / 1000)
      if (time <= 0) continue
      sum += time
      processor += tdur / 1000
      longest = Math.max(longest, time)
    }
    return { time: sum, processor, longest }
  }

  /** Bytes that came over the network for the page until a time, headers included, and in how many answers. */
  transferred(until) {
    const addresses = new Map(this.named('ResourceSendRequest').map(({ args }) => [args.data.requestId, args.data.url]))
    const answers = this.named('ResourceFinish').filter(({ ts, args }) => ts / 1000 <= until && /^http/.test(addresses.get(args.data.requestId) ?? ''))
    return { bytes: answers.reduce((sum, { args }) => sum + args.data.encodedDataLength, 0), answers: answers.length }
  }
}
