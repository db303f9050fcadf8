import { sql } from 'kysely'
import { addDays, dayOf, type Day, type Instant, type Span } from '../kernel/time'
import { stamp } from '../platform/database/stamp'
import type { Tx } from '../platform/serve/context'
import type { Calendar, NamedDay } from './calendar'
import { leaveIn } from './cover/queries'
import { isOff } from './cover/rule'
import type { Absence, Desk, Shift } from './rule'

export interface DeskRow extends Desk {
  readonly phone: string
  readonly place: string
}

export async function deskOf(tx: Tx, community: string): Promise<DeskRow> {
  return tx
    .selectFrom('duty_desks')
    .select(['opens', 'closes', 'phone', 'place'])
    .where('community_id', '=', community)
    .executeTakeFirstOrThrow()
}

/**
 * Takes the desk's row. An act under authority shares it, a step out or in takes it alone: so an act is either wholly
 * before the change and dated before it, or sees it.
 */
export async function lockDesk(tx: Tx, community: string, mode: 'share' | 'update'): Promise<void> {
  const query = tx.selectFrom('duty_desks').select('community_id').where('community_id', '=', community)
  await (mode === 'share' ? query.forShare() : query.forUpdate()).executeTakeFirstOrThrow()
}

export async function saveHours(tx: Tx, community: string, { opens, closes }: Desk): Promise<void> {
  await tx.updateTable('duty_desks').set({ opens, closes }).where('community_id', '=', community).execute()
}

const during = (span: Span) =>
  sql<boolean>`during && tstzrange(${stamp(span.start)}, ${stamp(span.end)}, '[]')`

export async function shiftsIn(tx: Tx, community: string, span: Span): Promise<Shift[]> {
  const rows = await tx
    .selectFrom('shifts')
    .select(['shift_id as id', 'person_id as person'])
    .select([sql<Instant>`lower(during)`.as('start'), sql<Instant>`upper(during)`.as('end')])
    .where('community_id', '=', community)
    .where(during(span))
    .orderBy(sql`lower(during)`)
    .execute()
  return rows.map(({ id, person, start, end }) => ({ id, person, span: { start, end } }))
}

/** The same, without those of who has leave that day: nobody is there by them, and the secretary has the authority. */
export async function staffedShiftsIn(tx: Tx, community: string, span: Span): Promise<Shift[]> {
  const shifts = await shiftsIn(tx, community, span)
  // A shift of last night may still run.
  const leave = await leaveIn(tx, community, addDays(dayOf(span.start), -1), dayOf(span.end))
  return shifts.filter((shift) => !isOff(shift.person, dayOf(shift.span.start), leave))
}

/** An absence, and who wrote it down where it was not the person. */
export interface WrittenAbsence extends Absence {
  readonly madeBy: string | null
}

/** The absences that are not over at `t`, the earliest first; after a clock was set back some may not have begun. */
export async function absencesFrom(tx: Tx, community: string, t: Instant): Promise<WrittenAbsence[]> {
  const rows = await tx
    .selectFrom('absences')
    .select(['absence_id as id', 'person_id as person', 'until', 'made_by as madeBy'])
    .select([sql<Instant>`lower(during)`.as('start'), sql<Instant | null>`upper(during)`.as('end')])
    .where('community_id', '=', community)
    .where(sql<boolean>`during && tstzrange(${stamp(t)}, null)`)
    .orderBy(sql`lower(during)`)
    .execute()
  return rows.map(({ start, end, ...absence }) => ({
    ...absence,
    span: { start, end: end ?? Infinity },
  }))
}

/** The calendar around `[first, last]`, with a month more, so that the next working day after a holiday is in it. */
export async function calendarOf(tx: Tx, community: string, first: Day, last: Day): Promise<Calendar> {
  const named = await tx
    .selectFrom('calendar_days')
    .select(['day', 'works', 'name'])
    .where('community_id', '=', community)
    .where('day', '>=', first)
    .where('day', '<=', addDays(last, 31))
    .execute()
  const sources = await sourcesOf(tx, community)
  return {
    covers: sources.map((source) => [source.first, source.last] as const),
    named: new Map(named.map((row): [Day, NamedDay] => [row.day, row])),
  }
}

export async function sourcesOf(
  tx: Tx,
  community: string,
): Promise<{ first: Day; last: Day; source: string }[]> {
  return tx
    .selectFrom('calendar_sources')
    .select('source')
    .select([sql<Day>`lower(covers)`.as('first'), sql<Day>`(upper(covers) - 1)`.as('last')])
    .where('community_id', '=', community)
    .orderBy(sql`lower(covers)`)
    .execute()
}

export async function addAbsence(
  tx: Tx,
  community: string,
  absence: { id: string; person: string; from: Instant; until: Instant | null; madeBy: string | null },
): Promise<void> {
  const { id, person, from, until, madeBy } = absence
  const end = until === null ? null : stamp(until)
  await tx
    .insertInto('absences')
    .values({
      community_id: community,
      absence_id: id,
      person_id: person,
      during: sql`tstzrange(${stamp(from)}, ${end}, '[)')`,
      until: end,
      made_by: madeBy,
    })
    .execute()
}

/**
 * Ends absences at `now`. What has begun keeps at least its first millisecond, because acts may bear its id; what has
 * not begun takes no time at all, so that the person may step out again, and stays on file.
 */
export async function endAbsences(
  tx: Tx,
  community: string,
  ids: readonly string[],
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('absences')
    .set({
      during: sql`case when lower(during) > ${stamp(now)} then 'empty'::tstzrange
        else tstzrange(lower(during), greatest(${stamp(now)}, lower(during) + interval '1 ms')) end`,
    })
    .where('community_id', '=', community)
    .where('absence_id', 'in', ids)
    .execute()
}
