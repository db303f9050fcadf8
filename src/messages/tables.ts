import type { At, AtOrNull } from '../platform/database/column'
import type { Facts, MessageKind } from './rule'

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
    ending: 'sent' | 'unreachable' | 'unwilling' | 'refused' | 'unsure' | null
  }
}
