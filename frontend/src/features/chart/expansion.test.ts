import { describe, expect, it } from 'vitest'
import { isOpen, longRef, readRefs, shortRef, withBox, withChain, withLayers, writeRefs } from './expansion'

describe('expansion', () => {
  it('opens whole layers, with exceptions either way', () => {
    let expansion = withLayers(2)
    expect([isOpen(expansion, 'a', 1), isOpen(expansion, 'a', 2)]).toEqual([true, false])
    expansion = withBox(withBox(expansion, 'a', 1, false), 'b', 3, true)
    expect([isOpen(expansion, 'a', 1), isOpen(expansion, 'b', 3)]).toEqual([false, true])
    expansion = withBox(withBox(expansion, 'a', 1, true), 'b', 3, false)
    expect(expansion).toEqual(withLayers(2))
  })

  it('opens a chain, also where part of it was shut', () => {
    const expansion = withChain(withBox(withLayers(1), 'top', 0, false), ['top', 'a', 'b'])
    expect(['top', 'a', 'b'].map((ref, depth) => isOpen(expansion, ref, depth))).toEqual([true, true, true])
  })
})

describe('refs in a link', () => {
  it('come back as they were', () => {
    const refs = new Set(['person/ada', 'opening/designer', 'person/o~x', 'person/a%b', 'person/a/b'])
    expect(readRefs(writeRefs(refs))).toEqual(refs)
    expect(writeRefs(new Set())).toBeUndefined()
    expect(readRefs(undefined)).toEqual(new Set())
  })

  it('are short for people', () => {
    expect(writeRefs(new Set(['person/ada', 'person/bo']))).toBe('ada~bo')
    expect([shortRef('opening/x'), longRef('ada'), longRef('opening/x')]).toEqual(['opening/x', 'person/ada', 'opening/x'])
  })

  it('survive a broken link', () => {
    expect(readRefs('%E0%A4%A~~ada')).toEqual(new Set(['person/%E0%A4%A', 'person/ada']))
  })
})
