import { describe, expect, it } from 'vitest'
import { bandsApart, bandWords, newOnes, sideOf } from './apart'

describe('two levels beside each other', () => {
  it('says the bands between them in words', () => {
    expect([0, 1, -1, 3, -7].map(bandsApart)).toEqual(['on the same band', 'one band up', 'one band down', 'three bands up', 'seven bands down'])
    expect(bandWords({ low: 2, high: 3 })).toMatch(/^Bands 2–3, .+ to .+/)
    expect(bandWords({ low: 4, high: 4 })).toMatch(/^Band 4, /)
  })

  it('tells what stands on one side only', () => {
    expect(sideOf({ from: [1], to: [] })).toBe('from')
    expect(sideOf({ from: [], to: [1] })).toBe('new')
    expect(sideOf({ from: [], to: [] })).toBe('neither')
    expect(sideOf({ from: [1], to: [1] })).toBe('both')
  })

  it('counts a sentence as new only where the other level does not have it, whatever its case and stops', () => {
    expect([...newOnes([{ text: 'Knows the market.' }], [{ id: 'a', text: 'knows the market' }, { id: 'b', text: 'Coaches others.' }])]).toEqual(['b'])
  })
})
