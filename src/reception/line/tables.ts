import type { At, AtOrNull, OnDay } from '../../platform/database/column'
import type { Kind } from '../rule'
import type { Before, Outcome, Priority } from './rule'

export interface LineTables {
  line_days: { community_id: string; day: OnDay; last_number: number }
  line_places: {
    community_id: string
    place_id: string
    day: OnDay
    number: number | null
    visit_id: string | null
    person_id: string | null
    made_by: string
    made_at: At
    kind: Kind | null
    note: string
    priority: Priority | null
    calls: number
    called_at: AtOrNull
    parked_at: AtOrNull
    missed_at: AtOrNull
    back_at: AtOrNull
    begun_at: AtOrNull
    receiver_id: string | null
    ended_at: AtOrNull
    ending: 'talked' | 'left' | null
    outcome: Outcome | null
    outcome_words: string
    desk_note: string
    before: Before | null
    acted_at: AtOrNull
  }
  line_tries: { community_id: string; person_id: string; since: At; tries: number }
}
