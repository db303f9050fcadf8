// Requests for rooms: who answers them, and the answer itself. A request holds its time by claims that end by themselves,
// so an answer asks again whether they are still its own.
import { authority, holdsNow } from '../duty/facts'
import { ok, refused } from '../kernel/result'
import { clock, dayOf, type Instant } from '../kernel/time'
import { tell } from '../messages/facts'
import { holdersOf, homesOf, namesOf, standing } from '../people/facts'
import { keepLeaf } from '../platform/serve/act'
import { offer, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import { confirmClaims, met } from './book'
import * as contract from './contract'
import type { KnownBooking } from './contract'
import { answerBooking, cancelBookings, lockBooking, roomName, waitingRequests } from './queries'
import type { BookingRow, HeldBooking } from './queries'
import { answerable } from './rule'
import { moveOn } from './wait/move'
import { takeTurn } from './wait/queries'

type Serving = Ctx<NonNullable<Ctx['actor']>>

/** Whether the caller has one of these roles today. */
export async function hasRole(ctx: Ctx, wanted: readonly string[]): Promise<boolean> {
  const { roles } = await standing(ctx.tx, ctx.community, ctx.actor!.person, dayOf(ctx.now))
  return roles.some((role) => wanted.includes(role))
}

/** The names of the staff, who answer. */
export async function answerers({ tx, cipher, community, now }: Ctx): Promise<string[]> {
  const ids = await holdersOf(tx, community, 'staff', dayOf(now))
  const names = await namesOf(tx, cipher, community, ids)
  return ids.flatMap((id) => names.get(id) ?? [])
}

/** Bookings with who comes, for those who serve here; of a series' date that is its team. */
export async function knownBookings(ctx: Ctx, rows: readonly BookingRow[]): Promise<KnownBooking[]> {
  const { tx, cipher, community, now } = ctx
  const ids = [...new Set(rows.map(({ person }) => person))]
  const names = await namesOf(tx, cipher, community, ids)
  const homes = await homesOf(tx, community, ids, dayOf(now))
  return rows.map(({ person, forWhom, ...row }) => {
    if (forWhom !== null) return { ...row, name: forWhom, home: null }
    return { ...row, name: names.get(person) ?? '', home: homes.get(person) ?? null }
  })
}

async function requests(ctx: CtxOf<typeof contract.requests>) {
  if (!(await hasRole(ctx, contract.requests.who as readonly string[]))) return refused('not-staff')
  const rows = await waitingRequests(ctx.tx, ctx.community, ctx.now)
  return ok({
    now: ctx.now,
    mayAnswer: (await hasRole(ctx, ['staff'])) || (await holdsNow(ctx)),
    answerers: await answerers(ctx),
    requests: await knownBookings(ctx, rows),
  })
}

/** By what the caller may answer: as one of the staff, or with the authority of this moment; null: not at all. */
async function mandate(ctx: Serving): Promise<{ shift: string | null; absence: string | null } | null> {
  if (await hasRole(ctx, ['staff'])) return { shift: null, absence: null }
  const held = await authority(ctx)
  return held?.holder === ctx.actor.person ? { shift: held.shift, absence: held.absence } : null
}

/** The request held against every other answer, and the moment it is by then. */
async function held(ctx: Serving, bookingId: string) {
  const by = await mandate(ctx)
  if (!by) return refused('not-staff')
  const booking = await lockBooking(ctx.tx, ctx.community, null, bookingId)
  if (!booking) return refused('no-such-booking')
  const at = ctx.clock()
  const fixed = answerable(booking, at)
  return fixed ? refused(fixed) : ok({ booking, at, stamp: { ...by, by: ctx.actor.person } })
}

async function approve(ctx: CtxOf<typeof contract.approve>, { bookingId }: { bookingId: string }) {
  const found = await held(ctx, bookingId)
  if (!found.ok) return found
  const { booking, at, stamp } = found.value
  try {
    // Approved, it waits for whoever comes as every booking does.
    await confirmClaims(ctx, booking, at, booking.releaseAt)
  } catch (error) {
    if (!met(error)) throw error
    return refused('taken-over')
  }
  await answerBooking(ctx.tx, ctx.community, bookingId, { answer: 'approved', at, reason: null, ...stamp })
  await said(ctx, booking, 'room-approved', { answer: 'approved', at, ...stamp })
  return ok({ bookingId })
}

type Decline = { bookingId: string; reason: string }
async function decline(ctx: CtxOf<typeof contract.decline>, { bookingId, reason }: Decline) {
  const found = await held(ctx, bookingId)
  if (!found.ok) return found
  const { booking, at, stamp } = found.value
  await takeTurn(ctx.tx, ctx.community)
  await cancelBookings(ctx.tx, ctx.community, [bookingId], { at, by: stamp.by })
  await answerBooking(ctx.tx, ctx.community, bookingId, { answer: 'declined', at, reason, ...stamp })
  await said(ctx, booking, 'room-declined', { answer: 'declined', at, ...stamp }, reason)
  await moveOn(ctx, booking.roomId)
  return ok({ bookingId })
}

interface Leaf {
  readonly answer: 'approved' | 'declined'
  readonly at: Instant
  readonly shift: string | null
  readonly absence: string | null
}

async function said(
  ctx: Ctx,
  { bookingId, person, roomId, day, start, end }: HeldBooking,
  kind: 'room-approved' | 'room-declined',
  { answer, at, shift, absence }: Leaf,
  reason: string | null = null,
): Promise<void> {
  const room = await roomName(ctx.tx, ctx.community, roomId)
  const facts = { room, day, start: clock(start), end: clock(end), reason }
  await tell(ctx, [{ to: person, kind, facts, about: bookingId }])
  await keepLeaf(ctx, { booking: bookingId, answer, answeredAt: at, shift, absence })
}

export const requestOffers: readonly Offer[] = [
  offer(contract.requests, requests),
  offer(contract.approve, approve),
  offer(contract.decline, decline),
]
