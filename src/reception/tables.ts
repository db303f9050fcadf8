import type { ColumnType, Generated, RawBuilder } from 'kysely'
import type { Instant } from '../kernel/time'
import type { At, AtOrNull, OnDay } from '../platform/database/column'
import type { Consent, Kind, VisitRelation } from './rule'

export interface ReceptionTables {
  reception_desks: {
    community_id: string
    unit_minutes: number
    public_share: number
    desk_share: number
    ahead_days: number
    quota: ColumnType<number, number | undefined, number>
    /** Minutes that a talk takes, at the least and at the most. */
    talk_low: Generated<number>
    talk_high: Generated<number>
  }
  visits: {
    community_id: string
    visit_id: string
    person_id: string
    booked_by: string
    relation: VisitRelation | null
    consent: Consent | null
    link_id: string | null
    case_id: ColumnType<string | null, string | null | undefined, never>
    day: OnDay
    starts: number
    ends: number
    lane: number
    kind: Kind
    note: string
    made_at: At
    moved_at: AtOrNull
    cancelled_at: AtOrNull
    /** Null until they are here; the one place where it stands. */
    arrived_at: ColumnType<Instant | null, string | null | undefined, RawBuilder<unknown> | null>
  }
  open_visits: { community_id: string; person_id: string; nth: number; visit_id: string; until: At }
  visit_claims: { community_id: string; grain_start: At; lane: number; visit_id: string }
}
