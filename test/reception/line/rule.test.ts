import fc from 'fast-check'
import { addDays, at, instant, minutes, type Day, type Instant } from '../../../src/kernel/time'
import * as rule from '../../../src/reception/line/rule'
import type { Place, Turn } from '../../../src/reception/line/rule'
import { tuesday } from '../cases'

const t = (clock: string): Instant => at(tuesday, minutes(clock))
const talks = { low: 10, high: 20, receivers: 1 }
const untouched: rule.Turn = {
  ...{ calls: 0, calledAt: null, parkedAt: null, missedAt: null, backAt: null },
  ...{ begunAt: null, receiver: null, endedAt: null, ending: null },
}
const base = { ...untouched, day: tuesday, priority: null }

/** A walk-in with a number. */
const walk = (number: number, came: string, more: Partial<Place> = {}): Place => ({
  ...{ ...base, id: `w${number}`, number, booked: null, arrivedAt: t(came) },
  ...more,
})
/** Somebody who booked; came: null while they did not. */
const booked = (id: string, start: string, came: string | null, more: Partial<Place> = {}): Place => ({
  ...{ ...base, id, number: null, booked: { start: minutes(start), end: minutes(start) + 30 } },
  ...{ arrivedAt: came === null ? null : t(came) },
  ...more,
})
const order = (places: readonly Place[], now: string) =>
  rule.lineOf(places, t(now), talks).map(({ id }) => id)

describe('who is next', () => {
  const rows: [string, Place[], string, string[]][] = [
    ['nobody', [], '10:00', []],
    ['by number', [walk(2, '09:20'), walk(1, '09:10')], '09:30', ['w1', 'w2']],
    [
      'who is let first for a reason, before all others',
      [walk(1, '09:10'), booked('ten', '10:00', '09:55'), walk(2, '10:01', { priority: 'frail' })],
      '10:02',
      ['w2', 'w1', 'ten'],
    ],
    [
      'the walk-in who came before the appointment',
      [walk(1, '09:50'), booked('ten', '10:00', '09:40')],
      '10:00',
      ['w1', 'ten'],
    ],
    [
      'the appointment before who came after its time',
      [walk(1, '10:01'), booked('ten', '10:00', '09:40')],
      '10:05',
      ['ten', 'w1'],
    ],
    [
      'at the same moment, the appointment',
      [walk(1, '10:00'), booked('ten', '10:00', '09:40')],
      '10:00',
      ['ten', 'w1'],
    ],
    [
      'a walk-in fills the gap before an appointment who is early',
      [walk(1, '09:30'), booked('ten', '10:00', '09:20')],
      '09:40',
      ['w1', 'ten'],
    ],
    [
      'but not where the talk would hardly end before it',
      [walk(1, '09:30'), booked('ten', '10:00', '09:20')],
      '09:55',
      ['ten', 'w1'],
    ],
    [
      'an appointment who is not here holds nobody up',
      [walk(1, '09:30'), booked('ten', '10:00', null)],
      '09:55',
      ['w1'],
    ],
    [
      'an early appointment is taken when nobody else waits',
      [booked('ten', '10:00', '09:20')],
      '09:30',
      ['ten'],
    ],
    [
      'a little late keeps the time',
      [walk(1, '10:05'), booked('ten', '10:00', '10:10')],
      '10:11',
      ['ten', 'w1'],
    ],
    [
      'later than that, from coming on',
      [walk(1, '10:05'), booked('ten', '10:00', '10:11')],
      '10:12',
      ['w1', 'ten'],
    ],
    [
      'two appointments by their times',
      [booked('b', '10:30', '09:00'), booked('a', '10:00', '09:50')],
      '10:40',
      ['a', 'b'],
    ],
    [
      'who is let first stands before an appointment that is drawn forward',
      [walk(1, '09:30'), walk(2, '09:40', { priority: 'urgent' }), booked('ten', '10:00', '09:20')],
      '09:55',
      ['w2', 'ten', 'w1'],
    ],
    [
      'parked, called and missed ones are not in it',
      [
        walk(1, '09:00', { parkedAt: t('09:05') }),
        walk(2, '09:00', { calledAt: t('09:05'), calls: 1 }),
        walk(3, '09:00', { missedAt: t('09:05') }),
        walk(4, '09:00'),
      ],
      '09:06',
      ['w4'],
    ],
    ['who was parked is back in the old place', [walk(2, '09:20'), walk(1, '09:10')], '09:30', ['w1', 'w2']],
    [
      'who was missed is back from that moment on',
      [walk(1, '09:00', { missedAt: t('09:10'), backAt: t('09:30') }), walk(2, '09:20'), walk(3, '09:31')],
      '09:40',
      ['w2', 'w1', 'w3'],
    ],
    [
      'a visit moved here from yesterday has to arrive again',
      [booked('ten', '10:00', '09:00', { arrivedAt: at(addDays(tuesday, -1), 600) })],
      '10:00',
      [],
    ],
  ]
  test.each(rows)('%s', (_, places, now, expected) => expect(order(places, now)).toEqual(expected))
})

describe('where a place stands', () => {
  const rows: [string, Place, string, rule.State][] = [
    ['booked', booked('a', '10:00', null), '09:00', 'expected'],
    ['late, and nobody says a word', booked('a', '10:00', null), '10:29', 'expected'],
    ['did not come', booked('a', '10:00', null), '10:30', 'missed'],
    ['came after all', booked('a', '10:00', '10:50'), '10:51', 'waiting'],
    ['called', walk(1, '09:00', { calls: 1, calledAt: t('09:10') }), '09:30', 'called'],
    ['called three times, just now', walk(1, '09:00', { calls: 3, calledAt: t('09:10') }), '09:14', 'called'],
    [
      'called three times, and five minutes',
      walk(1, '09:00', { calls: 3, calledAt: t('09:10') }),
      '09:15',
      'missed',
    ],
    ['parked', walk(1, '09:00', { parkedAt: t('09:10') }), '09:30', 'parked'],
    ['talking', walk(1, '09:00', { begunAt: t('09:10'), receiver: 'he' }), '09:30', 'talking'],
    [
      'talked',
      walk(1, '09:00', { begunAt: t('09:10'), endedAt: t('09:20'), ending: 'talked' }),
      '09:30',
      'done',
    ],
    ['left', walk(1, '09:00', { endedAt: t('09:20'), ending: 'left' }), '09:30', 'left'],
  ]
  test.each(rows)('%s', (_, place, now, expected) => expect(rule.stateOf(place, t(now))).toBe(expected))
})

describe('what the desk may do', () => {
  const called = walk(1, '09:00', { calls: 1, calledAt: t('09:10') })
  const often = walk(1, '09:00', { calls: 3, calledAt: t('09:10') })
  const missed = walk(1, '09:00', { missedAt: t('09:10') })
  const parked = walk(1, '09:00', { parkedAt: t('09:10') })
  const talking = walk(1, '09:00', { begunAt: t('09:10'), receiver: 'he' })
  const over = walk(1, '09:00', { endedAt: t('09:10'), ending: 'left' })
  const absent = booked('a', '10:00', null)
  const now = t('09:12')
  const verdict = (result: { ok: boolean; refusal?: { code: string } }): string =>
    result.refusal?.code ?? 'ok'
  const rows: [string, string, string][] = [
    ['calls who waits', verdict(rule.call(walk(1, '09:00'), now)), 'ok'],
    ['calls who was parked', verdict(rule.call(parked, now)), 'ok'],
    ['calls again too soon', verdict(rule.call(called, now)), 'already-called'],
    ['calls again after five minutes', verdict(rule.call(called, t('09:15'))), 'ok'],
    ['calls a fourth time', verdict(rule.call(often, now)), 'called-enough'],
    ['calls who was missed', verdict(rule.call(missed, now)), 'not-waiting'],
    ['calls who is not here', verdict(rule.call(absent, now)), 'not-here-yet'],
    ['calls who never came', verdict(rule.call(absent, t('11:00'))), 'not-here-yet'],
    ['calls who talks', verdict(rule.call(talking, now)), 'already-talking'],
    ['calls who left', verdict(rule.call(over, now)), 'already-over'],
    ['parks who waits', verdict(rule.park(walk(1, '09:00'), now)), 'ok'],
    ['parks who was parked', verdict(rule.park(parked, now)), 'not-waiting'],
    ['misses who was called once', verdict(rule.miss(called, now)), 'call-again'],
    ['misses who was called three times', verdict(rule.miss(often, now)), 'ok'],
    ['misses who waits', verdict(rule.miss(walk(1, '09:00'), now)), 'not-called'],
    ['takes back who was missed', verdict(rule.comeBack(missed, now)), 'ok'],
    ['takes back who waits', verdict(rule.comeBack(walk(1, '09:00'), now)), 'is-waiting'],
    ['talks', verdict(rule.begin(called, 'he', [called, walk(2, '09:00')], now)), 'ok'],
    [
      'talks with two',
      verdict(rule.begin(called, 'he', [called, { ...talking, id: 'w2' }], now)),
      'one-at-a-time',
    ],
    ['ends a talk', verdict(rule.end(talking, now)), 'ok'],
    ['ends no talk', verdict(rule.end(called, now)), 'not-talking'],
    ['is told who is here', verdict(rule.arrive(absent, now)), 'ok'],
    ['is told twice', verdict(rule.arrive(booked('a', '10:00', '09:00'), now)), 'already-here'],
    ['gives a number back', verdict(rule.leave(called, now)), 'ok'],
    ['gives back what is over', verdict(rule.leave(talking, now)), 'already-over'],
  ]
  test.each(rows)('%s', (_, found, expected) => expect(found).toBe(expected))

  test('calls again as the second, and after a park as the first', () => {
    expect(rule.call(called, t('09:15'))).toMatchObject({ value: { calls: 2, calledAt: t('09:15') } })
    expect(rule.call(parked, now)).toMatchObject({ value: { calls: 1, parkedAt: null } })
  })

  test('B5: whoever comes back after being missed keeps that they were', () => {
    const later = { ...often, ...(rule.comeBack(often, t('09:20')) as { value: Turn }).value }
    expect(later).toMatchObject({ missedAt: t('09:20'), backAt: t('09:20'), calls: 0 })
    expect(rule.stateOf(later, t('09:21'))).toBe('waiting')
  })

  test('a mis-tap is taken back for a minute', () => {
    expect([60_000, 60_001].map((ms) => rule.undoable(t('09:00'), instant(t('09:00') + ms)))).toEqual([
      true,
      false,
    ])
    expect(rule.undoable(null, now)).toBe(false)
  })
})

describe('the wait', () => {
  const talking = (n: number) => walk(n, '09:00', { begunAt: t('09:10'), receiver: `r${n}` })
  const waiting = [walk(5, '09:20'), walk(6, '09:21'), walk(7, '09:22')]
  const of = (places: readonly Place[], receivers = 1) => {
    const { low, high } = rule.waitNow(places, t('09:30'), { ...talks, receivers })
    return `${low}-${high}`
  }
  const rows: [string, string, string][] = [
    ['nobody: at once', of([]), '0-0'],
    ['one talks: up to one talk', of([talking(1)]), '0-20'],
    ['three wait: three talks', of(waiting), '30-60'],
    ['three wait while one talks', of([...waiting, talking(1)]), '30-80'],
    ['three wait for two who receive', of([...waiting, talking(1), talking(2)], 2), '10-40'],
    ['somebody who booked comes between', of([walk(5, '09:20'), booked('ten', '10:00', null)]), '10-40'],
    [
      'who booked for the afternoon does not',
      of([walk(5, '09:20'), booked('three', '15:00', null)]),
      '10-20',
    ],
    ['nobody at work counts as one', of(waiting, 0), '30-60'],
  ]
  test.each(rows)('%s', (_, found, expected) => expect(found).toBe(expected))

  test("one's own place, and none for who does not wait", () => {
    const own = (id: string) => rule.placeIn(waiting, id, t('09:30'), talks)
    expect(own('w6')).toEqual({ ahead: 1, wait: { low: 10, high: 20 } })
    expect(own('w9')).toBeNull()
  })
})

describe('B7: the code of the door', () => {
  test('counts in its minute and half a minute more', () => {
    const noon = instant(Math.floor(t('12:00') / 60_000) * 60_000)
    const counts = (ms: number): boolean => {
      const [window] = rule.windowsAt(noon)
      return rule.windowsAt(instant(noon + ms)).includes(window!)
    }
    expect([0, 59_999, 60_000, 89_999, 90_000, 86_400_000].map(counts)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('whatever comes', () => {
  const place = fc
    .record({
      walksIn: fc.boolean(),
      came: fc.integer({ min: 540, max: 700 }),
      start: fc.constantFrom(...Array.from({ length: 12 }, (_, n) => 540 + n * 15)),
      here: fc.boolean(),
      priority: fc.option(fc.constantFrom(...rule.priorities)),
      turn: fc.constantFrom<Partial<Turn>>(
        {},
        {},
        { calls: 1, calledAt: t('10:00') },
        { parkedAt: t('10:00') },
        { missedAt: t('10:00') },
        { begunAt: t('10:00'), receiver: 'he' },
        { endedAt: t('10:00'), ending: 'left' },
      ),
    })
    .map(({ walksIn, came, start, here, priority, turn }) => (n: number): Place => ({
      ...{ ...base, ...turn, id: `p${n}`, number: walksIn ? n + 1 : null },
      booked: walksIn ? null : { start, end: start + 30 },
      arrivedAt: walksIn || here ? at(tuesday, came) : null,
      priority: walksIn ? priority : null,
    }))
  const day = fc.array(place, { maxLength: 14 }).map((makers) => makers.map((make, n) => make(n)))
  const now = fc.integer({ min: 540, max: 720 }).map((minute) => at(tuesday as Day, minute))
  const check = (property: Parameters<typeof fc.assert>[0]): void =>
    void fc.assert(property, { seed: 1155, numRuns: 400 })

  test('everybody who waits is in the line once, and nobody else', () => {
    check(
      fc.property(day, now, (places, t) => {
        const waiting = places.filter((one) => rule.stateOf(one, t) === 'waiting').map(({ id }) => id)
        expect(
          rule
            .lineOf(places, t, talks)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(waiting.sort())
      }),
    )
  })

  test('the order is the same however the places are read', () => {
    check(
      fc.property(day, now, fc.nat(), (places, t, turn) => {
        const cut = places.length === 0 ? 0 : turn % places.length
        const other = [...places.slice(cut), ...places.slice(0, cut)].reverse()
        const ids = (list: readonly Place[]) => rule.lineOf(list, t, talks).map(({ id }) => id)
        expect(ids(other)).toEqual(ids(places))
      }),
    )
  })

  test('nobody stands before the others without a reason', () => {
    check(
      fc.property(day, now, (places, t) => {
        const line = rule.lineOf(places, t, talks)
        const reasons = line.map(({ priority }) => priority !== null)
        expect(reasons).toEqual([...reasons].sort((a, b) => Number(b) - Number(a)))
        const walkIns = line.filter(({ booked: visit, priority }) => !visit && !priority)
        expect(walkIns.map(({ arrivedAt }) => arrivedAt)).toEqual(
          walkIns.map(({ arrivedAt }) => arrivedAt).sort((a, b) => a! - b!),
        )
      }),
    )
  })

  test('nobody is called twice: calling whoever is next empties the line, each once', () => {
    check(
      fc.property(day, now, (places, start) => {
        const waiting = rule.lineOf(places, start, talks).length
        const called: string[] = []
        let all: readonly Place[] = places
        for (let round = 0; round <= waiting; round += 1) {
          const next = rule.nextOf(all, start, talks)
          if (!next) break
          called.push(next.id)
          const turn = rule.call(next, start)
          if (!turn.ok) throw new Error(turn.refusal.code)
          all = all.map((one) => (one.id === next.id ? { ...one, ...turn.value } : one))
        }
        expect([called.length, new Set(called).size]).toEqual([waiting, waiting])
      }),
    )
  })

  test('who stands further back never waits less', () => {
    check(
      fc.property(day, now, fc.integer({ min: 1, max: 3 }), (places, t, receivers) => {
        const waits = rule
          .lineOf(places, t, talks)
          .map(({ id }) => rule.placeIn(places, id, t, { ...talks, receivers })!.wait)
        for (const [n, wait] of waits.entries()) {
          const before = waits[n - 1] ?? { low: 0, high: 0 }
          expect(wait.low <= wait.high && before.low <= wait.low && before.high <= wait.high).toBe(true)
        }
      }),
    )
  })
})
