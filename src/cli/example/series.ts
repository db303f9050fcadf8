// A room that an invented team of the example community has every week.
import { addDays, at, dayOf, instant, type Day, type Instant } from '../../kernel/time'
import { GRAIN } from '../../rooms/rule'
import { daysOf } from '../../rooms/series/rule'
import type { Tx } from '../../platform/serve/context'
import { stamp } from '../../platform/database/stamp'
import { exampleId } from './ids'
import { examplePeople } from './people'
import { RELEASE, rooms } from './rooms'

const WEEKS = 8

/** The patrol meets in the evening, from the day after tomorrow on. */
export function seriesOf(today: Day) {
  const first = addDays(today, 2)
  const last = addDays(first, WEEKS * 7 - 1)
  return {
    ...{ seriesId: exampleId('series', 1), room: rooms.deliberation, first, last },
    ...{ starts: 19 * 60, ends: 20 * 60 + 30, people: 12, purpose: '巡逻前碰头', forWhom: '平安巡逻队' },
    ...{ madeBy: examplePeople.suXiaohe, madeAt: at(addDays(today, -4), 10 * 60) },
    dates: daysOf({ first, last, pattern: 'weekly' }).map((day, n) => ({
      ...{ bookingId: exampleId('series-booking', n + 1), day },
    })),
  }
}

export async function saveSeries(tx: Tx, community: string, now: Instant): Promise<void> {
  const { seriesId, room, first, last, starts, ends, people, purpose, forWhom, madeBy, madeAt, dates } =
    seriesOf(dayOf(now))
  const common = {
    community_id: community,
    series_id: seriesId,
    room_id: room.id,
    starts,
    ends,
    people,
    purpose,
  }
  const pattern = { pattern: 'weekly' as const, first_day: first, last_day: last }
  await tx
    .insertInto('room_series')
    .values({ ...common, ...pattern, for_whom: forWhom, made_at: stamp(madeAt), made_by: madeBy })
    .execute()
  const released = (day: Day): Instant => instant(at(day, starts) + RELEASE * 60_000)
  const bookings = dates.map(({ bookingId, day }) => ({
    ...{ ...common, booking_id: bookingId, person_id: madeBy, day, lane: 1, made_at: stamp(madeAt) },
    ...{ booked_by: madeBy, booked_reason: forWhom, for_community: true, cancelled_at: null },
    release_at: stamp(released(day)),
  }))
  await tx.insertInto('bookings').values(bookings).execute()
  const claims = dates.flatMap(({ bookingId, day }) =>
    Array.from({ length: (ends - starts) / GRAIN }, (_, n) => ({
      ...{ community_id: community, resource_id: room.id, lane: 1, booking_id: bookingId },
      ...{ unit_start: stamp(at(day, starts + n * GRAIN)), until: stamp(released(day)) },
    })),
  )
  await tx.insertInto('claims').values(claims).execute()
}
