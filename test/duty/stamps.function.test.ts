import fc from 'fast-check'
import * as duty from '../../src/duty/contract'
import { instant } from '../../src/kernel/time'
import { publish } from '../../src/notices/contract'
import type { Connection } from '../../src/platform/database/connect'
import { rotaOrder, type Who } from '../support/community'
import { freshDatabase } from '../support/database'
import { wrongStamps } from '../support/stamps'
import { freshWorld } from '../support/world'

let connection: Connection
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())

const minute = 60_000
/** Whoever does it, what they do, how long after the last; a return time in minutes for going out. */
const step = fc.record({
  who: fc.constantFrom<Who>('he', 'he', 'lin', 'chen', 'luo'),
  what: fc.constantFrom('out', 'in', 'publish', 'publish'),
  after: fc.constantFrom(0, 1, 7 * minute, 3 * 60 * minute, 20 * 60 * minute),
  back: fc.constantFrom(null, 1, 5 * minute, 240 * minute),
})

test('D4: whatever the history, each notice bears the stamp that the stored facts give for its moment', async () => {
  const published = { in: 0, acting: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 14 }), async (steps) => {
      const w = await freshWorld(connection)
      w.clock('2026-11-24 08:50')
      for (const { who, what, after, back } of steps) {
        w.pass(after)
        const phone = w.as(who)
        if (what === 'in') await phone.ask(duty.stepIn, {})
        else if (what === 'publish') await phone.ask(publish, { title: '停水', body: '明天停水。' })
        else await phone.ask(duty.stepOut, { until: back && instant(w.now() + back), reason: '' })
      }
      const { wrong, notices } = await wrongStamps(w.db, w.community)
      expect(wrong).toEqual([])
      for (const { shift_id } of notices) published[shift_id === null ? 'in' : 'acting'] += 1
    }),
    { numRuns: 25, seed: 20261124 },
  )
  // Both kinds occurred, or the property above said nothing.
  expect(Math.min(published.in, published.acting)).toBeGreaterThan(3)
  expect(rotaOrder).toHaveLength(3)
}, 60_000)
