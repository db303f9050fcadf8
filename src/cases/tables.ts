import type { Kind } from '../kernel/kinds'
import type { At, OnDay } from '../platform/database/column'
import type { EntryKind, State } from './rule'

export interface CaseTables {
  case_desks: { community_id: string; question_days: number; help_days: number; complaint_days: number }
  case_years: { community_id: string; year: number; last_number: number }
  cases: {
    community_id: string
    case_id: string
    year: number
    number: number
    person_id: string
    helper_id: string | null
    kind: Kind
    about: string
    opened_at: At
    state: State
    responsible_id: string
    offered_to: string | null
    due: OnDay
    entries: number
  }
  case_entries: {
    community_id: string
    case_id: string
    nth: number
    kind: EntryKind
    actor_id: string
    at: At
    words: string
    place_id: string | null
    to_id: string | null
    due: OnDay | null
  }
}
