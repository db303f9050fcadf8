import type { At } from '../platform/database/column'

export interface NoticeTables {
  notices: {
    community_id: string
    notice_id: string
    title: string
    body: string
    published_at: At
    published_by: string
    holder_id: string
    shift_id: string | null
    absence_id: string | null
  }
}
