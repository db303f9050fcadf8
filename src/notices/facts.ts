// What other features may know of the notices.
import { namesOf } from '../people/facts'
import type { Cipher } from '../platform/database/cipher'
import type { Tx } from '../platform/serve/context'
import type { NoticeView } from './contract'
import { newestNotices } from './queries'

/** The newest notices with the name of whoever published them. */
export async function noticesWithNames(
  tx: Tx,
  cipher: Cipher,
  community: string,
  limit: number,
): Promise<NoticeView[]> {
  const rows = await newestNotices(tx, community, limit)
  const names = await namesOf(tx, cipher, community, [...new Set(rows.map((row) => row.holder))])
  return rows.map(({ holder, shift, ...row }) => ({
    ...row,
    by: names.get(holder) ?? '',
    acting: shift !== null,
  }))
}
