import { encode } from 'uqr'
import { codeIn, squareOf } from '../../../src/reception/scan/rule'

test.each([
  [squareOf('012345'), '012345'],
  [` ${squareOf('987654')}\n`, '987654'],
  ['012345', null],
  ['https://example.com/?yihaomi-door:012345', null],
  ['another-door:012345', null],
  ['yihaomi-door:12345', null],
  ['yihaomi-door:1234567', null],
  ['yihaomi-door:12345a', null],
  ['', null],
])('%j says %s', (scanned, code) => {
  expect(codeIn(scanned)).toBe(code)
})

test('the square is small enough to be read from two steps away', () => {
  expect(encode(squareOf('012345'), { ecc: 'M' }).version).toBeLessThanOrEqual(2)
})
