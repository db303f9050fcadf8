// When a visit may be booked and when not, as a resident could read it: tried on the rule, and through the statement.
import { addDays, at, minutes, type Day } from '../../src/kernel/time'
import type { Desk, DeskDay, Share, Taken, Turn } from '../../src/reception/rule'
import { people } from '../support/community'

export const tuesday = '2026-11-24' as Day
export const lastDay = addDays(tuesday, 14)
export const early = at(tuesday, minutes('08:00'))

export const desk: Desk = { opens: 540, closes: 1080, unit: 30, publicShare: 1, deskShare: 1, aheadDays: 14 }
export const turn = (from: string, to: string, person: string = people.lin.id): Turn => ({
  person,
  start: minutes(from),
  end: minutes(to),
})
export const wholeDay = [turn('09:00', '18:00')]
export const on = (taken: readonly Taken[] = [], change: Partial<DeskDay> = {}): DeskDay => ({
  ...{ day: tuesday, works: true, name: null, turns: wholeDay, taken },
  ...change,
})
/** The first grain of a visit: any one of them is in the way. */
export const taken = (start: string, lane = 1): Taken => ({ start: minutes(start), lane })

interface Case {
  readonly name: string
  readonly start: string
  readonly on: DeskDay
  readonly expected: string
  readonly desk: Desk
  readonly share: Share
}

const holiday = on([], { works: false, name: '国庆节' })
const mornings = on([], { turns: [turn('09:00', '12:00')] })
const handedOver = on([], { turns: [turn('09:00', '10:15'), turn('10:15', '18:00', people.chen.id)] })

const rows: [string, string, DeskDay, string, Partial<Desk>?, Share?][] = [
  ['a free time', '10:00', on(), 'ok'],
  ['the first of the day', '09:00', on(), 'ok'],
  ['the last of the day', '17:30', on(), 'ok'],
  ['right after another', '10:30', on([taken('10:00')]), 'ok'],
  ['a time whose second quarter is taken', '10:00', on([taken('10:15')]), 'taken'],
  ['an hour whose last quarter is taken', '10:00', on([taken('10:45')]), 'taken', { unit: 60 }],
  ['a quarter right after another', '10:15', on([taken('10:00')]), 'ok', { unit: 15 }],
  ['right before another', '09:30', on([taken('10:00')]), 'ok'],
  [
    'a time that begins this moment',
    '08:00',
    on([], { turns: [turn('08:00', '18:00')] }),
    'ok',
    { opens: 480 },
  ],
  ['a time that is over', '07:30', on(), 'in-the-past'],
  ['yesterday', '10:00', on([], { day: addDays(tuesday, -1) }), 'in-the-past'],
  ['the last day that is open', '10:00', on([], { day: lastDay }), 'ok'],
  ['a day too far ahead', '10:00', on([], { day: addDays(lastDay, 1) }), 'too-far-ahead'],
  ['a holiday', '10:00', holiday, 'closed-day'],
  ['before opening', '08:30', on(), 'outside-hours'],
  ['past closing', '18:00', on(), 'outside-hours'],
  ['over closing', '17:30', on(), 'outside-hours', { closes: 1070 }],
  ['at midnight', '24:00', on(), 'outside-hours'],
  ['between two times', '10:15', on(), 'off-the-grid'],
  ['between two times, by the hour', '10:30', on(), 'off-the-grid', { unit: 60 }],
  ['with nobody on duty', '10:00', on([], { turns: [] }), 'nobody-on-duty'],
  ['in the afternoon of a morning shift', '12:00', mornings, 'nobody-on-duty'],
  ['the last time of a morning shift', '11:30', mornings, 'ok'],
  ['over a change of shifts', '10:00', handedOver, 'nobody-on-duty'],
  ['after a change of shifts', '10:30', handedOver, 'ok'],
  ['a taken time', '10:00', on([taken('10:00')]), 'taken'],
  ['the second of two at the same time', '10:00', on([taken('10:00')]), 'ok', { publicShare: 2 }],
  ['a third of two', '10:00', on([taken('10:00'), taken('10:00', 2)]), 'taken', { publicShare: 2 }],
  ['what only the desk keeps', '10:00', on(), 'taken', { publicShare: 0 }],
  ['the same by the desk', '10:00', on(), 'ok', { publicShare: 0 }, 'desk'],
  ['by the desk, where residents have theirs', '10:00', on([taken('10:00')]), 'ok', {}, 'desk'],
  ['by the desk, where its own is gone', '10:00', on([taken('10:00', 2)]), 'ok', {}, 'desk'],
  ['by the desk, where both are gone', '10:00', on([taken('10:00'), taken('10:00', 2)]), 'taken', {}, 'desk'],
  ['by the desk, with nothing kept for it', '10:00', on([taken('10:00')]), 'taken', { deskShare: 0 }, 'desk'],
]

export const cases: readonly Case[] = rows.map(([name, start, day, expected, change, share = 'public']) => ({
  ...{ name, start, on: day, expected, share },
  desk: { ...desk, ...change },
}))
