import type { Generated } from 'kysely'
import type { At, AtOrNull, OnDay } from '../platform/database/column'

export interface MatterTables {
  matter_desks: {
    community_id: string
    endorse_needed: number
    reply_days: number
    waiting_most: Generated<number>
  }
  matters: {
    community_id: string
    matter_id: string
    year: number
    number: number
    title: string
    body: string
    proposer_id: string
    household_id: string
    made_at: At
    reply_due: OnDay
    decision: 'accepted' | 'declined' | null
    decided_at: AtOrNull
    decided_by: string | null
    withdrawn_at: AtOrNull
    reason: string | null
  }
  endorsements: {
    community_id: string
    matter_id: string
    household_id: string
    person_id: string
    at: At
  }
}
