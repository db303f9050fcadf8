// What other features may know of the duty.
import { addDays, at, clock, dayOf, minuteOf, type Day, type Instant } from '../kernel/time'
import { namesOf, secretaryOf } from '../people/facts'
import type { Cipher } from '../platform/database/cipher'
import type { Ctx, Tx } from '../platform/serve/context'
import { dayKind, type DayKind } from './calendar'
import type { PlateView, RotaDay } from './contract'
import { leaveIn } from './cover/queries'
import { isOff } from './cover/rule'
import { absencesFrom, calendarOf, deskOf, lockDesk, shiftsIn, staffedShiftsIn } from './queries'
import { holder, plate, type Authority, type DutyFacts } from './rule'

export { calendarOf } from './queries'

/** A holiday of nine days and the shifts of the day after it lie within this. */
const LOOK_AHEAD = 14

/** The stored facts from `t` on; null when the community has no secretary in office. */
export async function dutyFacts(tx: Tx, community: string, t: Instant): Promise<DutyFacts | null> {
  const secretary = await secretaryOf(tx, community, dayOf(t))
  if (!secretary) return null
  const span = { start: t, end: at(addDays(dayOf(t), LOOK_AHEAD), 0) }
  const shifts = await staffedShiftsIn(tx, community, span)
  const absences = await absencesFrom(tx, community, t)
  return { secretary, shifts, absences }
}

/**
 * Who holds the secretary's authority now, read in the caller's own transaction with the desk held against a change,
 * so that the answer is still true when the act is stored.
 * @returns the moment it was read, to date the act by; null when there is no secretary in office.
 */
export async function authority(ctx: Ctx): Promise<(Authority & { at: Instant; secretary: string }) | null> {
  await lockDesk(ctx.tx, ctx.community, 'share')
  const now = ctx.clock()
  const facts = await dutyFacts(ctx.tx, ctx.community, now)
  return facts && { ...holder(now, facts), at: now, secretary: facts.secretary }
}

/** Holds the desk's hours against every act that reads them; see `momentOfChange`. */
export const holdHours = ({ tx, community }: Ctx): Promise<void> => lockDesk(tx, community, 'update')

/** Sets the hours in which visitors are received; the shifts stay as they are. */
export { saveHours } from './queries'

/** Whether the caller holds the secretary's authority now, to offer what is the holder's; the acts themselves ask again. */
export async function holdsNow({ tx, community, actor, now }: Ctx): Promise<boolean> {
  if (!actor) return false
  const facts = await dutyFacts(tx, community, now)
  return facts !== null && holder(now, facts).holder === actor.person
}

/** Whether the service centre works on these days, and how sure that is. */
async function dayKinds(tx: Tx, community: string, days: readonly Day[]): Promise<Map<Day, DayKind>> {
  const calendar = await calendarOf(tx, community, days[0]!, days.at(-1)!)
  return new Map(days.map((day) => [day, dayKind(day, calendar)]))
}

/** The door plate at `t`, with names. */
export async function plateView(
  tx: Tx,
  cipher: Cipher,
  community: string,
  t: Instant,
): Promise<PlateView | null> {
  const facts = await dutyFacts(tx, community, t)
  if (!facts) return null
  const desk = await deskOf(tx, community)
  const calendar = await calendarOf(tx, community, dayOf(t), dayOf(t))
  const shown = plate(t, facts, desk, calendar)
  const ids = [facts.secretary, shown.person]
  if (shown.lamp === 'in' && shown.below) ids.push(shown.below)
  if (shown.lamp === 'off' && shown.next) ids.push(shown.next.person)
  const names = await namesOf(tx, cipher, community, ids)
  const named = (id: string) => ({ personId: id, name: names.get(id) ?? '' })
  const common = { person: named(shown.person), phone: desk.phone, place: desk.place }
  switch (shown.lamp) {
    case 'in': {
      const below = shown.below === null ? null : named(shown.below)
      return { ...shown, ...common, secretary: named(facts.secretary), below }
    }
    case 'away':
      return { ...shown, ...common }
    case 'off':
      return { ...shown, ...common, next: shown.next && { ...shown.next, person: named(shown.next.person) } }
  }
}

/** The rota of `days`, which follow each other. */
export async function rotaOf(
  tx: Tx,
  cipher: Cipher,
  community: string,
  days: readonly Day[],
): Promise<RotaDay[]> {
  const span = { start: at(days[0]!, 0), end: at(days.at(-1)!, 1439) }
  const shifts = await shiftsIn(tx, community, span)
  const leave = await leaveIn(tx, community, days[0]!, days.at(-1)!)
  const kinds = await dayKinds(tx, community, days)
  const names = await namesOf(tx, cipher, community, [...new Set(shifts.map((shift) => shift.person))])
  return days.map((day) => {
    const { works, provisional, name } = kinds.get(day)!
    const own = shifts.filter((shift) => dayOf(shift.span.start) === day)
    return {
      day,
      works,
      provisional,
      dayName: name,
      shifts: own.map(({ person, span: { start, end } }) => ({
        person: { personId: person, name: names.get(person) ?? '' },
        from: clock(minuteOf(start)),
        // An end at midnight is 24:00 of the shift's day. One in the night after it stays a time of that night.
        to: clock(end === at(day, 1440) ? 1440 : minuteOf(end)),
        onLeave: isOff(person, day, leave),
      })),
    }
  })
}

/** The next `count` days that work, from `from` on (at most a month ahead), with their shifts. */
export async function workingRota(
  tx: Tx,
  cipher: Cipher,
  community: string,
  from: Day,
  count: number,
): Promise<RotaDay[]> {
  const days = Array.from({ length: count + LOOK_AHEAD }, (_, n) => addDays(from, n))
  return (await rotaOf(tx, cipher, community, days)).filter((day) => day.works).slice(0, count)
}
