import type { Generated } from 'kysely'
import type { At, AtOrNull, Bytes } from '../platform/database/column'
import type { Facts, MessageKind, Template } from './rule'

/** unreachable: no WeChat · unwilling: no consent left · refused: WeChat will not · unsure: nobody knows. */
export type Ending = 'sent' | 'unreachable' | 'unwilling' | 'refused' | 'unsure'

export interface MessageTables {
  messages: {
    community_id: string
    message_id: string
    person_id: string
    kind: MessageKind
    facts: Facts
    named: Readonly<Record<string, string>>
    about: string | null
    told_at: At
    read_at: AtOrNull
  }
  outbox: {
    community_id: string
    message_id: string
    claimed_at: AtOrNull
    ended_at: AtOrNull
    ending: Ending | null
    attempts: Generated<number>
    not_before: AtOrNull
  }
  message_consents: {
    community_id: string
    consent_id: string
    person_id: string
    template: Template
    openid_sealed: Bytes
    given_at: At
    spent_on: string | null
  }
  message_calls: {
    community_id: string
    call_id: string
    message_id: string
    called_by: string
    at: At
    ending: 'reached' | 'no-answer'
  }
}
