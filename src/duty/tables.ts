import type { Generated } from 'kysely'
import type { At, AtOrNull, OnDay, Range } from '../platform/database/column'
import type { Stored } from './turns/rule'

export interface DutyTables {
  duty_desks: {
    community_id: string
    opens: number
    closes: number
    phone: string
    place: string
    weekend_weight: Generated<number>
    holiday_weight: Generated<number>
  }
  calendar_sources: { community_id: string; covers: Range; source: string }
  calendar_days: {
    community_id: string
    day: OnDay
    works: boolean
    name: string
    reason: Generated<string | null>
    set_by: Generated<string | null>
  }
  shifts: { community_id: string; shift_id: string; person_id: string; day: OnDay; during: Range }
  absences: {
    community_id: string
    absence_id: string
    person_id: string
    during: Range
    until: AtOrNull
    made_by: Generated<string | null>
  }
  swaps: {
    community_id: string
    swap_id: string
    give_shift: string
    give_person: string
    give_during: Range
    take_shift: string | null
    take_person: string | null
    take_during: Range | null
    asked_of: string | null
    asked_by: string
    asked_at: At
    state: Stored
    bound_give: string | null
    bound_take: string | null
    taker: string | null
    ended_at: AtOrNull
    ended_by: string | null
    undone_at: AtOrNull
    undone_by: string | null
  }
  days_off: {
    community_id: string
    day_off_id: string
    person_id: string
    days: Range
    made_by: string
    made_at: At
    ended_at: AtOrNull
    ended_by: string | null
  }
  rota_order: { community_id: string; person_id: string; position: number }
  handover_notes: {
    community_id: string
    note_id: string
    shift_id: string
    written_by: string
    text: string
    written_at: At
    taken_by: string | null
    taken_at: AtOrNull
  }
}
