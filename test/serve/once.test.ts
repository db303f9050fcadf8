import { createHash } from 'node:crypto'
import * as duty from '../../src/duty/contract'
import { instant } from '../../src/kernel/time'
import * as notices from '../../src/notices/contract'
import type { Connection } from '../../src/platform/database/connect'
import { forgetOldReplies } from '../../src/platform/serve/act'
import * as rooms from '../../src/rooms/contract'
import { people, rooms as room, tuesday } from '../support/community'
import { counts } from '../support/counts'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
  w.clock('2026-11-24 09:30')
})

const hour = { roomId: room.hall, day: tuesday, start: '10:00', end: '11:00', people: 3, purpose: '排练' }
const later = { ...hour, start: '14:00', end: '15:00' }
const stored = () => counts(connection.db, w.community)

describe('V7: a write is answered once', () => {
  test('in one statement: the same id and input are answered with the first reply, and nothing more is stored', async () => {
    const first = done(await w.as('qin').ask(rooms.book, hour, 'pressed-once'))
    const before = await stored()
    w.clock('2026-11-24 09:31')
    expect(done(await w.as('qin').ask(rooms.book, hour, 'pressed-once'))).toEqual(first)
    expect(await stored()).toEqual(before)
  })

  test('even when the room has another lane free for the second press', async () => {
    const seat = { ...hour, roomId: room.readingRoom, people: 1 }
    const first = done(await w.as('qin').ask(rooms.book, seat, 'pressed-once'))
    expect(done(await w.as('qin').ask(rooms.book, seat, 'pressed-once'))).toEqual(first)
    expect(await stored()).toMatchObject({ bookings: 1, claims: 4, leaves: 1, replies: 1 })
  })

  test('even when by now the time is over or the booking cancelled', async () => {
    const first = done(await w.as('qin').ask(rooms.book, hour, 'pressed-once'))
    done(await w.as('qin').ask(rooms.cancel, first))
    expect(done(await w.as('qin').ask(rooms.book, hour, 'pressed-once'))).toEqual(first)
    w.clock('2026-11-25 10:00')
    expect(done(await w.as('qin').ask(rooms.book, hour, 'pressed-once'))).toEqual(first)
    expect(await stored()).toMatchObject({ bookings: 1, claims: 0 })
  })

  test('in a transaction: cancelling twice with one id is cancelling once', async () => {
    const booked = done(await w.as('qin').ask(rooms.book, hour))
    const first = done(await w.as('qin').ask(rooms.cancel, booked, 'pressed-once'))
    w.clock('2026-11-24 09:31')
    expect(done(await w.as('qin').ask(rooms.cancel, booked, 'pressed-once'))).toEqual(first)
    expect(ending(await w.as('qin').ask(rooms.cancel, booked, 'another-press'))).toBe('already-cancelled')
  })

  test('the same id with another input is refused, and the first stands', async () => {
    const first = done(await w.as('qin').ask(rooms.book, hour, 'pressed-once'))
    const before = await stored()
    expect(ending(await w.as('qin').ask(rooms.book, later, 'pressed-once'))).toBe('request-reused')
    const past = { ...hour, start: '09:00', end: '09:30' }
    expect(ending(await w.as('qin').ask(rooms.book, past, 'pressed-once'))).toBe('request-reused')
    expect(await stored()).toEqual(before)
    const notice = { title: '停水', body: '明天上午停水。' }
    done(await w.as('he').ask(notices.publish, notice, 'pressed-once'))
    const other = await w.as('he').ask(notices.publish, { ...notice, title: '停电' }, 'pressed-once')
    expect(ending(other)).toBe('request-reused')
    expect(done(await w.as('qin').ask(rooms.book, hour, 'pressed-once'))).toEqual(first)
  })

  test('the order of the fields makes no other input', async () => {
    const first = done(await w.as('qin').ask(rooms.book, hour, 'pressed-once'))
    const turned = Object.fromEntries(Object.entries(hour).reverse()) as typeof hour
    expect(done(await w.as('qin').ask(rooms.book, turned, 'pressed-once'))).toEqual(first)
  })

  test('another person with the same id has a result of their own, and so has another action', async () => {
    const first = done(await w.as('qin').ask(rooms.book, hour, 'pressed-once'))
    const second = done(await w.as('li').ask(rooms.book, later, 'pressed-once'))
    expect(second).not.toEqual(first)
    expect(ending(await w.as('zhou').ask(rooms.book, hour, 'pressed-once'))).toBe('taken')
    done(await w.as('qin').ask(rooms.cancel, first, 'pressed-once'))
    done(await w.as('zhou').ask(rooms.book, hour, 'pressed-once'))
  })

  test('a refusal is not kept: the same id may be tried again and succeed', async () => {
    const first = done(await w.as('li').ask(rooms.book, hour))
    expect(ending(await w.as('qin').ask(rooms.book, hour, 'pressed-once'))).toBe('taken')
    done(await w.as('li').ask(rooms.cancel, first))
    done(await w.as('qin').ask(rooms.book, hour, 'pressed-once'))
  })
})

test('a reply is kept for 30 days: what is older goes when a server starts, leaves and bookings stay', async () => {
  const early = await freshWorld(connection)
  early.clock('2026-11-23 08:00')
  await early.as('qin').ask(rooms.book, hour, 'pressed-early')
  done(await w.as('qin').ask(rooms.book, hour, 'pressed-once'))
  const kept = async (world: World) => (await counts(connection.db, world.community)).replies
  const days30 = 30 * 86_400_000
  await forgetOldReplies(connection.db, instant(early.now() + days30))
  expect([await kept(early), await kept(w)]).toEqual([1, 1])
  await forgetOldReplies(connection.db, instant(early.now() + days30 + 1))
  expect([await kept(early), await kept(w)]).toEqual([0, 1])
  expect(await counts(connection.db, early.community)).toMatchObject({ bookings: 1, leaves: 1 })
})

test('a refused act stores nothing in any table', async () => {
  const booked = done(await w.as('li').ask(rooms.book, hour))
  const before = await stored()
  expect(ending(await w.as('qin').ask(rooms.book, hour))).toBe('taken')
  expect(ending(await w.as('bai').ask(rooms.book, later))).toBe('no-standing')
  expect(ending(await w.as('qin').ask(rooms.cancel, booked))).toBe('no-such-booking')
  expect(ending(await w.as('lin').ask(notices.publish, { title: '停水', body: '水' }))).toBe('not-holder')
  expect(ending(await w.as('qin').ask(duty.stepOut, { until: null }))).toBe('not-on-rota')
  expect(ending(await w.as('he').ask(duty.stepOut, { until: w.now() }))).toBe('return-in-past')
  expect(ending(await w.as('he').ask(duty.stepIn, {}))).toBe('not-out')
  expect(await stored()).toEqual(before)
})

// A second way to the hash, by hand and not by act.ts: what a stranger who recomputes it would write.
function hashOfLeaf(act: unknown): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (value === null || typeof value !== 'object') return value
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
  }
  return createHash('sha256')
    .update(JSON.stringify(sorted(act)))
    .digest('hex')
}

const names = Object.values(people).map(({ name }) => name)

test('every write leaves exactly one leaf, whose hash can be recomputed from what it says', async () => {
  const leaves = () =>
    connection.db.selectFrom('leaves').selectAll().where('community_id', '=', w.community).execute()
  const acts: [string, () => Promise<{ ok: boolean }>][] = [
    ['rooms.book', () => w.as('qin').ask(rooms.book, hour, 'pressed-once')],
    [
      'rooms.cancel',
      async () =>
        w.as('qin').ask(rooms.cancel, done(await w.as('qin').ask(rooms.book, hour, 'pressed-once'))),
    ],
    ['duty.stepOut', () => w.as('he').ask(duty.stepOut, { until: null })],
    ['notices.publish', () => w.as('lin').ask(notices.publish, { title: '停水', body: '明天上午停水。' })],
    ['duty.stepIn', () => w.as('he').ask(duty.stepIn, {})],
  ]
  for (const [index, [action, act]] of acts.entries()) {
    w.pass(60_000)
    expect(await act()).toMatchObject({ ok: true })
    const kept = await leaves()
    expect(kept).toHaveLength(index + 1)
    const leaf = kept.find(({ at }) => at === w.now())!
    expect(leaf.act).toMatchObject({ action, at: w.now(), actor: expect.any(String) })
    expect(leaf.hash.toString('hex')).toBe(hashOfLeaf(leaf.act))
  }
  const words = JSON.stringify((await leaves()).map(({ act }) => act))
  for (const said of [...names, '停水', '排练']) expect(words).not.toContain(said)
  const replies = await connection.db
    .selectFrom('replies')
    .select('reply')
    .where('community_id', '=', w.community)
    .execute()
  expect(replies).toHaveLength(acts.length)
  for (const name of names) expect(JSON.stringify(replies)).not.toContain(name)
})

test('a reply that names somebody names them again after a lost answer, though only the id is kept', async () => {
  const out = () => w.as('he').ask(duty.stepOut, { until: null }, 'pressed-once')
  const first = done(await out())
  expect(first.holder.name).toBe('林秀芳')
  w.pass(60_000)
  expect(done(await out())).toEqual(first)
  const put = () => w.as('lin').ask(notices.publish, { title: '停水', body: '水' }, 'pressed-once')
  const published = done(await put())
  expect(published.stamp.holder).toBe('林秀芳')
  expect(done(await put())).toEqual(published)
})
