// What is measured: the way through dispatch beside the bare statement, on the same pool in the same run.
import { randomUUID } from 'node:crypto'
import { sql, type CompiledQuery } from 'kysely'
import { newId } from '../../kernel/id'
import { clock, dayOf, instant, addDays } from '../../kernel/time'
import type { Ctx } from '../../platform/serve/context'
import { bookingQuery, met } from '../../rooms/book'
import { roomDaysQuery } from '../../rooms/queries'
import { EXAMPLE } from '../example/save'
import { chance } from '../parts/world'
import { inTurns, median, ratio, type Plan, type Work } from './measure'
import type { Town, Wanted } from './town'

export interface Row {
  readonly name: string
  readonly target: string
  readonly value: number
  readonly note: string
}

const one = { people: 3, purpose: '排练' }

/** A statement by pg alone, on the same pool. */
export async function bare(town: Town, { sql, parameters }: CompiledQuery): Promise<void> {
  const client = await town.connection.pool.connect()
  try {
    await client.query(sql, parameters as unknown[])
  } finally {
    client.release()
  }
}

/** Book, from dispatch to reply, as a share of the bare statement. */
export async function book(town: Town, plan: Plan): Promise<Row> {
  const prepared = new Map<number, CompiledQuery>()
  const raw: Work = {
    name: 'bare',
    prepare: (from, pieces) => {
      for (let n = from; n < from + pieces; n += 1) prepared.set(n, bareBooking(town, town.slot(n)))
    },
    run: (n) => bare(town, prepared.get(n)!),
  }
  const ours: Work = { name: 'dispatch', run: (n) => mustBook(town, town.slot(n)) }
  const [a, b] = await inTurns(ours, raw, plan)
  const note = `${Math.round(median(a.rounds))} of ${Math.round(median(b.rounds))} a second`
  return { name: 'book', target: '≥ 0.50', value: ratio(a, b), note }
}

function bareBooking(town: Town, { roomId, day, start }: Wanted): CompiledQuery {
  const now = instant(Date.now())
  const request = { action: 'rooms.book', id: randomUUID(), hash: Buffer.alloc(32) }
  const ctx = {
    community: EXAMPLE,
    actor: { person: town.person },
    now,
    newId: () => newId(now, chance),
    request,
  }
  return bookingQuery(ctx as Ctx, town.person, { ...one, roomId, day, start, end: start + 30 })
}

async function ask(town: Town, { roomId, day, start }: Wanted): Promise<{ ok: boolean }> {
  const input = { ...one, roomId, day, start: clock(start), end: clock(start + 30) }
  return (await town.ask('rooms.book', input, randomUUID())) as { ok: boolean }
}

async function mustBook(town: Town, wanted: Wanted): Promise<void> {
  const reply = await ask(town, wanted)
  if (!reply.ok) throw new Error(`a booking of the bench was refused: ${JSON.stringify(reply)}`)
}

/** Free times of one busy room for a week, as a multiple of the bare query's time. */
export async function freeTimes(town: Town, plan: Plan): Promise<Row> {
  const { roomId } = town.slot(0)
  const first = dayOf(town.now)
  const raw: Work = {
    name: 'bare',
    run: () => bare(town, roomDaysQuery(EXAMPLE, roomId, first, addDays(first, 6), instant(Date.now()))),
  }
  const ours: Work = { name: 'dispatch', run: () => town.ask('rooms.freeTimes', { roomId, days: 7 }, null) }
  const [a, b] = await inTurns(ours, raw, plan)
  const note = `${Math.round(median(a.rounds))} of ${Math.round(median(b.rounds))} a second`
  return { name: 'free times', target: '≤ 2.00', value: 1 / ratio(a, b), note }
}

/** A month of the rota with names, leave and holidays, as a multiple of the bare reading of its shifts. */
export async function rota(town: Town, plan: Plan): Promise<Row> {
  const first = dayOf(town.now)
  const shifts = sql`
    select shift_id, person_id, lower(during), upper(during) from shifts
    where community_id = ${EXAMPLE} and day >= ${first}::date and day <= ${addDays(first, 30)}::date
    order by lower(during)`.compile(town.connection.db)
  const raw: Work = { name: 'bare', run: () => bare(town, shifts) }
  const ours: Work = { name: 'dispatch', run: () => town.ask('duty.rota', { days: 31 }, null) }
  const [a, b] = await inTurns(ours, raw, plan)
  const note = `${Math.round(median(a.rounds))} of ${Math.round(median(b.rounds))} a second`
  return { name: 'rota', target: '≤ 8.00', value: 1 / ratio(a, b), note }
}

/** The home page in one call: how many bytes, how many a second. */
export async function home(town: Town, plan: Plan): Promise<Row> {
  const reply = await town.ask('home.view', {}, null)
  const bytes = Buffer.byteLength(JSON.stringify(reply))
  const work: Work = { name: 'home', run: () => town.ask('home.view', {}, null) }
  const [a] = await inTurns(work, work, plan)
  return {
    name: 'home KB',
    target: '≤ 8.00',
    value: bytes / 1024,
    note: `${Math.round(median(a.rounds))} a second`,
  }
}

/** Callers at the same time who want the same half hour of the one room. */
const RIVALS = 6

/**
 * All callers want one room: each half hour is asked for by six at the same time, and five are told what is free instead.
 * As a share of the bare statement under the same rush, which tells them nothing.
 */
export async function contended(town: Town, plan: Plan): Promise<Row> {
  let [from, room] = [0, 0]
  // A room of its own for each round, so that each begins with a free one.
  const prepare = (first: number): void => void ([from, room] = [first, room + 1])
  const wish = (n: number): Wanted => town.timeOf(room, Math.floor((n - from) / RIVALS))
  const raw: Work = { name: 'bare', prepare, run: (n) => attempt(town, wish(n)) }
  const ours: Work = { name: 'dispatch', prepare, run: (n) => ask(town, wish(n)) }
  const [a, b] = await inTurns(ours, raw, plan)
  const note = `${Math.round(median(a.rounds))} of ${Math.round(median(b.rounds))} attempts a second`
  return { name: 'book contended', target: '≥ 0.60', value: ratio(a, b), note }
}

async function attempt(town: Town, wanted: Wanted): Promise<void> {
  await bare(town, bareBooking(town, wanted)).catch((error: unknown) => {
    if (!met(error)) throw error
  })
}

/** What must never be, after all that. */
export async function doubleBookings(town: Town): Promise<Row> {
  return { name: 'double bookings', target: '= 0', value: await doubles(town), note: '' }
}

async function doubles({ connection: { db } }: Town): Promise<number> {
  const pairs = await db
    .selectFrom('bookings as a')
    .innerJoin('bookings as b', (join) =>
      join
        .onRef('a.community_id', '=', 'b.community_id')
        .onRef('a.room_id', '=', 'b.room_id')
        .onRef('a.day', '=', 'b.day')
        .onRef('a.lane', '=', 'b.lane')
        .onRef('a.booking_id', '<', 'b.booking_id')
        .onRef('a.starts', '<', 'b.ends')
        .onRef('b.starts', '<', 'a.ends'),
    )
    .where('a.cancelled_at', 'is', null)
    .where('b.cancelled_at', 'is', null)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return pairs.count
}
