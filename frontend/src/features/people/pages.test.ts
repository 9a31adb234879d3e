import { describe, expect, test } from 'vitest'
import { Pages, pageSize, type Ask } from './pages'

const total = 10_050

function list() {
  const asked: string[] = []
  const slice = (ask: Ask) => {
    if ('first' in ask) {
      const from = ask.after === undefined ? 0 : Number(ask.after) + 1
      return [from, Math.min(total, from + ask.first)] as const
    }
    const until = ask.before === undefined ? total : Number(ask.before)
    return [Math.max(0, until - ask.last), until] as const
  }
  const page = (ask: Ask) => {
    asked.push(JSON.stringify(ask))
    const [from, until] = slice(ask)
    return Promise.resolve({ rows: Array.from({ length: until - from }, (_, i) => from + i), start: String(from), end: String(until - 1) })
  }
  const skip = (count: number, after: string | undefined) => {
    asked.push(`skip ${count}`)
    return Promise.resolve(String((after === undefined ? -1 : Number(after)) + count))
  }
  return { asked, source: { page, skip } }
}

async function opened() {
  const { asked, source } = list()
  const pages = new Pages(total, await source.page({ first: pageSize }), source)
  asked.length = 0
  return { asked, pages }
}

/** Until what was asked for has come. */
const settled = (pages: Pages<number>, index: number) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (pages.row(index) !== undefined) resolve()
    }
    pages.subscribe(look)
    look()
  })

describe('rows of a long list', () => {
  test('go from page to page where one scrolls', async () => {
    const { asked, pages } = await opened()
    pages.want(180, 230)
    await settled(pages, 230)
    expect(pages.row(230)).toBe(230)
    expect(asked).toEqual(['{"first":200,"after":"199"}'])
  })

  test('come from the back at the end, and on from there upwards', async () => {
    const { asked, pages } = await opened()
    pages.want(10_040, total - 1)
    await settled(pages, total - 1)
    expect(pages.row(total - 1)).toBe(total - 1)
    expect(pages.row(10_000)).toBe(10_000)
    pages.want(9_990, 10_010)
    await settled(pages, 9_990)
    expect(pages.row(9_990)).toBe(9_990)
    expect(asked).toEqual(['{"last":50}', '{"last":200,"before":"10000"}'])
  })

  test('are reached in strides without rows after a jump', async () => {
    const { asked, pages } = await opened()
    pages.want(5_000, 5_040)
    await settled(pages, 5_040)
    expect(pages.row(5_040)).toBe(5_040)
    expect(asked.filter((one) => one.startsWith('skip'))).toHaveLength(5)
    expect(asked.filter((one) => one.startsWith('{'))).toEqual(['{"first":200,"after":"4999"}'])
  })

  test('are asked for once, however often they are wanted', async () => {
    const { asked, pages } = await opened()
    pages.want(300, 340)
    pages.want(310, 350)
    await settled(pages, 350)
    pages.want(300, 340)
    expect(asked).toHaveLength(1)
  })

  test('say what went wrong, and come when tried again', async () => {
    const { source } = list()
    let away = true
    const pages = new Pages(total, await source.page({ first: pageSize }), {
      ...source,
      page: (ask) => (away ? Promise.reject(new Error('away')) : source.page(ask)),
    })
    await new Promise<void>((resolve) => {
      pages.subscribe(resolve)
      pages.want(300, 340)
    })
    expect(pages.error).toEqual(new Error('away'))
    away = false
    pages.retry()
    await settled(pages, 340)
    expect(pages.error).toBeUndefined()
  })
})
