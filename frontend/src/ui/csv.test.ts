import { expect, test } from 'vitest'
import { csv } from './csv'

test('ends every record with CRLF, the header too', () => {
  expect(csv(['Name', 'Direct'], [['Ada', 3]])).toBe('Name,Direct\r\nAda,3\r\n')
})

test('quotes what has a comma, a quote or a line break', () => {
  expect(csv(['a'], [['x, y'], ['say "so"'], ['one\ntwo']])).toBe('a\r\n"x, y"\r\n"say ""so"""\r\n"one\ntwo"\r\n')
})

test('leaves empty what is not known', () => {
  expect(csv(['a', 'b'], [[null, '']])).toBe('a,b\r\n,\r\n')
})

test('keeps a spreadsheet from running a text, and numbers as they are', () => {
  expect(csv(['a'], [['=1+1'], ['@sum'], ['-x'], ['+4512'], [-3]])).toBe("a\r\n'=1+1\r\n'@sum\r\n'-x\r\n'+4512\r\n-3\r\n")
})
