import { calendar2026 } from '../../src/duty/calendar'
import { readNotice, setDay } from '../../src/duty/year/rule'
import type { Day } from '../../src/kernel/time'

const [first, last] = ['2027-01-01' as Day, '2027-12-31' as Day]

test.each([
  ['2027-01-01 休 元旦', ['2027-01-01 false 元旦']],
  ['2027-02-06到2027-02-07 休 春节', ['2027-02-06 false 春节', '2027-02-07 false 春节']],
  ['2027/2/6～2027/2/7，放假，春节', ['2027-02-06 false 春节', '2027-02-07 false 春节']],
  ['2027年10月9日 上班 国庆节调休', ['2027-10-09 true 国庆节调休']],
  ['2027-10-09\t班\t国庆节', ['2027-10-09 true 国庆节']],
  ['\n\n', []],
])('%s', (text, days) => {
  const read = readNotice(text, first, last)
  expect(read.errors).toEqual([])
  expect(read.days.map(({ day, works, name }) => `${day} ${works} ${name}`)).toEqual(days)
})

test.each([
  ['元旦放假', 'not-a-line'],
  ['2027-01-01 元旦', 'not-a-line'],
  ['2027-02-30 休 春节', 'no-such-day'],
  ['2027-02-07到2027-02-06 休 春节', 'no-such-day'],
  ['2026-12-31 休 元旦', 'outside'],
  ['2027-12-30到2028-01-02 休 元旦', 'outside'],
  ['2027-05-01到2027-06-01 休 劳动节', 'too-long'],
  ['2027-01-04 班 元旦', 'works-already'],
])('%s is named with its line: %s', (text, code) => {
  expect(readNotice(`2027-06-09 休 端午节\n\n${text}`, first, last).errors).toEqual([{ line: 3, code }])
})

test('a day that stands twice is an error of the second line', () => {
  const text = '2027-01-01到2027-01-03 休 元旦\n2027-01-03 休 元旦'
  expect(readNotice(text, first, last).errors).toEqual([{ line: 2, code: 'twice' }])
})

test('D5: the notice of 2026, written as lines, comes to the table of 2026', () => {
  const lines = calendar2026.days.map(({ day, works, name }) => `${day} ${works ? '班' : '休'} ${name}`)
  const { days, errors } = readNotice(lines.reverse().join('\n'), ...calendar2026.covers)
  expect(errors).toEqual([])
  expect(days).toEqual([...calendar2026.days].sort((a, b) => (a.day < b.day ? -1 : 1)))
})

test('a single day: not one that is over, and not what it is already', () => {
  const now = { today: '2027-03-01' as Day, works: true }
  expect(setDay('2027-02-28' as Day, false, now)).toBe('day-over')
  expect(setDay('2027-03-01' as Day, true, now)).toBe('day-same')
  expect(setDay('2027-03-01' as Day, false, now)).toBeNull()
})
