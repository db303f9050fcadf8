import fc from 'fast-check'
import * as duty from '../../src/duty/contract'
import { instant } from '../../src/kernel/time'
import { publish } from '../../src/notices/contract'
import type { Connection } from '../../src/platform/database/connect'
import type { Who } from '../support/community'
import { freshDatabase } from '../support/database'
import { wrongStamps } from '../support/stamps'
import { ending, freshWorld } from '../support/world'

let connection: Connection
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())

const minute = 60_000
const onRota: readonly Who[] = ['he', 'lin', 'chen', 'luo']
const notice = { title: '停水', body: '明天上午停水。' }

/** Who does what, how long after the last, back in how many minutes; a publication is tried by all of them. */
const step = fc.record({
  who: fc.constantFrom<Who>('he', 'he', 'lin', 'chen'),
  what: fc.constantFrom('out', 'out', 'in', 'publish', 'publish'),
  after: fc.constantFrom(0, 1, 7 * minute, 60 * minute, 15 * 60 * minute),
  back: fc.constantFrom(null, 1, 5 * minute, 240 * minute),
})

test('D1, D4: whatever the history, exactly one may publish, and the stamp is what the stored facts say', async () => {
  const published = { inPerson: 0, acting: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 12 }), async (steps) => {
      const w = await freshWorld(connection)
      w.clock('2026-11-24 08:50')
      for (const { who, what, after, back } of steps) {
        w.pass(after)
        if (what === 'in') await w.as(who).ask(duty.stepIn, {})
        if (what === 'out') {
          await w.as(who).ask(duty.stepOut, { until: back && instant(w.now() + back) })
        }
        if (what === 'publish') {
          const endings: string[] = []
          for (const one of onRota) endings.push(ending(await w.as(one).ask(publish, notice)))
          expect(endings.sort()).toEqual(['not-holder', 'not-holder', 'not-holder', 'ok'])
        }
      }
      const { wrong, notices } = await wrongStamps(w.db, w.community)
      expect(wrong).toEqual([])
      for (const { shift_id } of notices) published[shift_id === null ? 'inPerson' : 'acting'] += 1
    }),
    { numRuns: 25, seed: 20261124 },
  )
  // Both kinds occurred, or the property above said nothing.
  expect(Math.min(published.inPerson, published.acting)).toBeGreaterThan(5)
}, 60_000)
