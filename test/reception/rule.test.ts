import fc from 'fast-check'
import { at, clock, instant, minutes } from '../../src/kernel/time'
import { changeable, codeOf, doorOf, freeStarts, GRAIN, needsNote, receive } from '../../src/reception/rule'
import { people } from '../support/community'
import { cases, desk, early, lastDay, on, taken, tuesday, turn } from './cases'

describe('may somebody be visited then', () => {
  test.each(cases.map((row) => [row.name, row] as const))('%s', (_, row) => {
    const verdict = receive(minutes(row.start), row.share, row.desk, row.on, lastDay, early)
    expect(verdict.ok ? 'ok' : verdict.refusal.code).toBe(row.expected)
  })

  test('a taken time names the next one that is free, on the same day', () => {
    const day = on([taken('10:00'), taken('10:30')])
    const told = (start: string) => receive(minutes(start), 'public', desk, day, lastDay, early)
    expect(told('10:00')).toMatchObject({ refusal: { code: 'taken', start: '10:00', next: '11:00' } })
    const full = on(Array.from({ length: 18 }, (_, n) => taken(clock(540 + n * 30))))
    expect(receive(600, 'public', desk, full, lastDay, early)).toMatchObject({ refusal: { next: null } })
  })

  test('the desk takes its own lane first and leaves the residents theirs as long as it can', () => {
    const lane = (...gone: number[]) => {
      const day = on(gone.map((one) => taken('10:00', one)))
      const verdict = receive(600, 'desk', { ...desk, publicShare: 2, deskShare: 2 }, day, lastDay, early)
      return verdict.ok ? verdict.value.lane : verdict.refusal.code
    }
    expect([lane(), lane(3), lane(3, 4), lane(3, 4, 1), lane(1, 2, 3, 4)]).toEqual([3, 4, 1, 2, 'taken'])
  })

  test('whoever has the duty for the whole visit receives', () => {
    const day = on([], { turns: [turn('09:00', '12:00'), turn('12:00', '18:00', people.chen.id)] })
    const free = freeStarts('public', desk, day, lastDay, early)
    const receiver = (start: number) => free.find((one) => one.start === start)!.receiver
    expect([690, 720].map(receiver)).toEqual([people.lin.id, people.chen.id])
  })

  test('on leave it is nobody of the rota, and the time is there all the same: the secretary receives', () => {
    const day = on([], { turns: [{ ...turn('09:00', '18:00'), person: null }] })
    expect(receive(600, 'public', desk, day, lastDay, early)).toMatchObject({ value: { receiver: null } })
  })
})

test.each(cases.map((row) => [row.name, row] as const))('B3: %s, listed as it is booked', (_, row) => {
  const listed = freeStarts(row.share, row.desk, row.on, lastDay, early).map(({ start }) => start)
  expect(listed.includes(minutes(row.start))).toBe(row.expected === 'ok')
})

test('B3: what is listed as free is exactly what can be booked', () => {
  const anyDesk = fc.record({
    unit: fc.constantFrom(15, 30, 60),
    publicShare: fc.integer({ min: 0, max: 3 }),
    deskShare: fc.integer({ min: 0, max: 2 }),
    opens: fc.integer({ min: 500, max: 600 }),
    closes: fc.integer({ min: 900, max: 1100 }),
  })
  const one = fc.record({ start: fc.integer({ min: 32, max: 72 }), lane: fc.integer({ min: 1, max: 5 }) })
  const shift = fc.tuple(fc.integer({ min: 480, max: 1100 }), fc.integer({ min: 0, max: 400 }))
  const any = fc.tuple(
    ...[anyDesk, fc.array(one, { maxLength: 40 }), fc.array(shift, { maxLength: 3 })],
    ...[fc.boolean(), fc.integer({ min: 0, max: 1440 }), fc.constantFrom('public' as const, 'desk' as const)],
  )
  fc.assert(
    fc.property(any, ([change, gone, shifts, works, minute, share]) => {
      const turns = shifts.map(([start, length]) => ({ person: people.lin.id, start, end: start + length }))
      const day = on(
        gone.map(({ start, lane }) => ({ start: start * 15, lane })),
        { works, turns },
      )
      const now = at(tuesday, minute)
      const shape = { ...desk, ...change }
      const listed = freeStarts(share, shape, day, lastDay, now).map(({ start }) => start)
      for (let start = 480; start < 1140; start += 15) {
        const bookable = receive(start, share, shape, day, lastDay, now).ok
        expect([clock(start), bookable]).toEqual([clock(start), listed.includes(start)])
      }
    }),
    { numRuns: 150 },
  )
})

test('the number of a slip differs for every grain and lane of a day', () => {
  expect(codeOf(540, 1)).toBe('A36')
  expect(codeOf(705, 2)).toBe('B47')
  expect([26, 27, 40].map((lane) => codeOf(540, lane))).toEqual(['Z36', 'AA36', 'AN36'])
  const lanes = Array.from({ length: 40 }, (_, n) => n + 1)
  const all = Array.from({ length: 96 }, (_, n) => lanes.map((lane) => codeOf(n * GRAIN, lane)))
  expect(new Set(all.flat()).size).toBe(96 * 40)
})

test('only what is none of the kinds has to be said in words', () => {
  expect([needsNote('other', ''), needsNote('other', '说件事'), needsNote('unsure', '')]).toEqual([
    true,
    false,
    false,
  ])
})

test.each([
  ['7栋2-5', { building: 7, label: '2-5' }],
  ['７栋 ２－５', { building: 7, label: '2-5' }],
  ['12幢10—6', { building: 12, label: '10-6' }],
  ['7栋', null],
  ['2-5', null],
  ['138 0000 0000', null],
])('the door %s', (typed, door) => {
  expect(doorOf(typed)).toEqual(door)
})

test.each([
  ['one to come', { day: tuesday, start: 600, cancelledAt: null }, null],
  ['one cancelled before', { day: tuesday, start: 600, cancelledAt: instant(1) }, 'already-cancelled'],
  ['one that begins now', { day: tuesday, start: 480, cancelledAt: null }, 'already-started'],
])('changing %s', (_, visit, code) => {
  expect(changeable(visit, early)).toBe(code)
})
