// What is done in the browser to be measured, and the figures of it. Each act has a browser context of its own, so that
// nothing is in its cache.
import { closedHandle, drawnPeople, freePlace, recordBars, watchBars, watchBoxes, watchClicks } from './inThePage.mjs'
import { refresh, trace } from './tracing.mjs'

const viewport = { width: 1440, height: 900 }

const milliseconds = (value) => ({ value, unit: 'ms' })
const share = (value) => ({ value, unit: '%' })
const number = (value, unit = '') => ({ value, unit })

/**
 * The frames of a time, and the work of the main thread in it, as figures. What is missed on a busy machine though the
 * page was soon done shows in the difference between frames that were late and frames that took long by processor time.
 */
function smoothness(frames, work, time) {
  const sum = (values) => values.reduce((total, one) => total + one, 0)
  const most = (values) => values.reduce((highest, one) => Math.max(highest, one), 0)
  const over = (limit, of) => frames.filter((frame) => of(frame) > limit + 0.1).length / frames.length
  return {
    'frames a second': { value: (1000 * frames.length) / sum(frames.map((frame) => frame.time)), unit: '/s', more: true },
    'frames over 16.7 ms': share(over(refresh, (frame) => frame.time)),
    'frames over 33.3 ms': share(over(2 * refresh, (frame) => frame.time)),
    'longest frame': milliseconds(most(frames.map((frame) => frame.time))),
    'main thread at work': share(sum(work.map((one) => one.time)) / time),
    'longest task': milliseconds(most(work.map((one) => one.longest))),
    'processor time of the main thread a frame': milliseconds(sum(frames.map((frame) => frame.work)) / frames.length),
    'frames over 16.7 ms of processor time': share(over(refresh, (frame) => frame.work)),
  }
}

/** Chromium loads parts of its own window with its first page: what is measured waits until they are there. */
export async function settle(browser) {
  await inNewPage(browser, async (page) => {
    await page.goto('about:blank')
    await page.waitForTimeout(3000)
  })
}

async function inNewPage(browser, act) {
  const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'Europe/Copenhagen' })
  try {
    return await act(await context.newPage())
  } finally {
    await context.close()
  }
}

/** From the navigation until the picture that a watcher of the page marks has come to the screen. */
async function open(browser, server, address, watcher, marks) {
  return inNewPage(browser, async (page) => {
    await page.addInitScript(watcher)
    const recording = await trace(browser, async () => {
      await page.goto(server + address)
      await page.waitForFunction((names) => names.every((name) => performance.getEntriesByName(name).length > 0), marks)
      await page.waitForTimeout(500)
    })
    const seen = recording.pageOf('picture')
    const start = seen.navigationTo(server)
    const [shown, ...further] = marks.map((mark) => seen.onScreen(recording.marks(mark)[0]))
    const [{ startTime: content }] = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint').map((entry) => entry.toJSON()))
    const { bytes, answers } = seen.transferred(shown)
    const work = seen.work(start, shown)
    return {
      'navigation to the first content': milliseconds(content),
      'navigation to the picture on the screen': milliseconds(shown - start),
      ...Object.fromEntries(further.map((time, i) => [`navigation to the ${marks[i + 1]} on the screen`, milliseconds(time - start)])),
      'bytes transferred until the picture': number(bytes),
      'answers until the picture': number(answers),
      'main thread at work until the picture': share(work.time / (shown - start)),
      'processor time of the main thread until then': milliseconds(work.processor),
      'longest task until the picture': milliseconds(work.longest),
    }
  })
}

export const openChart = (browser, server) => open(browser, server, '/', watchBoxes, ['picture'])

/** Everybody at once; and of whom the picture really has something, by what was drawn on it. */
export async function openWhole(browser, server) {
  const figures = await open(browser, server, '/?view=whole', watchBars, ['picture', 'names'])
  return inNewPage(browser, async (page) => {
    await page.addInitScript(recordBars)
    await toWhole(page, server)
    const said = /All ([\d,]+) people/.exec(await page.getByRole('tree').getAttribute('aria-label'))?.[1] ?? '0'
    const { parents } = await outlineOf(server)
    const { people, bars, rows } = await page.evaluate(drawnPeople, parents)
    return {
      ...figures,
      'people of the organization': number(parents.length),
      'people that the picture says it shows': number(Number(said.replaceAll(',', ''))),
      'people whose place in it is drawn': number(people),
      'bars and strips drawn': number(bars),
      'layers drawn': number(rows),
    }
  })
}

/** Drags a chart by a place where nobody is, 400 pixels left and right and 150 up and down, three seconds long. */
export async function panChart(browser, server, { open, fit = false }) {
  return inNewPage(browser, async (page) => {
    await page.goto(`${server}/?open=${open}`)
    await page.locator('[data-box]').first().waitFor()
    await page.waitForFunction((n) => document.querySelectorAll('[data-box]').length > n, 10)
    await page.waitForTimeout(500)
    if (fit) {
      await page.getByRole('button', { name: 'Fit' }).click()
      await page.waitForTimeout(500)
    }
    const boxes = Number(/([\d,]+) of/.exec(await page.getByRole('tree').getAttribute('aria-label'))[1].replaceAll(',', ''))
    const at = await page.evaluate(freePlace)
    const figures = await drag(browser, page, at)
    return { 'boxes of the chart': number(boxes), ...figures }
  })
}

/** What the browser itself and this machine make of a drag: one square that follows the pointer. */
export async function control(browser) {
  return inNewPage(browser, async (page) => {
    await page.setContent('<div style="width: 300px; height: 200px; background: teal; will-change: transform"></div>')
    await page.evaluate(() => addEventListener('pointermove', ({ clientX, clientY }) => (document.querySelector('div').style.transform = `translate(${clientX}px, ${clientY}px)`)))
    return drag(browser, page, { x: 720, y: 450 })
  })
}

async function drag(browser, page, { x, y }) {
  await page.mouse.move(x, y)
  const recording = await trace(browser, async () => {
    await page.mouse.down()
    await pointer(page, 300, (seconds) => at({ x, y }, seconds), 'left')
    await page.evaluate(() => performance.mark('begin'))
    await pointer(page, 3000, (seconds) => at({ x, y }, seconds + 0.3), 'left')
    await page.evaluate(() => performance.mark('end'))
    await page.mouse.up()
  })
  return between(recording)
}

const at = ({ x, y }, seconds) => ({ x: x + 400 * Math.sin(2 * seconds), y: y - 150 * Math.abs(Math.sin(3 * seconds)) })

/** The frames between two marks, in which there was something new to show all the time. */
function between(recording) {
  const page = recording.pageOf('begin')
  const [from, to] = [recording.marks('begin')[0], recording.marks('end')[0]]
  return smoothness(page.frames(from, to, { fresh: true }), [page.work(from, to)], to - from)
}

/**
 * Moves the pointer as a mouse does that reports 125 times a second. Where the browser is behind with its answers, a
 * move is left out, as the system does it.
 */
async function pointer(page, time, place, button = 'none') {
  const session = await page.context().newCDPSession(page)
  const start = performance.now()
  const unanswered = new Set()
  for (let now = start; now < start + time; now = performance.now()) {
    if (unanswered.size < 2) {
      const to = place((now - start) / 1000)
      const move = session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...to, button, buttons: button === 'left' ? 1 : 0 })
      unanswered.add(move)
      void move.finally(() => unanswered.delete(move))
    }
    await new Promise((resolve) => setTimeout(resolve, 8))
  }
  await Promise.all(unanswered)
  await session.detach()
}

/** Opens a branch after the other by its handle, and waits each time until everything stands still. */
export async function openBranches(browser, server) {
  return inNewPage(browser, async (page) => {
    await page.addInitScript(watchClicks)
    await page.goto(server)
    await page.locator('[data-handle][data-open=false]').first().waitFor()
    await page.waitForTimeout(1000)
    const recording = await trace(browser, async () => {
      for (let i = 0; i < 8; i++) {
        const place = await page.evaluate(closedHandle)
        await page.mouse.click(place.x, place.y)
        await page.waitForTimeout(700)
      }
    })
    const seen = recording.pageOf('click')
    const [clicks, boxes] = [recording.marks('click'), recording.marks('new boxes')]
    const waits = boxes.map((time) => seen.onScreen(time) - clicks.findLast((click) => click <= time))
    return {
      'branches opened': number(boxes.length),
      'click to the new boxes on the screen': milliseconds(median(waits)),
      ...afterClicks(recording, 600),
    }
  })
}

/** The frames that were asked for after each click; at rest there are none. */
function afterClicks(recording, time) {
  const page = recording.pageOf('click')
  const clicks = recording.marks('click')
  const frames = clicks.flatMap((click) => page.frames(click, click + time, { restful: true }))
  const work = clicks.map((click) => page.work(click, click + time))
  return {
    'click to the next picture': milliseconds(median(clicks.map((click) => page.onScreen(click) - click))),
    'processor time of the main thread a click': milliseconds(median(work.map((one) => one.processor))),
    ...smoothness(frames, work, time * clicks.length),
  }
}

/** Goes into one branch after the other, three layers down, and back to everybody; five times. */
export async function flyThroughWhole(browser, server) {
  return inNewPage(browser, async (page) => {
    await page.addInitScript(watchClicks)
    await toWhole(page, server)
    const area = await page.getByRole('tree').boundingBox()
    const { layers } = await outlineOf(server)
    const layer = Math.min(88, area.height / layers)
    const recording = await trace(browser, async () => {
      for (let i = 0; i < 5; i++) {
        for (const row of [1, 2, 3]) {
          await page.mouse.click(area.x + area.width * (0.2 + 0.13 * i), area.y + (row + 0.5) * layer)
          await page.waitForTimeout(450)
        }
        await page.getByRole('button', { name: 'Everybody' }).click()
        await page.waitForTimeout(450)
      }
    })
    return { flights: number(recording.marks('click').length), ...afterClicks(recording, 400) }
  })
}

/** Moves the pointer over everybody, of whom the one below it is told each time. */
export async function pointOverWhole(browser, server) {
  return inNewPage(browser, async (page) => {
    await toWhole(page, server)
    const area = await page.getByRole('tree').boundingBox()
    const place = (seconds) => ({
      x: area.x + area.width * (0.5 + 0.45 * Math.sin(2 * seconds)),
      // Not the lowest layers, where a pointer that is over nobody shows nothing new.
      y: area.y + area.height * (0.3 + 0.22 * Math.sin(3 * seconds)),
    })
    const recording = await trace(browser, async () => {
      await pointer(page, 300, place)
      await page.evaluate(() => performance.mark('begin'))
      await pointer(page, 3000, (seconds) => place(seconds + 0.3))
      await page.evaluate(() => performance.mark('end'))
    })
    return between(recording)
  })
}

/** Everybody, with names and titles. */
async function toWhole(page, server) {
  await page.goto(`${server}/?view=whole`)
  await page.getByRole('treeitem', { name: /^(?!Loading)[^,]+, [^,]+, .*(direct|No reports)/ }).waitFor({ state: 'attached' })
  await page.waitForTimeout(1500)
}

/** Whom each reports to, as the server says it, and in how many layers. */
async function outlineOf(server) {
  const response = await fetch(`${server}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: '{ org { outline { parents } } }' }),
  })
  const { parents } = (await response.json()).data.org.outline
  const depths = []
  for (const parent of parents) depths.push(parent < 0 ? 1 : depths[parent] + 1)
  return { parents, layers: depths.reduce((most, depth) => Math.max(most, depth), 0) }
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
