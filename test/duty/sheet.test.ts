// The month on the wall: which days it has, and what stands beside each.
import type { RotaDay } from '../../src/duty/contract'
import { isMonth, month } from '../../src/duty/sheet/month'
import { dayWord, heading, who } from '../../src/duty/sheet/text'
import type { Day } from '../../src/kernel/time'

test.each([
  ['2026-11', 30, '2026-10', '2026-12'],
  ['2026-12', 31, '2026-11', '2027-01'],
  ['2027-02', 28, '2027-01', '2027-03'],
  ['2028-02', 29, '2028-01', '2028-03'],
])('%s has %s days, after %s and before %s', (name, days, before, next) => {
  expect(month(name)).toEqual({ first: `${name}-01`, days, before, next })
})

test('a month that does not exist is none', () => {
  expect(['2026-12', '2026-13', '', '2026-1', 'x'].map(isMonth)).toEqual([true, false, false, false, false])
})

const desk = { opens: '09:00', closes: '18:00', phone: '', place: '' }
const today = '2026-11-24' as Day
const shift = (name: string, from = '09:00', to = '18:00', onLeave = false) => ({
  ...{ person: { personId: name, name }, from, to, onLeave },
})
const day = (change: Partial<RotaDay>): RotaDay => ({
  ...{ day: '2026-11-25' as Day, works: true, provisional: false, dayName: null, shifts: [], ...change },
})

test.each<[string, Partial<RotaDay>, string]>([
  ['one person all day: the name alone', { shifts: [shift('林秀芳')] }, '林秀芳'],
  [
    'two: each with their hours',
    { shifts: [shift('林秀芳', '09:00', '13:00'), shift('陈佑安', '13:00')] },
    '林秀芳 上午9点到下午1点、陈佑安 下午1点到6点',
  ],
  ['leave', { shifts: [shift('林秀芳', '09:00', '18:00', true)] }, '林秀芳 请假，还没换人'],
  ['nobody yet', {}, '还没排'],
  ['nobody, gone by', { day: '2026-11-20' as Day }, '过去了'],
  ['a weekend', { works: false }, '不开门'],
  ['a holiday', { works: false, dayName: '元旦' }, '元旦，不开门'],
])('%s', (_, change, words) => {
  expect(who(day(change), today, desk)).toBe(words)
})

test('days and months as they are said', () => {
  expect([heading('2026-12'), dayWord(today), dayWord('2026-11-29' as Day)]).toEqual([
    ...['2026年12月 谁值班', '24日 周二', '29日 周日'],
  ])
})
