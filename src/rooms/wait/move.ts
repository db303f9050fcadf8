// The line moves on. Whoever frees time does it in their own act; what lapses by the clock is moved on by whoever looks or
// books next, so that nobody overtakes the line and no job is needed.
import { at, clock, dayOf, daysBetween } from '../../kernel/time'
import { tell } from '../../messages/facts'
import type { Facts } from '../../messages/rule'
import { standing } from '../../people/facts'
import { hasStanding } from '../../people/rule'
import type { Ctx } from '../../platform/serve/context'
import { bookWithin, lastDayOf } from '../book'
import { roomDays, roomName } from '../queries'
import * as queries from './queries'
import { isAhead, lapsesAt, servable } from './rule'

/** More than any room can be booked ahead. */
const FURTHEST = 91

/**
 * Offers what is free of this room to whoever has waited longest for it, and of the rooms that share its walls. Within an
 * act's transaction it is a part of the act; a reader's is a transaction of its own.
 */
export async function moveOn(ctx: Ctx, roomId: string): Promise<void> {
  const rooms = await queries.familyOf(ctx.tx, ctx.community, roomId)
  await moveLines(ctx, rooms)
}

/** The same for every room, as far as anybody waits. */
export const moveAllOn = (ctx: Ctx): Promise<void> => moveLines(ctx, null)

async function moveLines(ctx: Ctx, rooms: readonly string[] | null): Promise<void> {
  const waits = await queries.openWaits(ctx.tx, ctx.community, rooms, dayOf(ctx.now))
  const wanted = [
    ...new Set(waits.filter((wait) => isAhead(wait, ctx.now)).map(({ roomId }) => roomId)),
  ].sort()
  // Most of the time nobody waits, or for nothing that is free: then this was a look at an index and no more.
  for (const room of wanted) if (await nextOf(ctx, room)) await moveOnNow(ctx, room)
}

/** Whether there is anybody to serve or not: afterwards nothing of the room's time has lapsed, it is free or held. */
export async function moveOnNow(ctx: Ctx, roomId: string): Promise<void> {
  if (ctx.tx.isTransaction) return serve(ctx, roomId)
  await ctx.tx.transaction().execute((tx) => serve({ ...ctx, tx }, roomId))
}

async function serve(ctx: Ctx, roomId: string): Promise<void> {
  const { tx, community } = ctx
  const rooms = await queries.familyOf(tx, community, roomId)
  await queries.takeTurn(tx, community)
  await queries.freeLapsed(tx, community, rooms, ctx.now)
  let served = ''
  for (;;) {
    const next = await nextOf(ctx, roomId)
    // The same one again: what was free to them is being taken this moment.
    if (!next || next.waitId === served) return
    served = next.waitId
    await offerTo(ctx, next)
  }
}

/** Whose turn it is: the first in line for whom the whole of the time is free. */
async function nextOf(ctx: Ctx, roomId: string): Promise<queries.WaitRow | null> {
  const { tx, community, now } = ctx
  const today = dayOf(now)
  const waits = await queries.openWaits(tx, community, [roomId], today)
  const last = waits
    .map(({ day }) => day)
    .sort()
    .at(-1)
  if (last === undefined) return null
  const count = Math.min(FURTHEST, daysBetween(today, last) + 1)
  const [known] = await roomDays(tx, community, roomId, today, count, now)
  if (!known || known.room.approval) return null
  const { room, days } = known
  const lastDay = lastDayOf(ctx, room.aheadDays)
  return waits.find((wait) => servable(wait, room, days, lastDay, now)) ?? null
}

async function offerTo(ctx: Ctx, wait: queries.WaitRow): Promise<void> {
  const { tx, community, now } = ctx
  const { waitId, person, roomId, day, start, end, people, purpose } = wait
  const bookingId = await bookWithin(ctx, person, {
    ...{ roomId, day, start, end, people, purpose },
    exempt: 'offer',
  })
  if (bookingId === null) {
    if (hasStanding(await standing(tx, community, person, dayOf(now)))) return
    await queries.endWait(tx, community, waitId, 'no-standing', { at: now })
    return
  }
  await queries.endWait(tx, community, waitId, 'offered', { at: now })
  const until = lapsesAt(now, await queries.offerMinutes(tx, community, roomId), at(day, start))
  await queries.makeOffer(tx, community, bookingId, waitId, until)
  // For whom the desk stands in line, whoever is there phones: their own phone may never tell them.
  const desk: Facts = wait.joinedBy === null ? {} : { desk: 1 }
  const facts = {
    room: await roomName(tx, community, roomId),
    day,
    start: clock(start),
    end: clock(end),
    until,
    ...desk,
  }
  await tell(ctx, [{ to: person, kind: 'room-offer', facts, about: bookingId }])
}
