import { minutes } from '../../src/kernel/time'
import { roomNow } from '../../src/rooms/now'
import { on, room, taken } from './cases'

const tables = { ...room, lanes: 2 }

test.each([
  ['before it opens', '08:00', room, on(), { state: 'closed', opens: 540 }],
  ['the moment it opens', '09:00', room, on(), { state: 'free', until: 1080, lanes: 1 }],
  ['the moment it closes', '18:00', room, on(), { state: 'closed', opens: null }],
  ['on a holiday', '10:00', room, on([], { works: false }), { state: 'closed', opens: null }],
  ['before a booking', '09:30', room, on([taken('10:00', '11:00')]), { state: 'free', until: 600, lanes: 1 }],
  [
    'the moment a booking begins',
    '10:00',
    room,
    on([taken('10:00', '11:00')]),
    { state: 'busy', until: 660 },
  ],
  [
    'the moment it ends',
    '11:00',
    room,
    on([taken('10:00', '11:00')]),
    { state: 'free', until: 1080, lanes: 1 },
  ],
  [
    'in the first of two that touch',
    '10:30',
    room,
    on([taken('11:00', '12:00'), taken('10:00', '11:00')]),
    { state: 'busy', until: 720 },
  ],
  [
    'one of two tables taken',
    '10:00',
    tables,
    on([taken('10:00', '11:00', 2), taken('11:30', '12:00', 1)]),
    { state: 'free', until: 690, lanes: 1 },
  ],
  [
    'both tables taken: the first that is left counts',
    '10:00',
    tables,
    on([taken('09:00', '10:30', 1), taken('10:00', '12:00', 2)]),
    { state: 'busy', until: 630 },
  ],
] as const)('%s (%s)', (_, time, which, day, expected) => {
  expect(roomNow(which, day, minutes(time))).toEqual(expected)
})
