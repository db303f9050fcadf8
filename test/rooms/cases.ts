// What may be booked and what not, as a resident could read it: tried on the rule, and through the statement that books.
import { addDays, at, minutes, type Day } from '../../src/kernel/time'
import type { Held, Room, RoomDay } from '../../src/rooms/rule'

export const tuesday = '2026-11-24' as Day
export const lastDay = addDays(tuesday, 14)
export const early = at(tuesday, minutes('08:00'))

export const room: Room = {
  opens: 540,
  closes: 1080,
  unit: 30,
  longest: 120,
  seats: 16,
  lanes: 1,
  aheadDays: 14,
  openDays: 'working',
  ...{ before: 0, after: 0, approval: false, answerHours: 24 },
}
export const on = (held: readonly Held[] = [], change: Partial<RoomDay> = {}): RoomDay => ({
  day: tuesday,
  works: true,
  name: null,
  held,
  closed: [],
  ...change,
})
export const wish = (start: string, end: string, people = 4) => ({
  start: minutes(start),
  end: minutes(end),
  people,
})
export const taken = (start: string, end: string, lane = 1): Held => ({
  lane,
  start: minutes(start),
  end: minutes(end),
})

/** Closed in every lane that the room has. */
const closedFor = (start: string, end: string, lanes = 1): RoomDay =>
  on(
    Array.from({ length: lanes }, (_, n) => taken(start, end, n + 1)),
    { closed: [{ start: minutes(start), end: minutes(end), reason: '换地板' }] },
  )
const cleaned: Partial<Room> = { before: 15, after: 30 }

interface Case {
  readonly name: string
  readonly wish: ReturnType<typeof wish>
  readonly on: RoomDay
  readonly expected: string
  readonly room: Room
}

const holiday = on([], { works: false, name: '国庆节' })
const tables: Partial<Room> = { lanes: 3 }
const twoTables = [taken('10:00', '11:00', 1), taken('10:00', '11:00', 2)]

const rows: [string, ReturnType<typeof wish>, RoomDay, string, Partial<Room>?][] = [
  ['a free hour', wish('10:00', '11:00'), on(), 'ok'],
  ['from opening on', wish('09:00', '11:00'), on(), 'ok'],
  ['up to closing', wish('17:30', '18:00'), on(), 'ok'],
  ['up to midnight', wish('23:30', '24:00'), on(), 'ok', { closes: 1440 }],
  ['right after another', wish('11:00', '12:00'), on([taken('10:00', '11:00')]), 'ok'],
  ['right before another', wish('09:00', '10:00'), on([taken('10:00', '11:00')]), 'ok'],
  ['exactly as many as there are seats', wish('10:00', '11:00', 16), on(), 'ok'],
  ['one more than there are seats', wish('10:00', '11:00', 17), on(), 'too-many-people'],
  ['before opening', wish('08:30', '09:30'), on(), 'outside-hours'],
  ['past closing', wish('17:30', '18:30'), on(), 'outside-hours'],
  ['over midnight', wish('23:30', '00:30'), on(), 'outside-hours'],
  ['no time at all', wish('10:00', '10:00'), on(), 'outside-hours'],
  ['the end before the start', wish('11:00', '10:00'), on(), 'outside-hours'],
  ['at an odd minute', wish('10:10', '11:10'), on(), 'off-the-grid'],
  ['to an odd minute', wish('10:00', '10:45'), on(), 'off-the-grid'],
  ['as long as a booking may be', wish('10:00', '12:00'), on(), 'ok'],
  ['longer than a booking may be', wish('10:00', '12:30'), on(), 'too-long'],
  ['a time that is over', wish('07:30', '08:30'), on(), 'in-the-past'],
  ['the time that begins this moment', wish('08:00', '08:30'), on(), 'ok', { opens: 480 }],
  ['a holiday', wish('10:00', '11:00'), holiday, 'closed-day'],
  ['a holiday in a room open every day', wish('10:00', '11:00'), holiday, 'ok', { openDays: 'every' }],
  ['the same time', wish('10:00', '11:00'), on([taken('10:00', '11:00')]), 'taken'],
  ['around another', wish('10:00', '12:00'), on([taken('10:30', '11:00')]), 'taken'],
  ['inside another', wish('10:30', '11:00'), on([taken('10:00', '12:00')]), 'taken'],
  ['over the end of another', wish('10:30', '11:30'), on([taken('10:00', '11:00')]), 'taken'],
  ['over the start of another', wish('09:30', '10:30'), on([taken('10:00', '11:00')]), 'taken'],
  ['the last day that is open', wish('10:00', '11:00'), on([], { day: lastDay }), 'ok'],
  ['a day too far ahead', wish('10:00', '11:00'), on([], { day: addDays(lastDay, 1) }), 'too-far-ahead'],
  ['yesterday', wish('10:00', '11:00'), on([], { day: addDays(tuesday, -1) }), 'in-the-past'],
  ['the third of three tables', wish('10:00', '11:00'), on(twoTables), 'ok', tables],
  [
    'a fourth party at three tables',
    wish('10:00', '11:00'),
    on([...twoTables, taken('10:00', '11:00', 3)]),
    'taken',
    tables,
  ],
  [
    'half an hour here and half an hour there',
    wish('10:00', '11:00'),
    on([taken('10:00', '10:30', 1), taken('10:30', '11:00', 2)]),
    'taken',
    { lanes: 2 },
  ],
  ['while it is closed', wish('10:00', '11:00'), closedFor('10:30', '12:00'), 'closed'],
  ['until it is closed', wish('10:00', '11:00'), closedFor('11:00', '12:00'), 'ok'],
  ['once it is open again', wish('12:00', '13:00'), closedFor('11:00', '12:00'), 'ok'],
  ['two tables, both closed', wish('10:00', '11:00'), closedFor('10:00', '11:00', 2), 'closed', { lanes: 2 }],
  ['on another part of a day it is closed', wish('15:00', '16:00'), closedFor('09:00', '12:00'), 'ok'],
  ['cleaning fits in after', wish('10:00', '11:00'), on([taken('11:30', '12:00')]), 'ok', cleaned],
  ['cleaning does not fit in after', wish('10:30', '11:30'), on([taken('11:45', '12:00')]), 'taken', cleaned],
  ['setting up fits in before', wish('10:30', '11:00'), on([taken('09:30', '10:15')]), 'ok', cleaned],
  ['setting up does not fit in', wish('10:30', '11:00'), on([taken('09:30', '10:30')]), 'taken', cleaned],
  [
    'set up before opening, cleaned after closing',
    wish('09:00', '18:00'),
    on(),
    'ok',
    { ...cleaned, longest: 540 },
  ],
  ['cleaning runs into the closure', wish('10:00', '11:00'), closedFor('11:00', '12:00'), 'closed', cleaned],
  ['a request', wish('10:00', '11:00'), on(), 'ok', { approval: true }],
  ['a request for this moment', wish('08:00', '08:30'), on(), 'in-the-past', { opens: 480, approval: true }],
]

export const cases: readonly Case[] = rows.map(([name, wished, day, expected, change]) => ({
  name,
  wish: wished,
  on: day,
  expected,
  room: { ...room, ...change },
}))
