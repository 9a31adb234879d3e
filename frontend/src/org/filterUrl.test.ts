import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonFilter } from '../api/gql/graphql'
import { conditions, together } from './filter'
import { readFilter, writeFilter } from './filterUrl'

const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('*', ';', ',', '(', ')', ':', '.', '_', 'a', ' ', 'ø') }))
const ref = text.filter((one) => one !== '')
const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
const count = fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 })

const textFilter = fc
  .record({ eq: text, in: fc.array(text), contains: text, startsWith: text, isNull: fc.boolean() }, { requiredKeys: [] })
  .filter((one) => Object.keys(one).length > 0)
const levelFilter = fc
  .record({ in: fc.array(text), atLeast: ref, atMost: ref, isNull: fc.boolean() }, { requiredKeys: [] })
  .filter((one) => Object.keys(one).length > 0)
const intRange = fc.oneof(
  fc.tuple(count, count).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
  count.map((min) => ({ min })),
  count.map((max) => ({ max })),
  fc.constant({}),
)
const dateRange = fc.oneof(
  fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a })),
  day.map((from) => ({ from })),
  day.map((until) => ({ until })),
)

const { filter } = fc.letrec<{ filter: PersonFilter; child: PersonFilter }>((tie) => ({
  child: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constant({}), tie('filter')),
  filter: fc.record(
    {
      or: fc.array(tie('child'), { maxLength: 3 }),
      not: tie('child'),
      ref: fc.array(text),
      name: textFilter,
      email: textFilter,
      title: textFilter,
      location: textFilter,
      timeZone: textFilter,
      attribute: fc.record({ name: ref, value: textFilter }),
      level: levelFilter,
      track: fc.array(fc.constantFrom('INDIVIDUAL_CONTRIBUTOR' as const, 'MANAGEMENT' as const)),
      ladder: fc.array(text),
      team: fc.array(text),
      under: ref,
      manager: ref,
      depth: intRange,
      direct: intRange,
      total: intRange,
      started: dateRange,
      levelSince: dateRange,
      managerialLevel: fc.array(fc.constantFrom('EXECUTIVE' as const, 'MANAGER_OF_MANAGERS' as const, 'MANAGER_OF_ICS' as const, 'INDIVIDUAL_CONTRIBUTOR' as const)),
      mentoringOpen: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
}))

describe('a filter in the URL', () => {
  it('is short and can be read', () => {
    expect(
      writeFilter({
        level: { atLeast: 'L4' },
        under: 'ada',
        started: { until: '2020-01-01' },
        not: { team: ['growth', 'core'] },
        direct: { min: 8, max: 8 },
        title: { contains: 'designer, senior' },
      }),
    ).toBe('title:designer*, senior;level.from:L4;under:ada;direct:8;started:..2020-01-01;not(team:growth,core)')
    expect(writeFilter({ or: [{ track: ['MANAGEMENT'] }, { direct: { min: 1 } }] })).toBe('any(track:management)(direct:1..)')
    expect(writeFilter({ attribute: { name: 'Cost center', value: { in: ['4711', '4712'] } } })).toBe('attribute.in:Cost center,4711,4712')
    expect(writeFilter({})).toBeUndefined()
  })

  it('comes back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(filter, (one) => {
        const written = writeFilter(one)
        expect(readFilter(written)).toEqual({ filter: one, malformed: [] })
      }),
    )
  })

  it('means the same after a round trip where conditions were joined by and', () => {
    fc.assert(
      fc.property(fc.array(filter, { maxLength: 3 }), (parts) => {
        const both = readFilter(writeFilter({ and: parts }))
        expect(both.malformed).toEqual([])
        expect(conditions(both.filter).map(writeFilter).sort()).toEqual(parts.flatMap(conditions).map(writeFilter).sort())
      }),
    )
  })

  it('is read from any text without failing, and what is read is stable', () => {
    const noise = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('*', ';', ',', '(', ')', ':', '..', 'any', 'not', 'level', 'depth', '3') }))
    fc.assert(
      fc.property(noise, (noisy) => {
        const { filter: read } = readFilter(noisy)
        expect(readFilter(writeFilter(read)).malformed).toEqual([])
      }),
    )
  })

  it('leaves out what says nothing and names it', () => {
    expect(readFilter('level.from:L4;depth:deep;colour:red;started:..2020-02-30;under:')).toEqual({
      filter: { level: { atLeast: 'L4' } },
      malformed: ['depth:deep', 'colour:red', 'started:..2020-02-30', 'under:'],
    })
    expect(readFilter('total:9..3;any(track:ic').malformed).toEqual(['total:9..3', 'any(track:ic'])
    expect(readFilter(undefined)).toEqual({ filter: {}, malformed: [] })
  })

  it('knows all of a range that is written twice', () => {
    expect(readFilter('title:a;title:b').filter).toEqual({ title: { contains: 'a' }, and: [{ title: { contains: 'b' } }] })
  })
})

describe('conditions', () => {
  it('put together again are the filter', () => {
    fc.assert(fc.property(filter, (one) => {
        expect(together(conditions(one))).toEqual(one)
      }),
    )
  })
})
