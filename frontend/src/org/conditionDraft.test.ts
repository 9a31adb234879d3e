import { describe, expect, it } from 'vitest'
import { conditionOf, draftOf } from './conditionDraft'
import { conditions } from './filter'
import { subject } from './filterLabels'
import { readFilter, writeFilter } from './filterUrl'

describe('a condition being edited', () => {
  it.each([
    'person:ada,grace',
    'name:lovelace',
    'email.starts:ada',
    'title.known:no',
    'level:L4,L5',
    'level.from:L4',
    'level.to:L2',
    'level.known:yes',
    'track:ic',
    'ladder:abtion',
    'team:growth,core',
    'under:ada',
    'manager:opening/designer',
    'role:executive,ic',
    'direct:8..12',
    'total:..3',
    'depth:2',
    'location.is:Copenhagen',
    'location.in:Aarhus,Copenhagen',
    'zone.in:Europe/Paris,Asia/Tokyo',
    'started:2020-01-01..',
    'promoted:..2020-01-01',
    'mentoring:closed',
    'attribute.is:Cost center,4711',
    'not(level.from:L4)',
    'not(mentoring:open)',
  ])('%s stays as it was where nothing is touched', (text) => {
    const about = subject(conditions(readFilter(text).filter)[0]!)!
    expect(writeFilter(conditionOf(about.field, draftOf(about.field, about.positive, about.negated))!)).toBe(text)
  })

  it('is none while something is missing or contradicts itself', () => {
    expect(conditionOf('under', draftOf('under', null, false))).toBeNull()
    expect(conditionOf('direct', { ...draftOf('direct', null, false), low: 5, high: 2 })).toBeNull()
    expect(conditionOf('attribute', { ...draftOf('attribute', null, false), values: ['4711'] })).toBeNull()
  })

  it('of a choice between several is not edited, only removed', () => {
    expect(subject({ or: [{ depth: { max: 2 } }] })).toBeNull()
    expect(subject({ not: { depth: { max: 2 }, mentoringOpen: true } })).toBeNull()
  })
})
