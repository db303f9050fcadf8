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
    release_after: Generated<number | null>
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
    release_at: AtOrNull
    came_at: AtOrNull
    came_by: string | null
  }
  claims: {
    community_id: string
    resource_id: string
    unit_start: At
    lane: number
    booking_id: string
    until: AtOrNull
  }
}
