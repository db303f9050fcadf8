import fc from 'fast-check'
import { at, minutes, type Day } from '../../../src/kernel/time'
import {
  addUp,
  countEndings,
  daysOf,
  endings,
  minutesOf,
  showable,
  type DayFacts,
  type Used,
} from '../../../src/rooms/use/rule'
import { tuesday } from '../../support/community'

test.each([
  ['week', '2026-11-24', '2026-11-23', '2026-11-29'],
  ['week', '2026-11-29', '2026-11-23', '2026-11-29'],
  ['month', '2026-11-24', '2026-11-01', '2026-11-30'],
  ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
  ['last-month', '2026-03-01', '2026-02-01', '2026-02-28'],
  ['last-month', '2026-01-31', '2025-12-01', '2025-12-31'],
] as const)('a %s of %s is from %s to %s', (span, today, first, last) => {
  expect(daysOf(span, today as Day)).toEqual({ first, last })
})

const evening = at(tuesday, 22 * 60)
const stay = (from: string, to: string, change: Partial<Used> = {}): Used => ({
  ...{ day: tuesday, start: minutes(from), end: minutes(to), lane: 1, offered: false },
  ...{ cancelledAt: null, expiresAt: null, answer: null },
  ...{ releaseAt: at(tuesday, minutes(from) + 15), cameAt: null },
  ...change,
})
const came = { cameAt: at(tuesday, 600) }
const nine: DayFacts = { opens: 540, closes: 1080, lanes: 1, works: true, own: [], kin: [], closed: [] }
const parts = (on: Partial<DayFacts>) => {
  const found = Object.entries(minutesOf({ ...nine, ...on }, evening))
  return Object.fromEntries(found.filter(([, count]) => count > 0))
}
const cancelled = { cancelledAt: at(tuesday, 500) }

test.each<[string, Partial<DayFacts>, object]>([
  ['nothing on an open day', {}, { open: 540, free: 540 }],
  ['nothing on a closed day', { works: false }, {}],
  ['who came has all of it', { own: [stay('10:00', '12:00', came)] }, { open: 540, came: 120, free: 420 }],
  [
    'nobody came: it was held until its release, in whole quarters',
    { own: [stay('10:00', '12:00', { releaseAt: at(tuesday, 620) })] },
    { open: 540, notCome: 30, free: 510 },
  ],
  [
    'released, and the next one came',
    { own: [stay('10:00', '12:00'), stay('10:30', '12:00', came)] },
    { open: 540, notCome: 15, came: 90, free: 435 },
  ],
  [
    'of what was never released nothing is known but that it was booked',
    { own: [stay('10:00', '12:00', { releaseAt: null })] },
    { open: 540, booked: 120, free: 420 },
  ],
  [
    'cancelled, declined and expired hold nothing',
    {
      own: [
        stay('10:00', '11:00', cancelled),
        stay('10:00', '11:00', { ...cancelled, answer: 'declined' }),
        stay('10:00', '11:00', { expiresAt: at(tuesday, 500) }),
      ],
    },
    { open: 540, free: 540 },
  ],
  [
    'closed for a while, the rest of the closure lies outside of the hours',
    { closed: [{ start: 0, end: 600 }] },
    { open: 540, closed: 60, free: 480 },
  ],
  [
    'who came before it was closed keeps what they had',
    { own: [stay('10:00', '12:00', came)], closed: [{ start: 660, end: 1440 }] },
    { open: 540, came: 120, closed: 360, free: 60 },
  ],
  ['the hall was in use', { kin: [stay('10:00', '12:00', came)] }, { open: 540, elsewhere: 120, free: 420 }],
  [
    'booked outside of the hours of today',
    { own: [stay('08:00', '10:00', came)] },
    { open: 600, came: 120, free: 480 },
  ],
  [
    'each of three seats counts',
    { lanes: 3, own: [stay('10:00', '11:00', { ...came, lane: 3 })] },
    { open: 1620, came: 60, free: 1560 },
  ],
  [
    'a seat that is no more counts as what it was used for',
    { own: [stay('10:00', '11:00', { ...came, lane: 2 })] },
    { open: 600, came: 60, free: 540 },
  ],
])('%s', (_, on, expected) => {
  expect(parts(on)).toEqual(expected)
})

const grain = fc.integer({ min: 0, max: 95 }).map((n) => n * 15)
const anySpan = fc.tuple(grain, fc.integer({ min: 1, max: 12 })).map(([start, n]) => {
  return { start, end: Math.min(1440, start + n * 15) }
})
const moment = fc.option(
  fc.integer({ min: 0, max: 1440 }).map((minute) => at(tuesday, minute)),
  { nil: null },
)
const anyStay: fc.Arbitrary<Used> = fc
  .tuple(anySpan, fc.integer({ min: 1, max: 3 }), fc.boolean(), moment, moment, moment, moment)
  .map(([span, lane, offered, cancelledAt, expiresAt, releaseAt, cameAt]) => {
    return { ...stay('00:00', '01:00'), ...span, lane, offered, cancelledAt, expiresAt, releaseAt, cameAt }
  })
const anyDay: fc.Arbitrary<DayFacts> = fc.record({
  ...{ opens: fc.constantFrom(0, 540), closes: fc.constantFrom(600, 1080, 1440), works: fc.boolean() },
  lanes: fc.integer({ min: 1, max: 3 }),
  ...{ own: fc.array(anyStay, { maxLength: 8 }), kin: fc.array(anyStay, { maxLength: 3 }) },
  closed: fc.array(anySpan, { maxLength: 3 }),
})

test('the parts of a day, and of many, sum to the whole; every booking ended in one way', () => {
  fc.assert(
    fc.property(fc.array(anyDay, { maxLength: 4 }), fc.integer({ min: 0, max: 1440 }), (days, minute) => {
      const now = at(tuesday, minute)
      const each = days.map((on) => minutesOf(on, now))
      for (const { open, ...rest } of [...each, addUp(each)]) {
        expect(Object.values(rest).reduce((a, b) => a + b, 0)).toBe(open)
      }
      const own = days.flatMap((on) => on.own)
      const counts = Object.values(countEndings(own, now))
      expect(counts.reduce((a, b) => a + b, 0)).toBe(own.length)
    }),
    { numRuns: 200, seed: 24 },
  )
})

test('B5: a time that was held for whoever waited and not taken was given back, a request was left unanswered', () => {
  const lapsed = { expiresAt: at(tuesday, 500) }
  const counts = countEndings(
    [stay('10:00', '11:00', { ...lapsed, offered: true }), stay('10:00', '11:00', lapsed)],
    evening,
  )
  expect(counts).toMatchObject({ cancelled: 1, expired: 1 })
})

test.each([
  ['nothing', {}, true],
  ['five of one kind', { came: 5 }, true],
  ['four who did not come', { came: 20, 'not-come': 4 }, false],
  ['one', { came: 1 }, false],
])('without the bookings, %s: may it be shown?', (_, some, shown) => {
  const none = Object.fromEntries(endings.map((ending) => [ending, 0]))
  expect(showable({ ...none, ...some } as Parameters<typeof showable>[0])).toBe(shown)
})
