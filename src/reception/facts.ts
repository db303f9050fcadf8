// What other features may know of the visits.
import { addDays, at, dayOf, minutes, type Day, type Instant } from '../kernel/time'
import { namesOf, secretaryOf } from '../people/facts'
import { maskName } from '../people/rule'
import type { Cipher } from '../platform/database/cipher'
import type { Tx } from '../platform/serve/context'
import type { HelpedView, VisitView } from './contract'
import { onceHelped, visitsOf, type VisitRow } from './queries'

/** How long past visits stay in sight, in days. */
const LOOK_BACK = 30

/**
 * Visits with the name of whoever receives, as their visitor and whoever booked for them see them, and the desk (no viewer).
 * Who booked is named in full to a visitor who lets them, and to the desk.
 */
export async function withReceivers(
  tx: Tx,
  cipher: Cipher,
  community: string,
  rows: readonly VisitRow[],
  viewer: string | null = null,
): Promise<VisitView[]> {
  const alone = rows.filter(({ receiver }) => receiver === null).map(({ day }) => day)
  const secretaries = await secretariesOn(tx, community, alone)
  const people = rows.flatMap(({ person, bookedBy }) => [person, bookedBy])
  const ids = [...rows.flatMap(({ receiver }) => receiver ?? []), ...secretaries.values(), ...people]
  const names = await namesOf(tx, cipher, community, ids)
  const nameOf = (id: string | null | undefined): string | null => (id ? (names.get(id) ?? null) : null)
  return rows.map(({ person, bookedBy, relation, receiver, ...row }) => ({
    ...row,
    byDesk: relation === 'desk',
    visitor: viewer === null || viewer === person ? null : nameOf(person),
    booker: relation && {
      relation,
      // The desk is the desk, whoever of it took the call.
      name: relation === 'desk' || bookedBy === viewer ? null : nameOf(bookedBy),
    },
    receiver: nameOf(receiver),
    secretary: receiver === null ? nameOf(secretaries.get(row.day)) : null,
  }))
}

/** Who is the secretary on each of these days. */
export async function secretariesOn(
  tx: Tx,
  community: string,
  days: readonly Day[],
): Promise<ReadonlyMap<Day, string>> {
  const found = new Map<Day, string>()
  for (const day of new Set(days)) {
    const secretary = await secretaryOf(tx, community, day)
    if (secretary) found.set(day, secretary)
  }
  return found
}

/** The visits of the last month and to come that a person comes to or booked for others, the soonest first. */
export async function ownVisits(
  tx: Tx,
  cipher: Cipher,
  community: string,
  person: string,
  now: Instant,
): Promise<VisitView[]> {
  const since = addDays(dayOf(now), -LOOK_BACK)
  const which = { viewer: person, today: dayOf(now), since, limit: 60 }
  return withReceivers(tx, cipher, community, await visitsOf(tx, community, which), person)
}

/** The visits of the last month that a person booked for others who let them no longer: when and for whom, masked. */
export async function helpedBefore(
  tx: Tx,
  cipher: Cipher,
  community: string,
  person: string,
  now: Instant,
): Promise<HelpedView[]> {
  const today = dayOf(now)
  const rows = await onceHelped(tx, community, person, { since: addDays(today, -LOOK_BACK), today })
  const ids = rows.map((row) => row.person)
  const names = await namesOf(tx, cipher, community, ids)
  return rows.map(({ person: visitor, ...row }) => ({ ...row, visitor: maskName(names.get(visitor) ?? '') }))
}

/** The next visit that a person comes to themselves and that is neither cancelled nor over. */
export async function nextVisit(
  tx: Tx,
  cipher: Cipher,
  community: string,
  person: string,
  now: Instant,
): Promise<VisitView | null> {
  const rows = await visitsOf(tx, community, { visitor: person, since: dayOf(now), limit: 20 })
  const next = rows.find((row) => row.cancelledAt === null && at(row.day, minutes(row.end)) > now)
  return next ? (await withReceivers(tx, cipher, community, [next], person))[0]! : null
}
