import type { Instant } from '../kernel/time'
import { stamp } from '../platform/database/stamp'
import type { Tx } from '../platform/serve/context'

export interface NoticeRow {
  readonly noticeId: string
  readonly title: string
  readonly body: string
  readonly publishedAt: Instant
  readonly holder: string
  readonly shift: string | null
}

export async function newestNotices(tx: Tx, community: string, limit: number): Promise<NoticeRow[]> {
  return tx
    .selectFrom('notices')
    .select(['notice_id as noticeId', 'title', 'body', 'published_at as publishedAt'])
    .select(['holder_id as holder', 'shift_id as shift'])
    .where('community_id', '=', community)
    .orderBy('published_at', 'desc')
    .limit(limit)
    .execute()
}

export async function addNotice(
  tx: Tx,
  community: string,
  notice: NoticeRow & { readonly absence: string | null },
): Promise<void> {
  await tx
    .insertInto('notices')
    .values({
      community_id: community,
      notice_id: notice.noticeId,
      title: notice.title,
      body: notice.body,
      published_at: stamp(notice.publishedAt),
      published_by: notice.holder,
      holder_id: notice.holder,
      shift_id: notice.shift,
      absence_id: notice.absence,
    })
    .execute()
}
