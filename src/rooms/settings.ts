// The settings of a room. What was booked before a change stays as it was; staff see what no longer fits and confirm that
// they have seen it.
import { calendarOf } from '../duty/facts'
import { dayKind } from '../duty/calendar'
import type { InputOf } from '../kernel/contract'
import { ok, refused } from '../kernel/result'
import { clock, dayOf, minutes } from '../kernel/time'
import { fingerprintOf, keepLeaf } from '../platform/serve/act'
import { offer, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import { closuresOf, lockRoom } from './closing-queries'
import * as contract from './contract'
import { hasRole, knownBookings } from './requests'
import { adjustable, fits, type Settings } from './rule'
import * as queries from './settings-queries'

async function settings(ctx: CtxOf<typeof contract.settings>) {
  if (!(await hasRole(ctx, ['staff']))) return refused('not-staff')
  const { tx, community, now } = ctx
  const rooms = await queries.allRooms(tx, community)
  const views = rooms.map(async ({ roomId, name, splits, isPart, ...room }) => ({
    ...{ roomId, name, lanesFixed: splits || isPart },
    settings: { ...room, opens: clock(room.opens), closes: clock(room.closes) },
    closures: await closuresOf(tx, community, roomId, now),
  }))
  return ok({ now, rooms: await Promise.all(views) })
}

type Asked = InputOf<typeof contract.changing>
const readSettings = ({ opens, closes, ...rest }: Asked['settings']): Settings => ({
  ...rest,
  ...{ opens: minutes(opens), closes: minutes(closes) },
})

/** What no longer fits, or why the room cannot be set so. */
async function checked(ctx: CtxOf<typeof contract.changing>, { roomId, settings: asked }: Asked) {
  if (!(await hasRole(ctx, ['staff']))) return refused('not-staff')
  const { tx, community, now } = ctx
  const room = (await queries.allRooms(tx, community)).find((one) => one.roomId === roomId)
  if (!room) return refused('no-such-room')
  const wanted = readSettings(asked)
  const busy = room.splits || room.isPart || (await queries.isHeld(tx, community, roomId, now))
  const wrong = adjustable(wanted, room, busy)
  if (wrong) return refused(wrong)
  const ahead = await queries.bookingsAhead(tx, community, roomId, now)
  const unfit = ahead.length === 0 ? [] : await misfits(ctx, wanted, ahead)
  const bookings = unfit.map(({ bookingId }) => bookingId).sort()
  const fingerprint = fingerprintOf({ roomId, wanted, bookings })
  return ok({ wanted, unfit, fingerprint })
}

async function misfits({ tx, community }: Ctx, wanted: Settings, ahead: queries.Ahead[]) {
  const days = ahead.map(({ day }) => day).sort()
  const calendar = await calendarOf(tx, community, days[0]!, days.at(-1)!)
  return ahead.filter(({ day, start, end }) => {
    const on = { works: dayKind(day, calendar).works, start: minutes(start), end: minutes(end) }
    return !fits(on, wanted)
  })
}

async function changing(ctx: CtxOf<typeof contract.changing>, input: Asked) {
  const found = await checked(ctx, input)
  if (!found.ok) return found
  const { unfit, fingerprint } = found.value
  return ok({ now: ctx.now, bookings: await knownBookings(ctx, unfit), fingerprint })
}

type Change = typeof contract.change
async function change(ctx: CtxOf<Change>, { fingerprint, ...input }: InputOf<Change>) {
  await lockRoom(ctx.tx, ctx.community, input.roomId)
  const found = await checked(ctx, input)
  if (!found.ok) return found
  if (found.value.fingerprint !== fingerprint) return refused('list-changed')
  await queries.saveSettings(ctx.tx, ctx.community, input.roomId, found.value.wanted, ctx.now)
  await keepLeaf(ctx, { room: input.roomId, settings: found.value.wanted, on: dayOf(ctx.now) })
  return ok({ roomId: input.roomId })
}

export const settingsOffers: readonly Offer[] = [
  offer(contract.settings, settings),
  offer(contract.changing, changing),
  offer(contract.change, change),
]
