import fc from 'fast-check'
import { fold, icsOf } from '../../src/duty/record/ics'
import { moment } from '../support/world'

const words = {
  calendar: '值班',
  summary: '值班; 一楼, 左手\\第一间',
  place: '党群服务中心一楼，进门左手第一间，挂着「值班」牌子的那一间',
}
const shift = {
  id: 'a1',
  person: 'lin',
  span: { start: moment('2026-11-24 09:00'), end: moment('2026-11-25 00:00') },
}

/** Another reading of the format, which shares nothing with the writer. */
function read(text: string): Record<string, string>[] {
  const events: Record<string, string>[] = []
  let event: Record<string, string> | null = null
  for (const line of text.replace(/\r\n[ \t]/g, '').split('\r\n')) {
    if (line === 'BEGIN:VEVENT') event = {}
    else if (line === 'END:VEVENT') {
      events.push(event!)
      event = null
    } else if (event) event[line.slice(0, line.indexOf(':'))] = line.slice(line.indexOf(':') + 1)
  }
  return events
}

test('a shift is an event in UTC with the shift’s id, and special characters are escaped', () => {
  const [event] = read(icsOf([shift], 'x.yihaomi', words, moment('2026-11-24 08:30')))
  expect(event).toEqual({
    UID: 'a1@x.yihaomi',
    DTSTAMP: '20261124T003000Z',
    DTSTART: '20261124T010000Z',
    DTEND: '20261124T160000Z',
    SUMMARY: '值班\\; 一楼\\, 左手\\\\第一间',
    LOCATION: words.place,
  })
})

test('every line ends with CRLF and has 75 octets at most, and none is cut within a character', () => {
  const text = icsOf([shift], 'x.yihaomi', words, moment('2026-11-24 08:30'))
  const lines = text.split('\r\n')
  expect(lines.at(-1)).toBe('')
  expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
})

test('unfolded, a line is what it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (said) => {
      const line = said.replace(/[\r\n]/g, '')
      expect(fold(line).replace(/\r\n /g, '')).toBe(line)
      expect(
        fold(line)
          .split('\r\n')
          .every((part) => Buffer.byteLength(part) <= 75),
      ).toBe(true)
    }),
    { seed: 20261124 },
  )
})
