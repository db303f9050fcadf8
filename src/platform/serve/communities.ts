import type { Kysely } from 'kysely'
import type { Database } from '../database/schema'

export interface Communities {
  /** @param asked what the caller named; null means "the only one". @returns null when there is no such one. */
  find(asked: string | null): Promise<string | null>
}

/**
 * The communities of this installation. They are added by hand and never removed, so they are remembered; the list is
 * read again for an unknown name, and once a minute where "the only one" could have stopped being so.
 */
export function knownCommunities(db: Kysely<Database>): Communities {
  let known: readonly string[] = []
  let readAt = 0

  async function read(): Promise<void> {
    const rows = await db.selectFrom('communities').select('community_id').execute()
    known = rows.map((row) => row.community_id)
    readAt = performance.now()
  }

  return {
    async find(asked) {
      const sure = asked ? known.includes(asked) : known.length > 0 && performance.now() - readAt < 60_000
      if (!sure) await read()
      if (asked) return known.includes(asked) ? asked : null
      return known.length === 1 ? known[0]! : null
    },
  }
}
