// Giving a visit back undoes taking it: whichever share it was booked in, and after it was moved.
import fc from 'fast-check'
import { clock, type Day } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/reception/contract'
import { people, tuesday, type Who } from '../support/community'
import { freshDatabase } from '../support/database'
import { unreconciledVisits } from '../support/visits'
import { done, freshWorld, type World } from '../support/world'

let connection: Connection
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())

const days = [tuesday, '2026-11-25' as Day]
const half = fc.integer({ min: 18, max: 34 }).map((n) => clock(n * 30))
const wish = fc.record({
  who: fc.constantFrom<Who>('qin', 'li', 'zhou', 'gong'),
  day: fc.constantFrom(...days),
  start: half,
  byDesk: fc.boolean(),
  moved: fc.option(half),
})

/** All that anybody could book now, of the residents' share and of the desk's. */
const free = async (w: World) =>
  Promise.all(
    (['public', 'desk'] as const).map(
      async (share) => done(await w.guest.ask(contract.freeTimes, { from: tuesday, days: 2, share })).days,
    ),
  )

test('B3: cancelling gives back exactly the free times of before, for residents and for the desk', async () => {
  const met = { taken: 0, moved: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { minLength: 4, maxLength: 8 }), async (wishes) => {
      const w = await freshWorld(connection)
      w.clock('2026-11-24 08:00')
      const steps: { before: unknown; cancel: () => Promise<unknown> }[] = []
      for (const { who, day, start, byDesk, moved } of wishes) {
        const before = await free(w)
        const order = { day, start, kind: 'unsure' as const }
        const outcome = byDesk
          ? await w.as('su').ask(contract.bookFor, { ...order, personId: people[who].id })
          : await w.as(who).ask(contract.book, order)
        if (!outcome.ok) {
          expect(await free(w)).toEqual(before)
          continue
        }
        const { visitId } = outcome.value
        if (moved !== null && (await w.as(who).ask(contract.move, { visitId, day, start: moved })).ok)
          met.moved += 1
        steps.push({ before, cancel: async () => done(await w.as(who).ask(contract.cancel, { visitId })) })
      }
      met.taken += steps.length
      for (const { before, cancel } of steps.reverse()) {
        await cancel()
        expect(await free(w)).toEqual(before)
      }
      expect(await unreconciledVisits(w.db, w.community)).toEqual([])
    }),
    { numRuns: 12, endOnFailure: true },
  )
  expect(Math.min(met.taken, met.moved)).toBeGreaterThan(10)
}, 120_000)
