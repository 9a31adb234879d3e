import { describe, expect, it } from 'vitest'
import { legendOf, mostColors } from './coloring'

describe('legendOf', () => {
  it('colours levels by their bands, and has those without one last', () => {
    const legend = legendOf(
      'level',
      [
        { value: 'level/abtion/L1', label: 'L1 Associate', headcount: 5, band: 1 },
        { value: 'level/abtion/L4', label: 'L4 Senior', headcount: 7, band: 4 },
        { value: null, label: 'No level', headcount: 2 },
      ],
      2026,
    )
    expect(legend.entries.map((entry) => entry.color)).toEqual(['var(--band-1)', 'var(--band-4)', 'var(--band-none)'])
    expect([legend.entryOf('level/abtion/L4'), legend.entryOf(null), legend.entryOf('level/gone')]).toEqual([1, 2, -1])
    expect(legend.entryOfLabel('L1 Associate')).toBe(0)
    expect(legend.entries.map((entry) => entry.filter)).toEqual([
      { level: { in: ['level/abtion/L1'] } },
      { level: { in: ['level/abtion/L4'] } },
      { level: { isNull: true } },
    ])
  })

  it('gives the largest of many teams colours, and the others one together', () => {
    const groups = Array.from({ length: 30 }, (_, i) => ({ value: `team/${i}`, label: `Team ${i}`, headcount: i }))
    const legend = legendOf('team', groups, 2026)
    expect(legend.entries).toHaveLength(mostColors + 1)
    expect(legend.entries[0]!.label).toBe('Team 29')
    const total = legend.entries.reduce((sum, entry) => sum + entry.headcount, 0)
    expect(total).toBe(groups.reduce((sum, group) => sum + group.headcount, 0))
    expect(legend.entryOf('team/0')).toBe(mostColors)
    expect(legend.entries[mostColors]!.label).toBe(`${30 - mostColors} other teams`)
  })

  it('finds a place whatever its case and accents', () => {
    const legend = legendOf('location', [{ value: 'Malmö', label: 'Malmö', headcount: 1 }], 2026)
    expect(legend.entryOf('MALMO')).toBe(0)
  })

  it('puts tenure into classes that count everybody once', () => {
    const groups = [2026, 2025, 2024, 2019, 1990].map((year) => ({ value: String(year), label: String(year), headcount: 2 }))
    const legend = legendOf('tenure', [...groups, { value: null, label: 'Not known', headcount: 3 }], 2026)
    expect(legend.entries.map((entry) => entry.label)).toEqual([
      'Joined 2026', 'Joined 2025', 'Joined 2023–2024', 'Joined 2016–2019', 'Joined 2015 or before', 'Not known',
    ])
    expect(legend.entries.reduce((sum, entry) => sum + entry.headcount, 0)).toBe(13)
    expect(legend.entryOf('1990')).toBe(4)
    expect(legend.entryOf(null)).toBe(5)
  })
})
