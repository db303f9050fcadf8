// P2: whoever comes tomorrow is reminded once, whenever the program happens to look.
import fc from 'fast-check'
import { addDays, at, instant, minutes, type Day, type Instant } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/reception/contract'
import { remind } from '../../src/reception/remind'
import { reminderDue } from '../../src/reception/rule'
import { people, tuesday } from '../support/community'
import { freshDatabase } from '../support/database'
import { done, freshWorld, moment, type World } from '../support/world'

const HOUR = 3_600_000
const visit = { day: '2026-11-26' as Day, start: minutes('10:00'), since: moment('2026-11-24 09:00') }

test.each([
  ['2026-11-25 17:59', false],
  ['2026-11-25 18:00', true],
  ['2026-11-26 09:59', true],
  ['2026-11-26 10:00', false],
])('at %s a visit of the 26th at ten: %s', (now, due) => {
  expect(reminderDue(visit, moment(now))).toBe(due)
})

test('who settled it on the evening before knows it', () => {
  expect(reminderDue({ ...visit, since: moment('2026-11-25 18:00') }, moment('2026-11-25 20:00'))).toBe(false)
})

test('P2: over seven days, at every phase of looking, everybody is reminded once and nobody too early', () => {
  const days = Array.from({ length: 7 }, (_, n) => addDays(tuesday, n))
  const starts = Array.from({ length: 18 }, (_, n) => 540 + n * 30)
  const visits = days.flatMap((day) =>
    starts.map((start) => ({ day, start, since: at(addDays(day, -3), 600) })),
  )
  // From the evening before until nine are fifteen hours: whoever looks that often misses nobody.
  for (const every of [HOUR, 5 * HOUR, 15 * HOUR]) {
    for (let phase = 0; phase < every; phase += HOUR / 4) {
      const reminded = new Map<(typeof visits)[number], Instant[]>()
      for (let now = at(addDays(tuesday, -2), 0) + phase; now < at(addDays(tuesday, 9), 0); now += every) {
        for (const one of visits) {
          if (reminded.has(one) || !reminderDue(one, instant(now))) continue
          reminded.set(one, [instant(now)])
        }
      }
      expect(reminded.size).toBe(visits.length)
      for (const [one, [when]] of reminded) {
        expect(at(one.day, one.start) - when!).toBeLessThanOrEqual(24 * HOUR)
        expect(when!).toBeLessThan(at(one.day, one.start))
      }
    }
  }
})

test('P2: a reminder is due in one unbroken window, whatever the visit', () => {
  const any = fc.record({ minute: fc.integer({ min: 0, max: 95 }), made: fc.integer({ min: -96, max: 96 }) })
  fc.assert(
    fc.property(any, ({ minute, made }) => {
      const one = { day: tuesday, start: minute * 15, since: instant(at(tuesday, 0) + made * HOUR) }
      const quarters = Array.from({ length: 4 * 96 }, (_, n) =>
        instant(at(addDays(tuesday, -2), 0) + (n * HOUR) / 4),
      )
      const due = quarters.map((now) => reminderDue(one, now))
      const changes = due.filter((value, n) => n > 0 && value !== due[n - 1]).length
      expect(changes).toBe(due.includes(true) ? 2 : 0)
    }),
    { numRuns: 200, seed: 20261124 },
  )
})

describe('in the database', () => {
  let connection: Connection
  let w: World
  beforeAll(async () => {
    connection = await freshDatabase()
  }, 60_000)
  afterAll(() => connection.close())
  beforeEach(async () => {
    w = await freshWorld(connection)
  })

  let drawn = 0
  const look = () => {
    const newId = (): string => `e0000000-0000-8000-8000-${String(++drawn).padStart(12, '0')}`
    return w.db.transaction().execute((tx) => remind({ tx, community: w.community, now: w.now(), newId }))
  }
  const told = () =>
    w.db
      .selectFrom('messages')
      .innerJoin('outbox', (join) =>
        join
          .onRef('outbox.message_id', '=', 'messages.message_id')
          .onRef('outbox.community_id', '=', 'messages.community_id'),
      )
      .select(['person_id', 'kind', 'facts'])
      .where('messages.community_id', '=', w.community)
      .orderBy('told_at')
      .execute()

  test('once, however often it is looked; again for a new day after a move; not when given back', async () => {
    const order = { day: '2026-11-26' as Day, start: '10:00', kind: 'papers' as const }
    const { visitId } = done(await w.as('qin').ask(contract.book, order))
    const other = done(await w.as('li').ask(contract.book, { ...order, start: '11:00' }))
    done(await w.as('li').ask(contract.cancel, other))
    w.clock('2026-11-25 17:00')
    await look()
    expect(await told()).toEqual([])
    w.clock('2026-11-25 18:30')
    await look()
    await look()
    const reminder = { person_id: people.qin.id, kind: 'visit-tomorrow' }
    const first = { ...reminder, facts: { day: '2026-11-26', start: '10:00' } }
    expect(await told()).toEqual([first])
    w.pass(1)
    done(await w.as('qin').ask(contract.move, { visitId, day: '2026-11-30' as Day, start: '14:00' }))
    w.clock('2026-11-29 19:00')
    await look()
    await look()
    expect(await told()).toEqual([first, { ...reminder, facts: { day: '2026-11-30', start: '14:00' } }])
  })
})
