// Giving back undoes taking, whatever was taken: halls with their parts, seats, time before and after.
import fc from 'fast-check'
import { clock } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/rooms/contract'
import { rooms, tuesday, type Who } from '../support/community'
import { unreconciled } from '../support/claims'
import { freshDatabase } from '../support/database'
import { done, freshWorld, type World } from '../support/world'

let connection: Connection
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())

const who = fc.constantFrom<Who>('qin', 'li', 'zhou', 'gong')
const roomId = fc.constantFrom(rooms.hall, rooms.hall, rooms.readingRoom, rooms.mediation)
const wish = fc.record({
  who,
  roomId,
  hour: fc.integer({ min: 9, max: 16 }),
  hours: fc.integer({ min: 1, max: 2 }),
})
const buffers = fc.record({ before: fc.constantFrom(0, 15, 30), after: fc.constantFrom(0, 15, 45) })

async function arrange(w: World, { before, after }: { before: number; after: number }): Promise<void> {
  const c = { community_id: w.community }
  await w.db
    .updateTable('rooms')
    .set({ splits: true, buffer_before: before, buffer_after: after })
    .where('community_id', '=', w.community)
    .where('room_id', '=', rooms.hall)
    .execute()
  const parts = [rooms.readingRoom, rooms.mediation].map((part_id) => ({
    ...c,
    room_id: rooms.hall,
    part_id,
  }))
  await w.db.insertInto('room_parts').values(parts).execute()
}

/** All that anybody could book now, in all rooms. */
const free = async (w: World) =>
  Promise.all(
    Object.values(rooms).map(
      async (id) => done(await w.guest.ask(contract.freeTimes, { roomId: id, days: 1 })).days,
    ),
  )

test('B3: cancelling gives back exactly the free times of before, in the hall and in its parts', async () => {
  let taken = 0
  await fc.assert(
    fc.asyncProperty(
      buffers,
      fc.array(wish, { minLength: 4, maxLength: 7 }),
      fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
      async (shape, wishes, order) => {
        const w = await freshWorld(connection)
        w.clock('2026-11-24 08:00')
        await arrange(w, shape)
        const steps: { before: unknown; cancel: () => Promise<unknown> }[] = []
        const untouched = await free(w)
        for (const { who, roomId, hour, hours } of wishes) {
          const before = await free(w)
          const span = { start: clock(hour * 60), end: clock((hour + hours) * 60) }
          const order = { roomId, day: tuesday, ...span, people: 1, purpose: '排练' }
          const outcome = await w.as(who).ask(contract.book, order)
          if (!outcome.ok) expect(await free(w)).toEqual(before)
          else
            steps.push({
              before,
              cancel: async () => done(await w.as(who).ask(contract.cancel, outcome.value)),
            })
        }
        taken += steps.length
        // The last one goes back to what was before it; the others in any order, to what was before them all.
        const last = steps.pop()
        await last?.cancel()
        if (last) expect(await free(w)).toEqual(last.before)
        for (const at of order) await steps.splice(at % (steps.length || 1), 1)[0]?.cancel()
        expect(await free(w)).toEqual(untouched)
        expect(await unreconciled(w.db, w.community)).toEqual([])
      },
    ),
    { numRuns: 12, endOnFailure: true },
  )
  expect(taken).toBeGreaterThan(20)
}, 120_000)
