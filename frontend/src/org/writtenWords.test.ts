import { expect, test } from 'vitest'
import { momentWords } from './moments'
import { writtenWords } from './writtenWords'

const at = '2026-03-04T05:06:07Z'

test('a revision says when, by whom, from where and from when on', () => {
  expect(writtenWords({ at, by: 'lin', origin: 'explorer from 192.0.2.7', effective: '2026-03-04' })).toBe(`${momentWords(at)} by lin, in the explorer from 192.0.2.7`)
  expect(writtenWords({ at, by: '', origin: 'api from ::1', effective: '2026-03-05' })).toBe(`${momentWords(at)}, in the API from ::1, holding from 5 March 2026`)
  expect(writtenWords({ at, by: 'lin', origin: 'command line', effective: '2026-03-04' })).toBe(`${momentWords(at)} by lin, on the command line`)
  expect(writtenWords({ at, by: 'lin', origin: null, effective: '2026-03-04' })).toBe(`${momentWords(at)} by lin`)
})
