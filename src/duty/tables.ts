import type { AtOrNull, OnDay, Range } from '../platform/database/column'

export interface DutyTables {
  duty_desks: { community_id: string; opens: number; closes: number; phone: string; place: string }
  calendar_sources: { community_id: string; covers: Range; source: string }
  calendar_days: { community_id: string; day: OnDay; works: boolean; name: string }
  shifts: { community_id: string; shift_id: string; person_id: string; day: OnDay; during: Range }
  absences: {
    community_id: string
    absence_id: string
    person_id: string
    during: Range
    until: AtOrNull
  }
}
