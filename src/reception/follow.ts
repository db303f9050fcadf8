// What becomes of visits when the duty or the calendar changes: who receives is read from the shifts, so nothing is stored
// here; the visitor and whoever booked are told, each once.
import { dayKind } from '../duty/calendar'
import { calendarOf } from '../duty/facts'
import { at, dayOf, minuteOf, minutes, overlaps, type Day, type Instant, type Span } from '../kernel/time'
import { tell, type Told } from '../messages/facts'
import { secretaryOf } from '../people/facts'
import type { Ctx, Follower, Happening, Passed } from '../platform/serve/context'
import { visitsOf, type VisitRow } from './queries'
import { concerned, toldOf } from './told'

/** Visits follow the duty and the calendar. */
export const follow: Follower = async (ctx, happening: Happening) => {
  switch (happening.kind) {
    case 'shift-changed':
      return tell(ctx, await onNewReceivers(ctx, happening.passed))
    case 'day-changed':
      return tell(ctx, await onDay(ctx, happening.day, happening.works))
  }
}

async function onNewReceivers(ctx: Ctx, passed: readonly Passed[]): Promise<Told[]> {
  const days = [...new Set(passed.flatMap(({ span }) => daysOf(span)))].sort()
  const told: Told[] = []
  for (const day of days) {
    // Of a day that was closed the visitors are told by that.
    if (!(await works(ctx, day))) continue
    const secretary = await secretaryOf(ctx.tx, ctx.community, day)
    for (const visit of await ahead(ctx, day)) {
      const part = passed.find(({ span }) => overlaps(span, spanOf(visit)))
      const before = part && (part.from ?? secretary)
      const receiver = visit.receiver ?? secretary
      if (!part || receiver === null || receiver === before) continue
      told.push(...(await toEach(ctx, 'visit-receiver', visit, { receiver })))
    }
  }
  return told
}

async function onDay(ctx: Ctx, day: Day, open: boolean): Promise<Told[]> {
  const kind = open ? 'visit-day-open' : 'visit-day-closed'
  const told: Told[] = []
  for (const visit of await ahead(ctx, day)) told.push(...(await toEach(ctx, kind, visit, {})))
  return told
}

/** The visits of a day that stand and have not begun. */
async function ahead({ tx, community, now }: Ctx, day: Day): Promise<VisitRow[]> {
  const rows = await visitsOf(tx, community, { day })
  return rows.filter((visit) => visit.cancelledAt === null && spanOf(visit).start > now)
}

async function toEach(
  ctx: Ctx,
  kind: 'visit-receiver' | 'visit-day-open' | 'visit-day-closed',
  visit: VisitRow,
  named: Readonly<Record<string, string>>,
): Promise<Told[]> {
  const about = { ...visit, start: minutes(visit.start) }
  return (await concerned(ctx, about)).map((to) => toldOf(to, kind, about, named))
}

async function works({ tx, community }: Ctx, day: Day): Promise<boolean> {
  return dayKind(day, await calendarOf(tx, community, day, day)).works
}

const spanOf = ({ day, start, end }: VisitRow): Span => ({
  start: at(day, minutes(start)),
  end: at(day, minutes(end)),
})

/** A shift that ends at midnight has no part in the day that begins then. */
function daysOf({ start, end }: Span): Day[] {
  const last = dayOf((minuteOf(end) === 0 ? end - 1 : end) as Instant)
  return dayOf(start) === last ? [last] : [dayOf(start), last]
}
