// Puts the example's people and things into the tables.
import { calendar2026 } from '../../duty/calendar'
import { addDays, at, dayOf, type Day, type Instant, type Span } from '../../kernel/time'
import type { Cipher } from '../../platform/database/cipher'
import type { Tx } from '../../platform/serve/context'
import { GRAIN } from '../../reception/rule'
import { insertAll } from './bulk'
import { DESK, noteOf, shiftsOf, swapsOf } from './desk'
import { buildings, type Unit } from './estate'
import { exampleId } from './ids'
import { COUNCIL, MATTERS, mattersOf } from './matters'
import { noticesOf } from './notices'
import type { Office } from './offices'
import { examplePeople } from './people'
import { exampleLink, RECEPTION, ticketsOf, visitsOf } from './reception'
import type { Person, Register } from './register'
import { bookingsOf, claimsOf, HOURS, office, rooms as exampleRooms, waitsOf } from './rooms'

export const EXAMPLE = 'shili'

const iso = (t: Instant): string => new Date(t).toISOString()
const dayRange = (from: Day, until: Day | null): string => `[${from},${until ?? ''})`
const timeRange = ({ start, end }: Span): string => `[${iso(start)},${iso(end)})`
const community_id = EXAMPLE

export async function estate(tx: Tx, now: Instant, units: readonly Unit[]): Promise<void> {
  const example = {
    community_id,
    name: '示例社区',
    is_example: true,
    host_unit: '',
    filing_number: '',
    phone: '023-00000001',
    made_at: iso(now),
  }
  await insertAll(tx, 'communities', [example])
  await insertAll(
    tx,
    'buildings',
    buildings.map(({ id, number }) => ({ community_id, building_id: id, number })),
  )
  await insertAll(
    tx,
    'units',
    units.map(({ id, building, label, kind, area, source }) => ({
      community_id,
      unit_id: id,
      building_id: buildings[building - 1]!.id,
      label,
      kind,
      area,
      area_source: source,
    })),
  )
}

export async function persons(
  tx: Tx,
  now: Instant,
  cipher: Cipher,
  persons: readonly Person[],
): Promise<void> {
  const rows = persons.map(({ id, name, phone, adultFrom }) => ({
    community_id,
    person_id: id,
    name_sealed: cipher.seal(name),
    phone_sealed: phone === null ? null : cipher.seal(phone),
    phone_lookup: phone === null ? null : cipher.lookup(phone),
    adult_from: adultFrom,
    made_at: iso(now),
  }))
  await insertAll(tx, 'persons', rows)
}

export async function homes(tx: Tx, { households, residences }: Register): Promise<void> {
  await insertAll(
    tx,
    'households',
    households.map(({ id, unit }) => ({ community_id, household_id: id, unit_id: unit.id })),
  )
  const residents = residences.map(({ person, household, tenure, from, until }, n) => ({
    community_id,
    resident_id: exampleId('resident', n + 1),
    person_id: person.id,
    household_id: household,
    tenure,
    during: dayRange(from, until),
  }))
  await insertAll(tx, 'residents', residents)
}

export async function owners(tx: Tx, { owners, ownerships }: Register): Promise<void> {
  await insertAll(
    tx,
    'owners',
    owners.map(({ id, person }) => ({
      community_id,
      owner_id: id,
      person_id: person,
      kind: person === null ? ('developer' as const) : ('person' as const),
    })),
  )
  await insertAll(
    tx,
    'ownerships',
    ownerships.map(({ unit, owner, from }) => ({
      community_id,
      unit_id: unit.id,
      owner_id: owner,
      during: dayRange(from, null),
    })),
  )
}

export async function offices(tx: Tx, offices: readonly Office[]): Promise<void> {
  const grants = offices.map(({ id, person, role, building, from, until }) => ({
    community_id,
    grant_id: id,
    person_id: person,
    role,
    building_id: building,
    during: dayRange(from, until),
  }))
  await insertAll(tx, 'role_grants', grants)
}

export async function duty(tx: Tx, today: Day, now: Instant): Promise<void> {
  await insertAll(tx, 'duty_desks', [{ community_id, ...DESK }])
  const { covers, source, days } = calendar2026
  const range = dayRange(covers[0], addDays(covers[1], 1))
  await insertAll(tx, 'calendar_sources', [{ community_id, covers: range, source }])
  await insertAll(
    tx,
    'calendar_days',
    days.map((named) => ({ community_id, ...named })),
  )
  const shifts = shiftsOf(today).map(({ id, person, day, span }) => ({
    community_id,
    shift_id: id,
    person_id: person,
    day,
    during: timeRange(span),
  }))
  await insertAll(tx, 'shifts', shifts)
  await insertAll(tx, 'swaps', swapsOf(today, now).map(swapRow))
  const { id, shift, text, writtenAt } = noteOf(today)
  const note = { note_id: id, shift_id: shift.id, written_by: shift.person, text, written_at: iso(writtenAt) }
  await insertAll(tx, 'handover_notes', [{ community_id, ...note, taken_by: null, taken_at: null }])
}

function swapRow({ id, give, take, askedAt }: ReturnType<typeof swapsOf>[number]) {
  return {
    ...{ community_id, swap_id: id, state: 'open' as const, asked_at: iso(askedAt), asked_by: give.person },
    ...{
      give_shift: give.id,
      give_person: give.person,
      give_during: timeRange(give.span),
      bound_give: give.id,
    },
    ...{ take_shift: take?.id ?? null, take_person: take?.person ?? null, bound_take: take?.id ?? null },
    ...{ take_during: take ? timeRange(take.span) : null, asked_of: take?.person ?? null },
  }
}

/** How it is known that the visitor agreed. */
const agreed = (relation: 'desk' | 'friend' | null) =>
  relation === 'friend'
    ? ({ relation, consent: 'link', link_id: exampleLink.id } as const)
    : ({ relation, consent: relation, link_id: null } as const)

/** Who may act for whom. */
export async function helpers(tx: Tx, today: Day): Promise<void> {
  const { id, elder, helper, relation, madeBy, ago } = exampleLink
  const since = iso(at(addDays(today, -ago), 10 * 60))
  const how = 'code'
  const link = {
    link_id: id,
    elder_id: elder,
    helper_id: helper,
    relation,
    how,
    made_by: madeBy,
    since,
  } as const
  await insertAll(tx, 'helper_links', [{ community_id, ...link, ended_at: null, ended_by: null }])
}

export async function reception(tx: Tx, today: Day): Promise<void> {
  await insertAll(tx, 'reception_desks', [{ community_id, ...RECEPTION }])
  const visits = visitsOf(today)
  const orders = visits.map(({ id, person, bookedBy, relation, madeAt, ...order }) => ({
    community_id,
    visit_id: id,
    person_id: person,
    booked_by: bookedBy,
    ...agreed(relation),
    ...order,
    made_at: iso(madeAt),
    moved_at: null,
    cancelled_at: null,
  }))
  await insertAll(tx, 'visits', orders)
  const claims = visits.flatMap(({ id, day, starts, ends, lane }) =>
    Array.from({ length: (ends - starts) / GRAIN }, (_, n) => ({
      community_id,
      grain_start: iso(at(day, starts + n * GRAIN)),
      lane,
      visit_id: id,
    })),
  )
  await insertAll(tx, 'visit_claims', claims)
  const seen = new Map<string, number>()
  const places = visits.map(({ id, person, day, ends }) => {
    const nth = (seen.get(person) ?? 0) + 1
    seen.set(person, nth)
    return { community_id, person_id: person, nth, visit_id: id, until: iso(at(day, ends)) }
  })
  await insertAll(tx, 'open_visits', places)
}

/** Who walked in today, and whose talk is over. */
export async function line(tx: Tx, now: Instant): Promise<void> {
  const tickets = ticketsOf(now)
  if (tickets.length === 0) return
  const day = dayOf(now)
  const when = (t: Instant | null): string | null => t && iso(t)
  await insertAll(tx, 'line_days', [{ community_id, day, last_number: tickets.length }])
  const rows = tickets.map(({ id, person, madeAt, begunAt, endedAt, ...about }) => ({
    ...{
      community_id,
      place_id: id,
      day,
      ...about,
      person_id: person,
      made_by: person ?? examplePeople.suXiaohe,
    },
    ...{ made_at: iso(madeAt), calls: begunAt ? 1 : 0, called_at: when(begunAt), begun_at: when(begunAt) },
    ...{ receiver_id: begunAt && examplePeople.linXiufang, ended_at: when(endedAt) },
    ...{ ending: endedAt && ('talked' as const), outcome: endedAt && ('settled' as const) },
    ...{ outcome_words: '', desk_note: '' },
  }))
  await insertAll(tx, 'line_places', rows)
}

export async function rooms(tx: Tx): Promise<void> {
  const { opens, unit, longest, aheadDays } = HOURS
  const rows = Object.values(exampleRooms).map((room, n) => ({
    community_id,
    room_id: room.id,
    position: n + 1,
    name: room.name,
    place: room.place,
    purpose: room.purpose,
    seats: room.seats,
    step_free: room.stepFree,
    opens,
    closes: room.closes,
    open_days: room.openDays,
    unit_minutes: unit,
    longest,
    ahead_days: aheadDays,
    lanes: room.lanes,
    retired_at: null,
    approval: room.approval ?? false,
    buffer_after: room.after ?? 0,
    for_residents: true,
    area: room.area,
    area_source: 'survey' as const,
  }))
  const { id, area, ...named } = office
  const staffOnly = { for_residents: false, seats: 4, purpose: '', approval: false, buffer_after: 0 }
  rows.push({ ...rows[0]!, ...named, ...staffOnly, room_id: id, position: rows.length + 1, area })
  await insertAll(tx, 'rooms', rows)
}

export async function bookings(tx: Tx, now: Instant): Promise<void> {
  const bookings = bookingsOf(dayOf(now), now)
  const orders = bookings.map(
    ({ id, room, person, madeAt, cancelledAt, expiresAt, releaseAt, cameAt, ...order }) => ({
      community_id,
      booking_id: id,
      room_id: room.id,
      person_id: person,
      ...order,
      made_at: iso(madeAt),
      cancelled_at: cancelledAt === null ? null : iso(cancelledAt),
      release_at: iso(releaseAt),
      came_at: cameAt === null ? null : iso(cameAt),
      came_by: cameAt === null ? null : person,
      expires_at: expiresAt === undefined ? null : iso(expiresAt),
    }),
  )
  await insertAll(tx, 'bookings', orders)
  const claims = bookings.flatMap((booking) =>
    claimsOf(booking).map(({ room, start, lane, until }) => ({
      community_id,
      resource_id: room,
      unit_start: iso(start),
      lane,
      booking_id: booking.id,
      until: until === null ? null : iso(until),
    })),
  )
  await insertAll(tx, 'claims', claims)
  const waits = waitsOf(dayOf(now)).map(({ id, room, person, madeAt, ...wish }) => ({
    ...{ community_id, wait_id: id, room_id: room, person_id: person, ...wish },
    ...{ made_at: iso(madeAt), ended_at: null, ended: null, joined_by: null },
  }))
  await insertAll(tx, 'waits', waits)
}

export async function notices(tx: Tx, today: Day): Promise<void> {
  const secretary = examplePeople.heJingchuan
  const rows = noticesOf(today).map(({ id, title, body, at }) => ({
    community_id,
    notice_id: id,
    title,
    body,
    published_at: iso(at),
    published_by: secretary,
    holder_id: secretary,
    shift_id: null,
    absence_id: null,
  }))
  await insertAll(tx, 'notices', rows)
}

export async function matters(tx: Tx, register: Register): Promise<void> {
  const { needed, replyDays } = MATTERS
  await insertAll(tx, 'matter_desks', [{ community_id, endorse_needed: needed, reply_days: replyDays }])
  const all = mattersOf(register)
  const rows = all.map(({ id, proposer, household, madeAt, replyDue, end, ...matter }) => {
    const decision = end === null || end.how === 'withdrawn' ? null : end.how
    return {
      ...{ community_id, matter_id: id, year: matter.year, number: matter.number },
      ...{ title: matter.title, body: matter.body, proposer_id: proposer, household_id: household },
      ...{ made_at: iso(madeAt), reply_due: replyDue, decision, reason: end?.reason ?? null },
      decided_at: decision === null ? null : iso(end!.at),
      decided_by: decision === null ? null : COUNCIL,
      withdrawn_at: end?.how === 'withdrawn' ? iso(end.at) : null,
    }
  })
  await insertAll(tx, 'matters', rows)
  const endorsements = all.flatMap(({ id, endorsements }) =>
    endorsements.map(({ household, person, at }) => ({
      ...{ community_id, matter_id: id, household_id: household, person_id: person, at: iso(at) },
    })),
  )
  await insertAll(tx, 'endorsements', endorsements)
}
