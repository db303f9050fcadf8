import type { ColumnType } from 'kysely'
import type { At, AtOrNull, Range } from '../platform/database/column'
import type { Choice, RuleView } from './contract'
import type { RuleId } from './rules'

/** jsonb: written as text. */
type Json<T> = ColumnType<T, string, string>
type BytesOrNull = ColumnType<Buffer | null, Buffer | null, Buffer | null>

export interface BallotTables {
  representatives: {
    community_id: string
    rep_id: string
    household_id: string
    person_id: string
    during: Range
    named_by: string
  }
  owner_casters: {
    community_id: string
    caster_id: string
    head_key: string
    person_id: string
    during: Range
    named_by: string
  }
  ballots: {
    community_id: string
    ballot_id: string
    matter_id: string | null
    /** Written by the database alone: what the matter's decision has to be. */
    matter_decision: ColumnType<'accepted' | null, never, never>
    title: string
    question: string
    rule_id: RuleId
    rule: Json<RuleView>
    scope_kind: 'estate' | 'building'
    scope_building: string | null
    drafted_at: At
    drafted_by: string
    roll_drawn_at: AtOrNull
    roll_drawn_by: string | null
    roll_count: number | null
    roll_area: number | null
    roll_hash: BytesOrNull
    roll_verified_at: AtOrNull
    roll_verified_by: string | null
    opens_at: At
    closes_at: At
    opened_at: AtOrNull
    opened_by: string | null
    shift_id: string | null
    absence_id: string | null
    text_hash: BytesOrNull
    sealed_at: AtOrNull
    result_hash: BytesOrNull
    merkle_root: BytesOrNull
  }
  ballot_roll: {
    community_id: string
    ballot_id: string
    voter_id: string
    kind: 'household' | 'owner'
    household_id: string | null
    head_key: string | null
    caster: string | null
    area: number | null
    cast_at: AtOrNull
  }
  ballot_roll_units: {
    community_id: string
    ballot_id: string
    unit_id: string
    voter_id: string
    area: number | null
  }
  ballot_votes: {
    community_id: string
    ballot_id: string
    voter_id: string
    choice: Choice
    area: number | null
    cast_at: At
    caster: string
    proof: 'session' | 'wechat' | 'desk'
    paper: boolean
    entered_by: string | null
    slip: string | null
    receipt: string
    leaf_id: string
  }
}
