import fc from 'fast-check'
import { calendar2026, calendarFrom } from '../../src/duty/calendar'
import { holder, plate, rotate, stepOut, type Absence, type DutyFacts, type Shift } from '../../src/duty/rule'
import { addDays, at, instant, minutes, type Day, type Instant } from '../../src/kernel/time'

const calendar = calendarFrom(calendar2026)
const desk = { opens: 540, closes: 1080 }
const tuesday = '2026-11-24' as Day
const t = (clock: string, day: Day = tuesday): Instant => at(day, minutes(clock))

const shift = (person: string, from: string, to: string, day = tuesday): Shift => ({
  id: `${person}'s shift`,
  person,
  span: { start: t(from, day), end: t(to, day) },
})
const absence = (person: string, from: string, to: string | null, until = to): Absence => ({
  id: `${person}'s absence`,
  person,
  span: { start: t(from), end: to === null ? Infinity : t(to) },
  until: until === null ? null : t(until),
})

const out = absence('何书记', '14:00', '16:00')
const rota: DutyFacts = {
  secretary: '何书记',
  shifts: [shift('林秀芳', '09:00', '18:00'), shift('唐建国', '09:00', '18:00', addDays(tuesday, 1))],
  absences: [out],
}

describe('who holds the authority', () => {
  test.each([
    ['the secretary is in', '13:59', '何书记', null],
    ['the secretary has just left', '14:00', '林秀芳', "林秀芳's shift"],
    ['in the last minute of the absence', '15:59', '林秀芳', "林秀芳's shift"],
    ['the said return time has come', '16:00', '何书记', null],
    ['after hours, nobody on shift', '20:00', '何书记', null],
  ])('%s', (_, clock, person, shiftId) => {
    expect(holder(t(clock), rota)).toMatchObject({ holder: person, shift: shiftId })
  })

  test('an open absence lasts until the secretary says otherwise', () => {
    const facts = { ...rota, absences: [absence('何书记', '14:00', null)] }
    expect(holder(t('17:59'), facts).holder).toBe('林秀芳')
    expect(holder(t('18:00'), facts).holder).toBe('何书记')
    expect(holder(t('09:00', addDays(tuesday, 1)), facts).holder).toBe('唐建国')
  })

  test('out with nobody on shift: still the secretary by name', () => {
    const facts = { ...rota, shifts: [] }
    expect(holder(t('15:00'), facts)).toEqual({ holder: '何书记', shift: null, absence: null })
  })

  test("a duty member's own errand moves no authority", () => {
    const facts = { ...rota, absences: [absence('林秀芳', '10:00', '11:00')] }
    expect(holder(t('10:30'), facts).holder).toBe('何书记')
  })

  test('D1: whatever the rota and the absences, every minute has exactly one holder', () => {
    const minute = fc.integer({ min: 0, max: 1440 })
    const span = fc.tuple(minute, minute).filter(([a, b]) => a < b)
    const spans = fc.array(span, { maxLength: 6 })
    fc.assert(
      fc.property(spans, spans, minute, (shifts, absences, m) => {
        const facts: DutyFacts = {
          secretary: '何书记',
          shifts: shifts.map(([a, b], n) => ({
            id: `s${n}`,
            person: `member${n}`,
            span: { start: at(tuesday, a), end: at(tuesday, b) },
          })),
          absences: absences.map(([a, b], n) => ({
            id: `a${n}`,
            person: '何书记',
            span: { start: at(tuesday, a), end: at(tuesday, b) },
            until: null,
          })),
        }
        const held = holder(at(tuesday, m), facts)
        const isOut = absences.some(([a, b]) => a <= m && m < b)
        const covered = shifts.some(([a, b]) => a <= m && m < b)
        expect(held.holder === '何书记').toBe(!(isOut && covered))
        expect((held.shift === null) === (held.absence === null)).toBe(true)
      }),
    )
  })
})

describe('the door plate', () => {
  const shown = (clock: string, facts = rota, day = tuesday) => plate(t(clock, day), facts, desk, calendar)

  test('the secretary is in, the rota member below', () => {
    expect(shown('10:00')).toMatchObject({ lamp: 'in', person: '何书记', acting: false, below: '林秀芳' })
  })

  test('the secretary is out: the duty member, until the secretary is back', () => {
    expect(shown('14:30')).toEqual({
      lamp: 'in',
      person: '林秀芳',
      acting: true,
      until: t('16:00'),
      secretaryBack: t('16:00'),
      below: null,
    })
  })

  test('out without a return time: the duty member until the shift ends', () => {
    const facts = { ...rota, absences: [absence('何书记', '14:00', null)] }
    expect(shown('14:30', facts)).toMatchObject({ person: '林秀芳', until: t('18:00'), secretaryBack: null })
  })

  test('out and nobody on shift: the secretary, away until the said time', () => {
    expect(shown('14:30', { ...rota, shifts: [] })).toEqual({
      lamp: 'away',
      person: '何书记',
      acting: false,
      back: t('16:00'),
    })
  })

  test('the duty member has stepped away too', () => {
    const facts = { ...rota, absences: [out, absence('林秀芳', '14:10', '14:40')] }
    expect(shown('14:30', facts)).toEqual({ lamp: 'away', person: '林秀芳', acting: true, back: t('14:40') })
  })

  test.each([
    ['before hours', '08:59', tuesday, tuesday],
    ['after hours', '18:00', tuesday, '2026-11-25'],
    ['on Friday evening', '19:00', '2026-11-27' as Day, '2026-11-30'],
    ['in the middle of the National Day holiday', '10:00', '2026-10-03' as Day, '2026-10-08'],
    ['on the eve of a working Saturday', '18:30', '2026-10-09' as Day, '2026-10-10'],
  ])('%s the lamp is off and the next working day stands there', (_, clock, day, next) => {
    expect(shown(clock, { ...rota, absences: [] }, day)).toMatchObject({ lamp: 'off', next: { day: next } })
  })

  test('a working weekend is a working day', () => {
    expect(shown('10:00', { ...rota, absences: [] }, '2026-10-10' as Day).lamp).toBe('in')
  })
})

test('turns follow each other in order, whatever lies between the days', () => {
  const days = ['2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10'] as Day[]
  expect(rotate(['a', 'b', 'c'], days).map(({ person }) => person)).toEqual(['a', 'b', 'c', 'a'])
  expect(rotate([], days)).toEqual([])
})

test.each([
  ['with a time', t('15:00'), null],
  ['without one', null, null],
  ['back in the past', t('12:59'), 'return-in-past'],
  ['back at this very moment', t('13:00'), 'return-in-past'],
  ['back in two months', instant(t('13:00') + 60 * 86_400_000), 'return-too-late'],
])('stepping out %s', (_, until, code) => {
  expect(stepOut('何书记', until, t('13:00'), { ...rota, absences: [] })?.code ?? null).toBe(code)
})

test('who is out already cannot step out again', () => {
  expect(stepOut('何书记', null, t('14:30'), rota)).toEqual({ code: 'already-out', since: t('14:00') })
})

test.each([
  ['back before it', t('14:00'), null],
  ['back during it', t('14:01'), 'already-out'],
  ['back after it', t('17:00'), 'already-out'],
  ['without a time', null, 'already-out'],
])('with an absence ahead, as after a clock was set back, stepping out %s', (_, until, code) => {
  expect(stepOut('何书记', until, t('13:00'), rota)?.code ?? null).toBe(code)
  expect(stepOut('林秀芳', until, t('13:00'), rota)).toBeNull()
})
