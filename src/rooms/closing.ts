// Closing a room for a while: what lies inside is shown first, and exactly that is confirmed, cancelled and told.
import type { InputOf } from '../kernel/contract'
import { ok, refused } from '../kernel/result'
import { at, minutes, type Span } from '../kernel/time'
import { tell } from '../messages/facts'
import { fingerprintOf, keepLeaf } from '../platform/serve/act'
import { offer, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import { met } from './book'
import { cancelledBy } from './cancel'
import * as queries from './closing-queries'
import * as contract from './contract'
import { cancelBookings, type BookingRow } from './queries'
import { hasRole, knownBookings } from './requests'
import { closable } from './rule'
import { moveOn } from './wait/move'
import { endBarred, takeTurn } from './wait/queries'

type Asked = InputOf<typeof contract.closing>
type Serving = CtxOf<typeof contract.closing>

const spanOf = ({ firstDay, start, lastDay, end }: Asked): Span => ({
  start: at(firstDay, minutes(start)),
  end: at(lastDay, minutes(end)),
})

/** What staff confirm: this room, this span, these bookings. */
function listMark({ roomId }: Asked, { start, end }: Span, inside: readonly BookingRow[]): string {
  const bookings = inside.map(({ bookingId }) => bookingId).sort()
  return fingerprintOf({ roomId, start, end, bookings })
}

/** The span, or why it cannot be closed. */
async function checked(ctx: Serving, input: Asked) {
  if (!(await hasRole(ctx, ['staff']))) return refused('not-staff')
  const span = spanOf(input)
  const wrong = closable(span, ctx.now)
  return wrong ? refused(wrong) : ok(span)
}

const isClosed = ({ tx, community }: Ctx, { roomId }: Asked, span: Span): Promise<boolean> =>
  queries.isClosed(tx, community, roomId, span)

async function closing(ctx: Serving, input: Asked) {
  const found = await checked(ctx, input)
  if (!found.ok) return found
  const { tx, community, now } = ctx
  if (!(await queries.roomExists(tx, community, input.roomId))) return refused('no-such-room')
  if (await isClosed(ctx, input, found.value)) return refused('already-closed')
  const inside = await queries.bookingsWithin(tx, community, input.roomId, found.value, now)
  return ok({
    now,
    bookings: await knownBookings(ctx, inside),
    fingerprint: listMark(input, found.value, inside),
  })
}

type Close = typeof contract.close
async function close(ctx: CtxOf<Close>, { reason, fingerprint, ...input }: InputOf<Close>) {
  const found = await checked(ctx, input)
  if (!found.ok) return found
  const span = found.value
  const { tx, community, now } = ctx
  const room = await queries.lockRoom(tx, community, input.roomId)
  if (!room) return refused('no-such-room')
  if (await isClosed(ctx, input, span)) return refused('already-closed')
  // Seen, held, and seen again: what was answered or given back before it was held is not on the list any more.
  const seen = await queries.bookingsWithin(tx, community, input.roomId, span, now)
  await queries.lockBookings(tx, community, idsOf(seen))
  const inside = await queries.bookingsWithin(tx, community, input.roomId, span, now)
  if (listMark(input, span, inside) !== fingerprint) return refused('list-changed')
  // Before the claims, as everybody who frees time: see wait/queries.ts.
  await takeTurn(tx, community)
  const closureId = ctx.newId()
  const closure = { closureId, roomId: input.roomId, startsAt: span.start, endsAt: span.end, reason }
  try {
    await queries.addClosure(ctx, closure, idsOf(inside))
  } catch (error) {
    if (!met(error)) throw error
    return refused('list-changed')
  }
  // Who is there already came, and that stays on record; of the rest of the time they are told.
  const ended = inside.filter(({ cameAt }) => cameAt === null)
  const how = { at: now, by: ctx.actor.person, reason, closure: closureId }
  await cancelBookings(tx, community, idsOf(ended), how)
  await tell(
    ctx,
    inside.map((booking) => cancelledBy('room-closed', booking, reason)),
  )
  await moveLines(ctx, closure, [input.roomId, ...ended.map(({ roomId }) => roomId)])
  await keepLeaf(ctx, { closure: closureId, room: input.roomId, ...span, bookings: idsOf(ended) })
  return ok({ closureId, cancelled: ended.length })
}

/**
 * Whoever waits for a time that is closed now is told and waits no longer; what a cancelled booking held beside the closure
 * (the rest of its time, the other parts of its hall) is offered on.
 */
async function moveLines(ctx: Ctx, closure: queries.Closure, freed: readonly string[]): Promise<void> {
  const { reason } = closure
  const waits = await endBarred(ctx.tx, ctx.community, closure, ctx.now)
  await tell(
    ctx,
    waits.map(({ person, ...facts }) => ({
      to: person,
      kind: 'room-wait-closed',
      facts: { ...facts, reason },
    })),
  )
  for (const roomId of [...new Set(freed)].sort()) await moveOn(ctx, roomId)
}

const idsOf = (rows: readonly BookingRow[]): string[] => rows.map(({ bookingId }) => bookingId)

type Reopen = typeof contract.reopen
async function reopen(ctx: CtxOf<Reopen>, { closureId }: InputOf<Reopen>) {
  if (!(await hasRole(ctx, ['staff']))) return refused('not-staff')
  const closure = await queries.lockClosure(ctx.tx, ctx.community, closureId)
  if (!closure) return refused('no-such-closure')
  if (closure.endedAt !== null || closure.endsAt <= ctx.now) return refused('already-open')
  await takeTurn(ctx.tx, ctx.community)
  await queries.endClosure(ctx.tx, ctx.community, closureId, ctx.now, ctx.actor.person)
  await keepLeaf(ctx, { closure: closureId, room: closure.roomId })
  await moveOn(ctx, closure.roomId)
  return ok({ closureId })
}

export const closingOffers: readonly Offer[] = [
  offer(contract.closing, closing),
  offer(contract.close, close),
  offer(contract.reopen, reopen),
]
