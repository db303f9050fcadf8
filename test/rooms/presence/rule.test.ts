import { at, instant, minutes, type Instant } from '../../../src/kernel/time'
import { say } from '../../../src/kernel/words'
import { arrive, stateOf, type Stay } from '../../../src/rooms/presence/rule'
import { refusals } from '../../../src/rooms/presence/text'
import { tuesday } from '../../support/community'

const when = (clock: string): Instant => at(tuesday, minutes(clock))
const second = (clock: string, ms: number): Instant => instant(when(clock) + ms)
const stay = (change: Partial<Stay> = {}): Stay => ({
  ...{ day: tuesday, start: 600, end: 660, releaseAt: when('10:15'), cameAt: null },
  ...{ cancelledAt: null, expiresAt: null, answer: null },
  ...change,
})
const endless = stay({ releaseAt: null })
const came = stay({ cameAt: when('09:55') })
const cancelled = stay({ cancelledAt: when('08:00') })

describe('who may be marked as there, and when', () => {
  test.each([
    ['eleven minutes before', stay(), second('09:50', -1), 'too-early', 'too-early'],
    ['ten minutes before', stay(), when('09:50'), 'ok', 'ok'],
    ['at the start', stay(), when('10:00'), 'ok', 'ok'],
    ['a moment before the release', stay(), second('10:15', -1), 'ok', 'ok'],
    ['at the release', stay(), when('10:15'), 'released', 'ok'],
    ['a moment before the end', stay(), second('11:00', -1), 'released', 'ok'],
    ['at the end', stay(), when('11:00'), 'over', 'over'],
    ['late in a room that waits', endless, second('11:00', -1), 'ok', 'ok'],
    ['a second time', came, when('10:05'), 'already-came', 'already-came'],
    [
      'a request without an answer',
      stay({ expiresAt: when('09:55') }),
      when('09:56'),
      'not-approved',
      'not-approved',
    ],
    [
      'a request that was approved',
      stay({ expiresAt: when('09:55'), answer: 'approved' }),
      when('09:56'),
      'ok',
      'ok',
    ],
    ['what was cancelled', cancelled, when('10:05'), 'cancelled-before', 'cancelled-before'],
  ] as const)('%s', (_, booking, now, own, desk) => {
    const endings = [arrive(booking, now, false), arrive(booking, now, true)]
    expect(endings.map((one) => (one.ok ? 'ok' : one.refusal.code))).toEqual([own, desk])
    for (const one of endings) {
      if (!one.ok) expect(say(refusals, one.refusal, true)).toMatch(/^[^a-zA-Z你]+。$/)
    }
  })
})

test.each([
  ['before it begins', stay(), when('09:00'), 'booked'],
  ['while it is waited for', stay(), second('10:15', -1), 'booked'],
  ['from the release on', stay(), when('10:15'), 'not-come'],
  ['days later', stay(), when('23:00'), 'not-come'],
  ['of a room that waits', endless, when('23:00'), 'booked'],
  ['of whoever came', came, when('23:00'), 'came'],
  ['cancelled, whatever the time', cancelled, when('23:00'), 'cancelled'],
] as const)('what a booking is %s', (_, booking, now, state) => {
  expect(stateOf(booking, now)).toBe(state)
})
