// The times that staff and teams have again and again. What is shown is judged by the rule of a single booking, and what is
// confirmed is booked by its statement, date by date in one transaction: all of them or none.
import { calendarOf } from '../../duty/facts'
import { dayKind } from '../../duty/calendar'
import type { InputOf } from '../../kernel/contract'
import { ok, refused } from '../../kernel/result'
import { at, dayOf, daysBetween, minutes, type Day } from '../../kernel/time'
import { keepLeaf } from '../../platform/serve/act'
import { offer, type Ctx, type CtxOf, type Offer } from '../../platform/serve/context'
import { bookWithin } from '../book'
import { cancelHeld } from '../cancel'
import { bookingsWithin, lockBookings } from '../closing-queries'
import { lockBooking, roomDays, type HeldBooking, type KnownDay, type RoomRow } from '../queries'
import { hasRole, knownBookings } from '../requests'
import { cancel } from '../rule'
import { moveOn, moveOnNow } from '../wait/move'
import * as contract from './contract'
import * as queries from './queries'
import { daysOf, judge, plannable, type Dated, type Plan } from './rule'

const staff = ['staff']
const serving = contract.list.who as readonly string[]

async function list(ctx: CtxOf<typeof contract.list>) {
  if (!(await hasRole(ctx, serving))) return refused('not-staff')
  const series = await queries.seriesOf(ctx.tx, ctx.community, null, ctx.now)
  return ok({ now: ctx.now, mayChange: await hasRole(ctx, staff), series })
}

async function show(ctx: CtxOf<typeof contract.show>, { seriesId }: InputOf<typeof contract.show>) {
  if (!(await hasRole(ctx, serving))) return refused('not-staff')
  const { tx, community, now } = ctx
  const [series] = await queries.seriesOf(tx, community, seriesId, now)
  if (!series) return refused('no-such-series')
  const calendar = await calendarOf(tx, community, series.first, series.last)
  const dates = (await queries.datesOf(tx, community, seriesId, now)).map((booking) => {
    const { bookingId, day, start, cancelReason } = booking
    const ahead = at(day, minutes(start)) > now ? ('ahead' as const) : ('over' as const)
    const state = booking.state === 'stands' ? ahead : ('cancelled' as const)
    return { bookingId, day, state, cancelReason, provisional: dayKind(day, calendar).provisional }
  })
  return ok({ now, mayChange: await hasRole(ctx, staff), series, dates })
}

type Asked = InputOf<typeof contract.preview>
const planOf = ({ first, last, pattern, start, end, people }: Asked): Plan => ({
  ...{ first, last, pattern, people, start: minutes(start), end: minutes(end) },
})

interface Seen {
  readonly room: RoomRow
  readonly dates: Dated<KnownDay>[]
}

/** Each date as it is now, or why there can be no such series. */
async function look(ctx: Ctx, roomId: string, plan: Plan) {
  const wrong = plannable(plan, dayOf(ctx.now))
  if (wrong) return refused(wrong)
  const count = daysBetween(plan.first, plan.last) + 1
  const [known] = await roomDays(ctx.tx, ctx.community, roomId, plan.first, count, ctx.now)
  if (!known) return refused('no-such-room')
  const wanted = new Set(daysOf(plan))
  const days = known.days.filter(({ day }) => wanted.has(day))
  const dates = judge(plan, known.room, days, ctx.now)
  return dates.ok ? ok<Seen>({ room: known.room, dates: dates.value }) : dates
}

async function preview(ctx: CtxOf<typeof contract.preview>, input: Asked) {
  if (!(await hasRole(ctx, staff))) return refused('not-staff')
  await moveOn(ctx, input.roomId)
  const plan = planOf(input)
  const seen = await look(ctx, input.roomId, plan)
  if (!seen.ok) return seen
  const { room, dates } = seen.value
  const views = []
  for (const { on, verdict, reason } of dates) {
    const by = verdict === 'taken' ? await holders(ctx, room, plan, on.day) : []
    views.push({ day: on.day, verdict, provisional: on.provisional, dayName: on.name, reason, by })
  }
  return ok({ now: ctx.now, dates: views })
}

/** Who has the time, as the desk's list of the day names them. */
async function holders(ctx: Ctx, { roomId, before, after }: RoomRow, plan: Plan, day: Day) {
  const span = { start: at(day, plan.start - before), end: at(day, plan.end + after) }
  const rows = await bookingsWithin(ctx.tx, ctx.community, roomId, span, ctx.now)
  const known = await knownBookings(ctx, rows)
  return known.map(({ name, home, start, end, purpose }) => ({ name, home, start, end, purpose }))
}

type Book = typeof contract.book
async function book(ctx: CtxOf<Book>, { days, ...input }: InputOf<Book>) {
  if (!(await hasRole(ctx, staff))) return refused('not-staff')
  const { tx, community, actor, now } = ctx
  // Whoever takes many days takes them in turn, like the lines that move on, so that no two of them wait in a circle.
  await moveOnNow(ctx, input.roomId)
  const plan = planOf(input)
  const seen = await look(ctx, input.roomId, plan)
  if (!seen.ok) return seen
  const chosen = seen.value.dates.filter(({ on }) => days.includes(on.day))
  if (chosen.length !== days.length) return refused('other-dates')
  const lost = chosen.filter(({ verdict }) => verdict !== 'free').map(({ on }) => on.day)
  if (lost.length > 0) return refused('dates-taken', { days: lost })
  const { roomId, purpose, forWhom } = input
  const seriesId = ctx.newId()
  await queries.saveSeries(
    tx,
    community,
    { ...plan, seriesId, roomId, purpose, forWhom },
    { by: actor.person, at: now },
  )
  const desk = { person: actor.person, reason: forWhom }
  const order = { ...plan, roomId, purpose, desk, exempt: 'community' as const, series: seriesId }
  for (const { on } of chosen) {
    const booked = await bookWithin(ctx, actor.person, { ...order, day: on.day })
    if (booked === null) return refused('dates-taken', { days: [on.day] })
  }
  await keepLeaf(ctx, { series: seriesId, room: roomId, days: chosen.length })
  return ok({ seriesId })
}

type End = typeof contract.end
async function end(ctx: CtxOf<End>, { bookingId, reason }: InputOf<End>) {
  if (!(await hasRole(ctx, staff))) return refused('not-staff')
  const { tx, community, now } = ctx
  const ids = await queries.idsFrom(tx, community, bookingId)
  if (ids.length === 0) return refused('no-such-booking')
  await lockBookings(tx, community, ids)
  const held: HeldBooking[] = []
  for (const each of ids) held.push((await lockBooking(tx, community, null, each))!)
  if (cancel(held[0]!, now) === 'already-started') return refused('already-started')
  const left = held.filter((booking) => cancel(booking, now) === null)
  if (left.length === 0) return refused('already-cancelled')
  await cancelHeld(ctx, left, reason)
  return ok({ bookingId, cancelled: left.length })
}

export const offers: readonly Offer[] = [
  offer(contract.list, list),
  offer(contract.show, show),
  offer(contract.preview, preview),
  offer(contract.book, book),
  offer(contract.end, end),
]
