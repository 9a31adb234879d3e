import { describe, expect, it } from 'vitest'
import { chainOf } from './above'

const person = (name: string) => ({
  ref: `person/${name}`, name, title: '', teams: [], span: { direct: 0, total: 0 }, openReports: [], dottedManagers: [],
})
const opening = (id: string) => ({ ref: `opening/${id}`, title: id, reports: [], openReports: [] })

describe('chainOf', () => {
  it('goes from the top down, with the open seats between', () => {
    const chain = chainOf({
      person: {
        ...person('c'),
        openManager: { ...opening('x'), openManager: opening('y') },
        managementChain: [person('b'), { ...person('a'), openManager: opening('top') }],
      },
    })
    expect(chain.map((seat) => seat.ref)).toEqual([
      'opening/top', 'person/a', 'person/b', 'opening/y', 'opening/x', 'person/c',
    ])
  })

  it('begins at an opening, too', () => {
    const chain = chainOf({ opening: { ...opening('x'), manager: { ...person('b'), managementChain: [person('a')] } } })
    expect(chain.map((seat) => seat.ref)).toEqual(['person/a', 'person/b', 'opening/x'])
  })

  it('is one seat at the top', () => {
    expect(chainOf({ person: { ...person('a'), managementChain: [] } }).map((seat) => seat.ref)).toEqual(['person/a'])
    expect(chainOf({})).toEqual([])
  })
})
