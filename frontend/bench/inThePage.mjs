// What is put into the page to see what it does. Each function runs there alone: it can use nothing else of this file.

/** Marks when the first box of the chart is in the page. */
export function watchBoxes() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-box]')) return
    performance.mark('picture')
    observer.disconnect()
  }).observe(document, { subtree: true, childList: true })
}

/** Marks when the first bar of everybody is drawn, and the first name. */
export function watchBars() {
  const paper = CanvasRenderingContext2D.prototype
  for (const [method, mark] of [['fillRect', 'picture'], ['fillText', 'names']]) {
    const draw = paper[method]
    paper[method] = function (...where) {
      if (this.canvas.closest('[role=tree]')) {
        performance.mark(mark)
        paper[method] = draw
      }
      draw.apply(this, where)
    }
  }
}

/** Marks each click, and the first boxes that were not there before it. */
export function watchClicks() {
  let known = null
  addEventListener(
    'click',
    (event) => {
      performance.mark('click', { startTime: event.timeStamp })
      known = new Set(Array.from(document.querySelectorAll('[data-box]'), ({ dataset }) => dataset.box))
    },
    { capture: true },
  )
  new MutationObserver((changes) => {
    const isNew = (node) => node instanceof HTMLElement && node.dataset.box !== undefined && !known.has(node.dataset.box)
    if (!known || !changes.some(({ addedNodes }) => Array.from(addedNodes).some(isNew))) return
    performance.mark('new boxes')
    known = null
  }).observe(document, { subtree: true, childList: true })
}

/** Keeps the bars of the latest picture of everybody. */
export function recordBars() {
  const paper = CanvasRenderingContext2D.prototype
  const { clearRect, fillRect } = paper
  window.bars = []
  paper.clearRect = function (...where) {
    if (this.canvas.closest('[role=tree]')) window.bars = []
    clearRect.apply(this, where)
  }
  paper.fillRect = function (...where) {
    if (this.canvas.closest('[role=tree]')) window.bars.push(where)
    fillRect.apply(this, where)
  }
}

/**
 * Of how many people the latest picture has something where they belong: the middle of their place, in their layer. The
 * places are reckoned from whom each reports to, by the server's answer, and not by what the page knows.
 */
export function drawnPeople(parents) {
  const count = parents.length
  const depth = parents.map(() => 0)
  const width = parents.map(() => 0)
  for (let i = 0; i < count; i++) depth[i] = parents[i] < 0 ? 0 : depth[parents[i]] + 1
  for (let i = count - 1; i >= 0; i--) {
    width[i] ||= 1
    if (parents[i] >= 0) width[parents[i]] += width[i]
  }
  let tops = 0
  const left = []
  const taken = [...parents].fill(0)
  for (let i = 0; i < count; i++) {
    if (parents[i] < 0) {
      left[i] = tops
      tops += width[i]
    } else {
      left[i] = left[parents[i]] + taken[parents[i]]
      taken[parents[i]] += width[i]
    }
  }

  const rows = new Map()
  for (const bar of window.bars) {
    if (!rows.has(bar[1])) rows.set(bar[1], [])
    rows.get(bar[1]).push(bar)
  }
  const layers = [...rows.keys()].sort((a, b) => a - b).map((y) => rows.get(y).sort((a, b) => a[0] - b[0]))
  const scale = document.querySelector('[role=tree] canvas').clientWidth / tops
  let people = 0
  for (let i = 0; i < count; i++) {
    const x = (left[i] + width[i] / 2) * scale
    const bars = layers[depth[i]] ?? []
    let low = 0
    let high = bars.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (bars[middle][0] <= x) low = middle + 1
      else high = middle
    }
    const bar = bars[low - 1]
    if (bar && x <= bar[0] + bar[2]) people++
  }
  return { people, bars: window.bars.length, rows: layers.length }
}

/** Where the chart can be taken hold of: nothing is in the way within a few pixels. */
export function freePlace() {
  const frame = document.querySelector('[role=tree]')
  const { left, top, width, height } = frame.getBoundingClientRect()
  const canvas = frame.querySelector('canvas:not([hidden])')
  const ratio = canvas ? canvas.width / width : 1
  const pixels = canvas?.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  const free = (x, y) => {
    const element = document.elementFromPoint(x, y)
    if (!element?.closest('[role=tree]') || element.closest('[data-box], [data-minimap]')) return false
    return !pixels || pixels.data[4 * (Math.round((y - top) * ratio) * pixels.width + Math.round((x - left) * ratio)) + 3] === 0
  }
  for (let y = top + height - 12; y > top + 12; y -= 4) {
    for (let off = 0; off < width / 2 - 20; off += 8) {
      for (const x of [left + width / 2 - off, left + width / 2 + off]) {
        if ([-6, 0, 6].every((dx) => [-6, 0, 6].every((dy) => free(x + dx, y + dy)))) return { x, y }
      }
    }
  }
  throw new Error('there is no free place in the chart')
}

/** A handle in view that opens something. */
export function closedHandle() {
  for (const handle of document.querySelectorAll('[data-handle][data-open=false]')) {
    const { left, top, width, height } = handle.getBoundingClientRect()
    const place = { x: left + width / 2, y: top + height / 2 }
    if (document.elementFromPoint(place.x, place.y) === handle) return place
  }
  throw new Error('no branch is left to open in view')
}
