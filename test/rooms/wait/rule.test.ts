import { at, minutes, type Day, type Instant } from '../../../src/kernel/time'
import { lapsesAt, offerable, servable, type Waiting } from '../../../src/rooms/wait/rule'
import { tuesday } from '../../support/community'
import { lastDay, on, room, taken } from '../cases'

const when = (text: string): Instant => at(text.slice(0, 10) as Day, minutes(text.slice(11)))
const far = when('2026-12-01 10:00')

test.each([
  ['in the morning', '2026-11-24 09:00', 60, far, '2026-11-24 10:00'],
  ['just before the evening ends', '2026-11-24 20:00', 60, far, '2026-11-24 21:00'],
  ['over the night: the rest of it runs in the morning', '2026-11-24 20:30', 60, far, '2026-11-25 08:30'],
  ['at midnight', '2026-11-24 24:00', 60, far, '2026-11-25 09:00'],
  ['at half past eleven at night', '2026-11-24 23:30', 60, far, '2026-11-25 09:00'],
  ['before anybody wakes', '2026-11-24 05:00', 60, far, '2026-11-24 09:00'],
  ['longer than what is left of the day', '2026-11-24 20:00', 12 * 60, far, '2026-11-25 19:00'],
  ['never past its start', '2026-11-24 09:00', 60, when('2026-11-24 09:30'), '2026-11-24 09:30'],
  [
    'never past its start of the morning',
    '2026-11-24 22:00',
    60,
    when('2026-11-25 08:30'),
    '2026-11-25 08:30',
  ],
] as const)('an offer lapses %s', (_, now, length, start, until) => {
  expect(lapsesAt(when(now), length, start)).toBe(when(until))
})

const wait: Waiting = {
  ...{ waitId: 'w', person: 'p', day: tuesday, start: 600, end: 660, people: 3 },
}
const now = when('2026-11-24 08:30')
test.each([
  ['a time that is free', wait, on(), now, true],
  ['a time of which a part is taken', wait, on([taken('10:30', '11:00')]), now, false],
  ['a time that begins too soon', wait, on(), when('2026-11-24 09:46'), false],
  ['a time that begins just late enough', wait, on(), when('2026-11-24 09:45'), true],
  ['a day that no longer works', wait, on([], { works: false }), now, false],
  ['another day', { ...wait, day: '2026-11-25' as Day }, on(), now, false],
] as const)('it is offered or not: %s', (_, who, day, moment, expected) => {
  expect(servable(who, room, [day], lastDay, moment)).toBe(expected)
})

const offer = { waitId: 'w', expiresAt: when('2026-11-24 09:30'), answer: null, cancelledAt: null }
test.each([
  ['in time', offer, when('2026-11-24 09:29'), null],
  ['at the moment it lapses', offer, when('2026-11-24 09:30'), 'offer-over'],
  ['taken already', { ...offer, answer: 'approved' as const }, now, 'answered-before'],
  ['left already', { ...offer, cancelledAt: now }, now, 'answered-before'],
  ['what nobody offered', { ...offer, waitId: null }, now, 'no-such-offer'],
] as const)('an offer is answered %s', (_, booking, moment, code) => {
  expect(offerable(booking, moment)).toBe(code)
})
