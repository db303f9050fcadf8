import type { InputOf } from '../../kernel/contract'
import { ok, refused } from '../../kernel/result'
import { clock, dayOf } from '../../kernel/time'
import { namesOf } from '../../people/facts'
import { maskName } from '../../people/rule'
import { offer, type Ctx, type CtxOf, type Offer } from '../../platform/serve/context'
import { areas } from '../queries'
import { hasRole } from '../requests'
import { openShare } from '../rule'
import * as contract from './contract'
import { usedRooms, type UsedRoom } from './queries'
import { addUp, countEndings, daysOf, endingOf, minutesOf, showable } from './rule'

/** Who has the bookings themselves before them every day. */
const serving = ['staff', 'secretary', 'duty-member']

type Use = typeof contract.use
async function use(ctx: CtxOf<Use>, { roomId, span }: InputOf<Use>) {
  const serves = await hasRole(ctx, serving)
  if (!serves && !(await hasRole(ctx, ['oversight']))) return refused('not-staff')
  const { tx, community, now } = ctx
  const { first, last } = daysOf(span, dayOf(now))
  const rooms = await usedRooms(tx, community, roomId ?? null, first, last)
  const one = roomId === undefined ? undefined : rooms[0]
  if (roomId !== undefined && !one) return refused('no-such-room')
  return ok({
    ...{ now, span, first, last, share: openShare(await areas(tx, community)) },
    rooms: rooms.map(({ days, ...room }) => {
      const endings = countEndings(
        days.flatMap(({ own }) => own),
        now,
      )
      const minutes = addUp(days.map((on) => minutesOf(on, now)))
      return { ...room, minutes, endings: serves || showable(endings) ? endings : null }
    }),
    days: (one?.days ?? []).map((on) => ({ day: on.day, dayName: on.dayName, minutes: minutesOf(on, now) })),
    bookings: serves ? await keptOf(ctx, one) : null,
  })
}

/** The bookings of a room with what became of them. They are looked over in rows, so no name is whole. */
async function keptOf({ tx, cipher, community, now }: Ctx, room: UsedRoom | undefined) {
  const all = (room?.days ?? []).flatMap(({ own }) => own)
  const names = await namesOf(tx, cipher, community, [...new Set(all.map(({ person }) => person))])
  return all.map((one) => ({
    ...{ bookingId: one.bookingId, day: one.day, start: clock(one.start), end: clock(one.end) },
    ...{ ending: endingOf(one, now), name: maskName(names.get(one.person) ?? '') },
  }))
}

export const offers: readonly Offer[] = [offer(contract.use, use)]
