import type { Generated } from 'kysely'
import type { At, AtOrNull, OnDay } from '../platform/database/column'

export interface RoomTables {
  rooms: {
    community_id: string
    room_id: string
    position: number
    name: string
    place: string
    purpose: string
    seats: number
    step_free: boolean
    opens: number
    closes: number
    open_days: 'working' | 'every'
    unit_minutes: number
    longest: number
    ahead_days: number
    lanes: number
    retired_at: AtOrNull
    approval: Generated<boolean>
    answer_hours: Generated<number>
    buffer_before: Generated<number>
    buffer_after: Generated<number>
    splits: Generated<boolean>
    for_residents: Generated<boolean>
    release_after: Generated<number | null>
    offer_minutes: Generated<number>
    area: number | null
    area_source: 'register' | 'survey' | 'contract' | null
  }
  room_parts: {
    community_id: string
    room_id: string
    part_id: string
    splits: Generated<boolean>
    part_splits: Generated<boolean>
  }
  closures: {
    community_id: string
    closure_id: string
    room_id: string
    starts_at: At
    ends_at: At
    reason: string
    made_at: At
    made_by: string
    ended_at: AtOrNull
    ended_by: string | null
  }
  bookings: {
    community_id: string
    booking_id: string
    room_id: string
    person_id: string
    day: OnDay
    starts: number
    ends: number
    lane: number
    people: number
    purpose: string
    made_at: At
    cancelled_at: AtOrNull
    buffer_before: Generated<number>
    buffer_after: Generated<number>
    booked_by: string | null
    booked_reason: string | null
    expires_at: AtOrNull
    answer: 'approved' | 'declined' | null
    answered_at: AtOrNull
    answered_by: string | null
    answer_reason: string | null
    shift_id: string | null
    absence_id: string | null
    cancelled_by: string | null
    cancel_reason: string | null
    closure_id: string | null
    release_at: AtOrNull
    came_at: AtOrNull
    came_by: string | null
    wait_id: string | null
    for_community: Generated<boolean>
    series_id: string | null
  }
  room_series: {
    community_id: string
    series_id: string
    room_id: string
    pattern: 'weekly' | 'fortnightly' | 'monthly' | 'monthly-last'
    first_day: OnDay
    last_day: OnDay
    starts: number
    ends: number
    people: number
    purpose: string
    for_whom: string
    made_at: At
    made_by: string
  }
  room_quotas: { community_id: string; week_minutes: number }
  room_weeks: { community_id: string; person_id: string; week: OnDay; version: number }
  waits: {
    community_id: string
    wait_id: string
    room_id: string
    person_id: string
    day: OnDay
    starts: number
    ends: number
    people: number
    purpose: string
    made_at: At
    ended_at: AtOrNull
    ended: 'offered' | 'left' | 'no-standing' | 'closed' | null
    joined_by: string | null
  }
  claims: {
    community_id: string
    resource_id: string
    unit_start: At
    lane: number
    booking_id: string | null
    closure_id: string | null
    until: AtOrNull
  }
}
