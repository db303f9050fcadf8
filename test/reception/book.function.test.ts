import { sql } from 'kysely'
import { at } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/reception/contract'
import { refusalLine } from '../../src/reception/text'
import type { DeskDay, Desk } from '../../src/reception/rule'
import { stamp } from '../../src/platform/database/stamp'
import { people, testId } from '../support/community'
import { freshDatabase } from '../support/database'
import { take, unreconciledVisits } from '../support/visits'
import { ending, freshWorld, type World } from '../support/world'
import { cases, early } from './cases'

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
      .values({ ...here, shift_id, person_id: person, day: on.day, during })
      .execute()
  }
  if (on.name)
    await w.db
      .insertInto('calendar_days')
      .values({ ...here, day: on.day, works: on.works, name: on.name })
      .execute()
  await take(w.db, w.community, on.day, on.taken, unit)
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
