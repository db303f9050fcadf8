import fc from 'fast-check'
import { sql } from 'kysely'
import { calendar2026, calendarFrom, dayKind } from '../../src/duty/calendar'
import { at, clock, minutes, type Day } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/reception/contract'
import { refusalLine } from '../../src/reception/text'
import { GRAIN, type DeskDay, type Desk } from '../../src/reception/rule'
import { stamp } from '../../src/platform/database/stamp'
import { people, testId } from '../support/community'
import { freshDatabase } from '../support/database'
import { take, unreconciledVisits } from '../support/visits'
import { done, ending, freshWorld, type World } from '../support/world'
import { cases, desk, early, turn } from './cases'

let connection: Connection
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())

/** Gives the community this desk, and this day what stands on it. */
async function arrange(
  w: World,
  { opens, closes, unit, publicShare, deskShare, aheadDays }: Desk,
  on: DeskDay,
) {
  const here = { community_id: w.community }
  await w.db
    .updateTable('duty_desks')
    .set({ opens, closes })
    .where('community_id', '=', w.community)
    .execute()
  await w.db
    .updateTable('reception_desks')
    .set({ unit_minutes: unit, public_share: publicShare, desk_share: deskShare, ahead_days: aheadDays })
    .where('community_id', '=', w.community)
    .execute()
  await w.db.deleteFrom('shifts').where('community_id', '=', w.community).where('day', '=', on.day).execute()
  for (const [n, { person, start, end }] of on.turns.entries()) {
    const during = sql<string>`tstzrange(${stamp(at(on.day, start))}, ${stamp(at(on.day, end))})`
    const shift_id = testId('5e', `${n}${on.day.replaceAll('-', '')}`)
    await w.db
      .insertInto('shifts')
      .values({ ...here, shift_id, person_id: person!, day: on.day, during })
      .execute()
  }
  if (on.name)
    await w.db
      .insertInto('calendar_days')
      .values({ ...here, day: on.day, works: on.works, name: on.name })
      .execute()
  await take(w.db, w.community, on.day, on.taken)
}

describe('B3: the statement that books says what the rule says', () => {
  test.each(cases.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const w = await freshWorld(connection)
    w.clock(early)
    await arrange(w, row.desk, row.on)
    const order = { day: row.on.day, start: row.start, kind: 'papers' as const }
    const outcome =
      row.share === 'public'
        ? await w.as('qin').ask(contract.book, order)
        : await w.as('su').ask(contract.bookFor, { ...order, personId: people.qin.id })
    expect(ending(outcome)).toBe(row.expected)
    expect(await unreconciledVisits(w.db, w.community)).toEqual([])
    if (outcome.ok || 'trouble' in outcome || outcome.refusal.code === 'request-reused') return
    for (const elder of [true, false]) {
      const sentence = refusalLine(outcome.refusal, elder)
      expect(sentence).toMatch(/。$/)
      expect(sentence).not.toMatch(/undefined|null|NaN/)
    }
  })
})

test('B3: what is listed as free is exactly what can be booked, for residents and for the desk', async () => {
  const shape = fc.record({
    unit: fc.constantFrom(15, 30, 60),
    publicShare: fc.integer({ min: 0, max: 2 }),
    deskShare: fc.integer({ min: 0, max: 2 }),
  })
  const gone = fc.record({ nth: fc.integer({ min: 0, max: 30 }), lane: fc.integer({ min: 1, max: 3 }) })
  const day = fc
    .constantFrom('2026-11-24', '2026-11-27', '2026-11-28', '2026-12-08', '2026-12-09')
    .map((text) => text as Day)
  const turns = fc.constantFrom(
    [turn('09:00', '18:00')],
    [turn('09:00', '12:00')],
    [turn('10:00', '13:15'), turn('13:15', '17:00', people.chen.id)],
    [],
  )
  const share = fc.constantFrom('public' as const, 'desk' as const)
  const any = fc.tuple(
    ...[shape, fc.array(gone, { maxLength: 12 }), day, turns, share, fc.integer({ min: 480, max: 1100 })],
  )
  const met = { listed: 0, not: 0 }
  await fc.assert(
    fc.asyncProperty(any, async ([change, claims, on, shifts, whose, minute]) => {
      fc.pre(change.publicShare + change.deskShare > 0)
      const w = await freshWorld(connection)
      w.clock(`2026-11-24 ${clock(minute)}`)
      const all = claims.map(({ nth, lane }) => ({ start: 540 + nth * GRAIN, lane }))
      const apart = [...new Map(all.map((one) => [`${one.start} ${one.lane}`, one])).values()]
      const works = dayKindOf(on)
      const here = { day: on, works, name: null, turns: shifts, taken: apart }
      await arrange(w, { ...desk, ...change }, here)
      const asked = { from: on, days: 1, share: whose }
      const [seen] = done(await w.guest.ask(contract.freeTimes, asked)).days
      const listed = new Set((seen?.free ?? []).map(({ start }) => start))
      const edges = [...listed].slice(0, 4).map((start) => minutes(start))
      for (const start of [...edges, 525, 540, 615, 720, 795, 1020, 1065]) {
        const order = { day: on, start: clock(start), kind: 'unsure' as const }
        const outcome =
          whose === 'public'
            ? await w.as('qin').ask(contract.book, order)
            : await w.as('su').ask(contract.bookFor, { ...order, personId: people.qin.id })
        expect([clock(start), ending(outcome) === 'ok']).toEqual([clock(start), listed.has(clock(start))])
        met[listed.has(clock(start)) ? 'listed' : 'not'] += 1
        if (outcome.ok) done(await w.as('qin').ask(contract.cancel, outcome.value))
      }
      expect(await unreconciledVisits(w.db, w.community)).toEqual([])
    }),
    { numRuns: 25, seed: 20261124 },
  )
  expect(Math.min(met.listed, met.not)).toBeGreaterThan(10)
}, 60_000)

const dayKindOf = (day: Day): boolean => dayKind(day, calendarFrom(calendar2026)).works
