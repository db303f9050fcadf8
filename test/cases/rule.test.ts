import * as fc from 'fast-check'
import * as rule from '../../src/cases/rule'
import { calendar2026, calendarFrom, dayKind } from '../../src/duty/calendar'
import { kinds } from '../../src/kernel/kinds'
import { addDays, instant, type Day } from '../../src/kernel/time'

const calendar = calendarFrom(calendar2026)
const day = (text: string): Day => text as Day
const due = (from: string, kind: (typeof kinds)[number]): string =>
  rule.dueFrom(day(from), kind, rule.usual, calendar)

test.each([
  ['a question, three working days', '2026-11-24', 'papers', '2026-11-27'],
  ['a question over a weekend', '2026-11-26', 'unsure', '2026-12-01'],
  ['a question on a Saturday counts from Monday', '2026-11-28', 'papers', '2026-12-02'],
  ['help, seven', '2026-11-24', 'help', '2026-12-03'],
  ['a suggestion, seven', '2026-11-24', 'idea', '2026-12-03'],
  ['what is to be repaired, seven', '2026-11-24', 'home', '2026-12-03'],
  ['a complaint, fifteen', '2026-11-24', 'dispute', '2026-12-15'],
  ['the seven days of 国庆 do not count, and the Saturday after does', '2026-09-30', 'papers', '2026-10-10'],
  ['the Sunday before them does too', '2026-09-18', 'papers', '2026-09-22'],
  ['over 春节, with the Saturday that works', '2026-02-13', 'papers', '2026-02-25'],
] as const)('the promise of %s', (_, from, kind, last) => {
  expect(due(from, kind)).toBe(last)
})

test('a promise ends on a working day, with as many working days after its own as are promised', () => {
  const days = fc.integer({ min: 0, max: 300 }).map((n) => addDays(day('2026-01-01'), n))
  fc.assert(
    fc.property(days, fc.constantFrom(...kinds), (from, kind) => {
      const last = rule.dueFrom(from, kind, { question: 3, help: 7, complaint: 15 }, calendar)
      let working = 0
      for (let one = addDays(from, 1); one <= last; one = addDays(one, 1)) {
        if (dayKind(one, calendar).works) working += 1
      }
      expect(dayKind(last, calendar).works).toBe(true)
      expect([3, 7, 15]).toContain(working)
    }),
    { seed: 1155 },
  )
})

test('a community may promise other days', () => {
  const own = { question: 1, help: 2, complaint: 3 }
  const last = (kind: 'papers' | 'help' | 'dispute') => rule.dueFrom(day('2026-11-24'), kind, own, calendar)
  expect([last('papers'), last('help'), last('dispute')]).toEqual(['2026-11-25', '2026-11-26', '2026-11-27'])
})

const at = (state: rule.State, more: Partial<rule.Standing> = {}): rule.Standing => ({
  ...{ state, responsible: 'lin', offeredTo: null, due: day('2026-12-03') },
  ...more,
})
const later = day('2026-12-15')
const acts: Readonly<Record<string, (one: rule.Standing) => rule.Done<string>>> = {
  join: (one) => rule.join(one, false, later),
  'join, settled': (one) => rule.join(one, true, later),
  note: rule.note,
  'hand on': (one) => rule.handOn(one, 'lin', 'chen', false),
  accept: (one) => rule.accept(one, 'chen'),
  extend: (one) => rule.extend(one, 'lin', false, later),
  done: (one) => rule.sayDone(one, 'lin'),
  solved: (one) => rule.answer(one, true, later),
  'not yet': (one) => rule.answer(one, false, later),
}
const becomes = (act: string) =>
  rule.states.map((state) => {
    const came = acts[act]!(at(state))
    return came.ok ? came.value.state : came.refusal.code
  })

// The states in their order: 收到了, 有人在办, 办好了等你说, 解决了, 还没有.
test.each([
  ['join', ['received', 'working', 'again', 'case-over', 'again']],
  ['join, settled', ['done', 'done', 'done', 'case-over', 'done']],
  ['note', ['working', 'working', 'done', 'case-over', 'working']],
  ['hand on', ['received', 'working', 'waits-for-answer', 'case-over', 'again']],
  ['accept', ['not-asked', 'not-asked', 'not-asked', 'not-asked', 'not-asked']],
  ['extend', ['working', 'working', 'waits-for-answer', 'case-over', 'working']],
  ['done', ['done', 'done', 'waits-for-answer', 'case-over', 'done']],
  ['solved', ['not-done-yet', 'not-done-yet', 'solved', 'case-over', 'not-done-yet']],
  ['not yet', ['not-done-yet', 'not-done-yet', 'again', 'case-over', 'not-done-yet']],
])('what %s makes of each state', (act, states) => {
  expect(becomes(act)).toEqual(states)
})

describe('who is responsible', () => {
  test('stays whoever it was until the one who was asked accepts', () => {
    const handed = rule.handOn(at('working'), 'lin', 'chen', false)
    expect(handed).toMatchObject({ value: { responsible: 'lin', offeredTo: 'chen', state: 'working' } })
    const one = (handed as { value: rule.Standing }).value
    expect(rule.accept(one, 'luo')).toMatchObject({ refusal: { code: 'not-asked' } })
    const taken = rule.accept(one, 'chen')
    expect(taken).toMatchObject({ value: { responsible: 'chen', offeredTo: null } })
  })

  test('only they hand on, put off and say that it is done; the secretary hands on for them', () => {
    const one = at('working')
    expect(rule.handOn(one, 'chen', 'luo', false)).toMatchObject({ refusal: { code: 'not-responsible' } })
    expect(rule.handOn(one, 'he', 'luo', true)).toMatchObject({ value: { offeredTo: 'luo' } })
    expect(rule.handOn(one, 'he', 'lin', true)).toMatchObject({ refusal: { code: 'has-it-already' } })
    expect(rule.extend(one, 'chen', false, later)).toMatchObject({ refusal: { code: 'not-responsible' } })
    expect(rule.sayDone(one, 'chen')).toMatchObject({ refusal: { code: 'not-responsible' } })
  })

  test('what is done needs nobody to take it', () => {
    expect(rule.sayDone(at('working', { offeredTo: 'chen' }), 'lin')).toMatchObject({
      value: { state: 'done', offeredTo: null, responsible: 'lin' },
    })
    expect(rule.join(at('working', { offeredTo: 'chen' }), true, later)).toMatchObject({
      value: { offeredTo: null },
    })
  })
})

test('a promise is put off once, and made anew when the case opens again', () => {
  expect(rule.extend(at('working'), 'lin', false, later)).toMatchObject({ value: { due: later } })
  expect(rule.extend(at('working'), 'lin', true, later)).toMatchObject({
    refusal: { code: 'extended-before' },
  })
  expect(rule.answer(at('done'), false, later)).toMatchObject({ value: { state: 'again', due: later } })
  expect(rule.join(at('done'), false, later)).toMatchObject({ value: { state: 'again', due: later } })
  expect(rule.join(at('working'), false, later)).toMatchObject({ value: { due: '2026-12-03' } })
})

test.each([
  ['received', '2026-12-03', false],
  ['received', '2026-12-04', true],
  ['working', '2026-12-04', true],
  ['again', '2026-12-04', true],
  ['done', '2027-01-04', false],
  ['solved', '2027-01-04', false],
] as const)('%s on %s is late: %s', (state, today, late) => {
  expect(rule.isLate(at(state), day(today))).toBe(late)
})

test('the list: what one is asked first, then what of one’s own is late, and last what waits for its person', () => {
  const listed = [
    { ...at('done'), openedAt: instant(1) },
    { ...at('working', { responsible: 'chen' }), openedAt: instant(2) },
    { ...at('received', { due: day('2026-12-10') }), openedAt: instant(3) },
    { ...at('working', { due: day('2026-11-20') }), openedAt: instant(4) },
    { ...at('working', { responsible: 'chen', due: day('2026-11-19') }), openedAt: instant(5) },
    { ...at('working', { responsible: 'chen', offeredTo: 'lin' }), openedAt: instant(6) },
    { ...at('received', { due: day('2026-12-10') }), openedAt: instant(2) },
  ]
  const order = [...listed].sort(rule.byUrgency('lin', day('2026-11-24'))).map((one) => listed.indexOf(one))
  expect(order).toEqual([5, 3, 6, 2, 4, 1, 0])
  expect(listed.map((one) => rule.turnOf(one, 'lin'))).toEqual([
    null,
    null,
    'yours',
    'yours',
    null,
    'asked',
    'yours',
  ])
})

test('a number has four digits, and more where a year has more', () => {
  expect([rule.numberOf(2026, 7), rule.numberOf(2026, 12345)]).toEqual(['2026-0007', '2026-12345'])
})
