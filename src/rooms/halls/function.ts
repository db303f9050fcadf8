import type { InputOf } from '../../kernel/contract'
import { ok, refused } from '../../kernel/result'
import { fingerprintOf, keepLeaf } from '../../platform/serve/act'
import { offer, type CtxOf, type Offer } from '../../platform/serve/context'
import { met } from '../book'
import { hasRole, knownBookings } from '../requests'
import { moveOn } from '../wait/move'
import { takeTurn } from '../wait/queries'
import * as contract from './contract'
import * as queries from './queries'
import { joinable, partable } from './rule'

const staff = ['staff']

async function halls(ctx: CtxOf<typeof contract.halls>) {
  if (!(await hasRole(ctx, staff))) return refused('not-staff')
  const rooms = await queries.linkables(ctx.tx, ctx.community, ctx.now)
  return ok({ now: ctx.now, rooms: rooms.map(({ closedAhead: _, ...room }) => room) })
}

type Asked = InputOf<typeof contract.linking>

/** What is booked and to be seen before the change, or why it cannot be made. */
async function checked(ctx: CtxOf<typeof contract.linking>, { roomId, partId, join }: Asked) {
  if (!(await hasRole(ctx, staff))) return refused('not-staff')
  const { tx, community, now } = ctx
  const all = await queries.linkables(tx, community, now)
  const hall = all.find((room) => room.roomId === roomId)
  const part = all.find((room) => room.roomId === partId)
  if (!hall || !part) return refused('no-such-room')
  const wrong = join ? joinable(hall, part) : partable(hall, part)
  if (wrong) return wrong
  const pair = { hall: roomId, part: partId }
  const seen = join
    ? await queries.across(tx, community, pair, now)
    : await queries.throughHall(tx, community, pair, now)
  const bookings = seen.map(({ bookingId }) => bookingId).sort()
  return ok({ seen, fingerprint: fingerprintOf({ roomId, partId, join, bookings }) })
}

async function linking(ctx: CtxOf<typeof contract.linking>, input: Asked) {
  const found = await checked(ctx, input)
  if (!found.ok) return found
  const { seen, fingerprint } = found.value
  return ok({ now: ctx.now, bookings: await knownBookings(ctx, seen), fingerprint })
}

type Link = typeof contract.linkPart
async function linkPart(ctx: CtxOf<Link>, { fingerprint, ...input }: InputOf<Link>) {
  const { tx, community, now } = ctx
  await takeTurn(tx, community)
  await queries.holdBookings(tx)
  const found = await checked(ctx, input)
  if (!found.ok) return found
  if (found.value.fingerprint !== fingerprint) return refused('list-changed')
  const { roomId, partId, join } = input
  // What two parties have at the same time is for staff to settle with them first.
  if (join && found.value.seen.length > 0) return refused('booked-across')
  try {
    if (join) await queries.join(tx, community, roomId, partId, now)
    else await queries.takeOut(tx, community, roomId, partId)
  } catch (error) {
    if (!met(error)) throw error
    return refused('list-changed')
  }
  await keepLeaf(ctx, { room: roomId, part: partId, joined: join })
  if (!join) await moveOn(ctx, partId)
  return ok({ roomId })
}

export const offers: readonly Offer[] = [
  offer(contract.halls, halls),
  offer(contract.linking, linking),
  offer(contract.linkPart, linkPart),
]
