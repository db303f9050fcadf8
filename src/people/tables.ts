import type { Role } from '../kernel/contract'
import type { At, AtOrNull, Bytes, OnDay, Range } from '../platform/database/column'
import type { Relation } from './helpers/rule'

export interface PeopleTables {
  communities: {
    community_id: string
    name: string
    is_example: boolean
    host_unit: string
    filing_number: string
    phone: string
    made_at: At
  }
  buildings: { community_id: string; building_id: string; number: number }
  units: {
    community_id: string
    unit_id: string
    building_id: string
    label: string
    kind: 'flat' | 'shop' | 'parking'
    area: number | null
    area_source: 'register' | 'survey' | 'contract' | null
  }
  persons: {
    community_id: string
    person_id: string
    name_sealed: Bytes
    phone_sealed: Bytes | null
    phone_lookup: Bytes | null
    adult_from: OnDay | null
    made_at: At
  }
  households: { community_id: string; household_id: string; unit_id: string }
  residents: {
    community_id: string
    resident_id: string
    person_id: string
    household_id: string
    tenure: 'owner' | 'family' | 'tenant'
    during: Range
  }
  owners: { community_id: string; owner_id: string; person_id: string | null; kind: 'person' | 'developer' }
  ownerships: { community_id: string; unit_id: string; owner_id: string; during: Range }
  role_grants: {
    community_id: string
    grant_id: string
    person_id: string
    role: Role
    building_id: string | null
    during: Range
  }
  person_reads: {
    community_id: string
    read_id: string
    person_id: string
    reader_id: string
    action: string
    at: At
  }
  identities: {
    community_id: string
    identity_lookup: Bytes
    person_id: string
    confirmed_at: At
    ended_at: AtOrNull
  }
  helper_links: {
    community_id: string
    link_id: string
    elder_id: string
    helper_id: string
    relation: Relation
    how: 'code' | 'in-person'
    made_by: string
    since: At
    ended_at: AtOrNull
    ended_by: string | null
  }
  helper_codes: { community_id: string; helper_id: string; code: string; until: At }
}
