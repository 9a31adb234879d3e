import { expect, it } from 'vitest'
import { layFlow, streamKey, type Stream } from './flow'

const stream = (from: string, to: string, people: number): Stream => ({ key: streamKey(from, to), from, to, people })
const streams = [stream('L1', 'APM', 5), stream('L2', 'PM', 4), stream('L3', 'PM', 10), stream('none', 'none', 21)]
const sizes = { width: 400, height: 400, gap: 8, least: 20 }
const flow = layFlow(streams, ['L1', 'L2', 'L3', 'L4', 'none'], ['APM', 'PM', 'none'], sizes)

it('has an end for each level with people, and none for the others', () => {
  expect(flow.left.map(({ id, people }) => [id, people])).toEqual([
    ['L1', 5],
    ['L2', 4],
    ['L3', 10],
    ['none', 21],
  ])
  expect(flow.right.map(({ id, people }) => [id, people])).toEqual([
    ['APM', 5],
    ['PM', 14],
    ['none', 21],
  ])
})

it('loses nobody: both sides and the ribbons come to the same', () => {
  const sum = (all: readonly { people: number }[]) => all.reduce((so, { people }) => so + people, 0)
  expect([sum(flow.left), sum(flow.right), sum(flow.ribbons)]).toEqual([40, 40, 40])
})

it('keeps ribbons within their ends, side by side', () => {
  for (const end of flow.right) {
    const into = flow.ribbons.filter(({ to }) => to === end.id).sort((a, b) => a.y2 - b.y2)
    let y = end.y
    for (const ribbon of into) {
      expect(ribbon.y2 - ribbon.width / 2).toBeCloseTo(y)
      y += ribbon.width
    }
    expect(y).toBeCloseTo(end.y + end.height)
  }
})

it('keeps ends apart, also those of few people', () => {
  for (const ends of [flow.left, flow.right]) {
    ends.slice(1).forEach((end, i) => expect(end.y).toBeGreaterThanOrEqual(ends[i]!.y + ends[i]!.height + 8 - 1e-9))
  }
})

it('is empty without people', () => {
  expect(layFlow([], ['L1'], ['APM'], sizes)).toEqual({ left: [], right: [], ribbons: [], height: 0 })
})
