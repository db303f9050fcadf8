// What staff do for others: book and cancel for whoever phones, the list of a day, and the sheet at the door of a room.
import type { InputOf } from '../kernel/contract'
import { ok, refused } from '../kernel/result'
import { addDays, clock, dayOf, minutes, type Day } from '../kernel/time'
import { namesOf } from '../people/facts'
import { maskName } from '../people/rule'
import { offer, offerStatement, type CtxOf, type Offer } from '../platform/serve/context'
import { tryBooking } from './book'
import { cancelHeld } from './cancel'
import * as contract from './contract'
import { bookingCounts, bookingsOn, lockBooking, roomDays, waitingRequests } from './queries'
import { hasRole, knownBookings } from './requests'
import { cancel } from './rule'
import { settle } from './settle'

type BookFor = typeof contract.bookFor
async function bookFor(ctx: CtxOf<BookFor>, said: InputOf<BookFor>) {
  const { personId, reason, forCommunity, ...input } = said
  if (!(await hasRole(ctx, ['staff']))) return refused('not-staff')
  const there = await namesOf(ctx.tx, ctx.cipher, ctx.community, [personId])
  if (!there.has(personId)) return refused('no-such-person')
  const desk = { person: ctx.actor.person, reason }
  const exempt = forCommunity ? { exempt: 'community' as const } : {}
  const order = { ...input, start: minutes(input.start), end: minutes(input.end), desk, ...exempt }
  return settle(ctx, personId, order, tryBooking)
}

type CancelFor = typeof contract.cancelFor
async function cancelFor(ctx: CtxOf<CancelFor>, { bookingId, reason }: InputOf<CancelFor>) {
  if (!(await hasRole(ctx, ['staff']))) return refused('not-staff')
  const { tx, community, now } = ctx
  const held = await lockBooking(tx, community, null, bookingId)
  if (!held) return refused('no-such-booking')
  const verdict = cancel(held, now)
  if (verdict) return refused(verdict)
  await cancelHeld(ctx, [held], reason)
  return ok({ bookingId })
}

const serving = contract.dayList.who as readonly string[]

async function dayList(ctx: CtxOf<typeof contract.dayList>, input: { day?: Day }) {
  if (!(await hasRole(ctx, serving))) return refused('not-staff')
  const { tx, community, now } = ctx
  const today = dayOf(now)
  const day = input.day ?? today
  const counts = await bookingCounts(tx, community, today, addDays(today, contract.DAYS), now)
  const days = [...new Set([...counts.keys(), today, addDays(today, 1), day])].sort()
  const known = await roomDays(tx, community, null, day, 1, now)
  return ok({
    now,
    day,
    mayBook: await hasRole(ctx, ['staff']),
    waiting: (await waitingRequests(tx, community, now)).length,
    rooms: known.map(({ room: { roomId, name } }) => ({ roomId, name })),
    days: days.map((each) => ({ day: each, bookings: counts.get(each) ?? 0 })),
    bookings: await knownBookings(ctx, await bookingsOn(tx, community, { day }, now)),
  })
}

type DoorSheet = typeof contract.doorSheet
async function doorSheet(ctx: CtxOf<DoorSheet>, { roomId, day }: InputOf<DoorSheet>) {
  if (!(await hasRole(ctx, serving))) return refused('not-staff')
  const { tx, community, now } = ctx
  const [known] = await roomDays(tx, community, roomId, day, 1, now)
  if (!known) return refused('no-such-room')
  const { name, place, opens, closes } = known.room
  const all = await bookingsOn(tx, community, { day, roomId }, now)
  const standing = all.filter(({ state }) => state === 'stands')
  const names = await namesOf(
    tx,
    ctx.cipher,
    community,
    standing.map(({ person }) => person),
  )
  return ok({
    now,
    ...{ room: name, place, day, opens: clock(opens), closes: clock(closes) },
    closed: known.days[0]!.closed.map(({ start, end, reason }) => ({
      ...{ start: clock(start), end: clock(end), reason },
    })),
    // It hangs where everybody passes: no name that is whole.
    bookings: standing.map(({ start, end, purpose, person, forWhom }) => ({
      ...{ start, end, purpose, name: forWhom ?? maskName(names.get(person) ?? '') },
    })),
  })
}

export const deskOffers: readonly Offer[] = [
  offerStatement(contract.bookFor, bookFor),
  offer(contract.cancelFor, cancelFor),
  offer(contract.dayList, dayList),
  offer(contract.doorSheet, doorSheet),
]
