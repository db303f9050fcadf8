import type { Tx } from '../../platform/serve/context'

/** Keeps the order in which people take turns, in place of the one before. */
export async function saveOrder(tx: Tx, community: string, order: readonly string[]): Promise<void> {
  await tx.deleteFrom('rota_order').where('community_id', '=', community).execute()
  const rows = order.map((person_id, n) => ({ community_id: community, person_id, position: n + 1 }))
  await tx.insertInto('rota_order').values(rows).execute()
}
