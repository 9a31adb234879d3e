import { describe, expect, it } from 'vitest'
import { boxesOf, depthsOf, inBand } from './boxes'
import { legendOf } from './coloring'
import { addLayers, emptyTree, type PersonAnswer } from './seats'

describe('inBand', () => {
  it('reads the bands as the span report names them', () => {
    expect([inBand(1, '1'), inBand(3, '2–3'), inBand(4, '2–3'), inBand(30, '17+'), inBand(0, '1'), inBand(2, '-')]).toEqual([
      true, true, false, true, false, false,
    ])
  })
})

describe('boxesOf', () => {
  const person = (ref: string, direct: number): PersonAnswer => ({
    ref, name: ref, title: '', location: ref === 'a' ? 'Oslo' : null, teams: [], span: { direct, total: direct }, openReports: [], dottedManagers: [],
  })
  const tree = emptyTree()
  addLayers(tree, [{ person: person('a', 1), depth: 0 }, { person: person('b', 5), parent: 0, depth: 1 }], 1)
  const groups = [{ value: 'Oslo', label: 'Oslo', headcount: 1 }, { value: null, label: 'Not known', headcount: 1 }]
  const legend = legendOf('location', groups, 2026)

  it('colours, fades what the filter leaves out, and says what is on its way', () => {
    const boxes = boxesOf(['a', 'b'], depthsOf([-1, 0]), tree, () => true, {
      coloring: 'location', legend, only: new Set(['Oslo']),
    })
    expect(boxes.map((box) => [box.color, box.faded, box.open, box.loading])).toEqual([
      [legend.entries[0]!.color, false, true, false],
      ['var(--band-none)', true, true, true],
    ])
  })
})
