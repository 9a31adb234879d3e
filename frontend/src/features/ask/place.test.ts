import { expect, it } from 'vitest'
import { placeOf } from './place'

it('shows an answer on the page that is made for it', () => {
  expect(placeOf('MENTORS', { toward: 'level/abtion/L4', for: 'person/ada', asOf: '2025-01-01' })).toMatchObject({
    to: '/mentors',
    search: { toward: 'level/abtion/L4', for: 'ada', date: '2025-01-01' },
  })
  expect(placeOf('PEOPLE', { where: { direct: { min: 13 } } })).toMatchObject({ to: '/people', search: { where: 'direct:13..' } })
  expect(placeOf('LEVEL', { level: 'level/kalsey/PD' })).toMatchObject({ to: '/levels/$ladder', params: { ladder: 'kalsey' }, search: { level: 'PD' } })
  expect(placeOf('FINDINGS', { kinds: ['TITLE_INFLATION'], under: 'person/ada' })).toMatchObject({ search: { kinds: 'title-inflation', under: 'ada' } })
  expect(placeOf('BREAKDOWN', { by: [{ dimension: 'LOCATION' }, { dimension: 'TRACK' }], where: { under: 'person/ada' } })).toMatchObject({ to: '/explore', search: { by: 'location,track', where: 'under:person/ada' } })
  expect(placeOf('TREND', {})).toMatchObject({ to: '/explore', search: { picture: 'trend' } })
  expect(placeOf('LEVEL', { ladder: 'ladder/kalsey' })).toMatchObject({ to: '/levels/$ladder', params: { ladder: 'kalsey' } })
  expect(placeOf('CHART', { person: 'person/ada' })).toMatchObject({ to: '/', search: { focus: 'ada' } })
})

it('leaves to the table what no page shows', () => {
  expect(placeOf('MOVEMENTS', { from: '2025-01-01' })).toBeNull()
  expect(placeOf('PEOPLE', {})).toBeNull()
})
