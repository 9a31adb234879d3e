import { expect, it } from 'vitest'
import { choiceOf, conditionOfChoice, newChoice } from './alternatives'

const [rich, wide] = ['track:management;location.in:Oslo', 'direct:8..']

it('comes to a filter of which one alternative holds, and back', () => {
  const condition = conditionOfChoice({ alternatives: [rich, '', wide], negated: false })
  expect(condition).toEqual({ or: [{ track: ['MANAGEMENT'], location: { in: ['Oslo'] } }, { direct: { min: 8 } }] })
  expect(choiceOf(condition!)).toEqual({ alternatives: [rich, wide], negated: false })
})

it('is turned around, with one alternative and with several', () => {
  const one = conditionOfChoice({ alternatives: [rich], negated: true })
  expect(one).toEqual({ not: { track: ['MANAGEMENT'], location: { in: ['Oslo'] } } })
  expect(choiceOf(one!)).toEqual({ alternatives: [rich], negated: true })
  const both = conditionOfChoice({ alternatives: [rich, wide], negated: true })
  expect(both).toEqual({ not: { or: [{ track: ['MANAGEMENT'], location: { in: ['Oslo'] } }, { direct: { min: 8 } }] } })
  expect(choiceOf(both!)).toEqual({ alternatives: [rich, wide], negated: true })
})

it('is nothing while no alternative says anything', () => {
  expect(conditionOfChoice(newChoice)).toBeNull()
})

it('is no choice of a condition about one field, turned around or not', () => {
  expect(choiceOf({ direct: { min: 8 } })).toBeNull()
  expect(choiceOf({ not: { direct: { min: 8 } } })).toBeNull()
})

it('keeps a choice within a choice', () => {
  const nested = { or: [{ or: [{ depth: { max: 1 } }, { direct: { min: 8 } }], track: ['MANAGEMENT' as const] }, { total: { min: 3 } }] }
  const choice = choiceOf(nested)!
  expect(choice.alternatives).toEqual(['track:management;any(depth:..1)(direct:8..)', 'total:3..'])
  expect(conditionOfChoice(choice)).toEqual(nested)
})
