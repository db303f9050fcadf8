import { sql } from 'kysely'
import type { Instant } from '../../kernel/time'
import type { Tx } from '../../platform/serve/context'

export interface ActRow {
  readonly what: string
  readonly holder: string
  readonly at: Instant
  readonly shiftStart: Instant | null
  readonly shiftEnd: Instant | null
  readonly out: Instant | null
  readonly back: Instant | null
}

/** The newest acts that bear a shift and an absence: read from the audit, whatever feature they are of. */
export async function stampedActs(tx: Tx, community: string, limit: number): Promise<ActRow[]> {
  const { rows } = await sql<ActRow>`
    select l.act ->> 'action' as what, l.act ->> 'actor' as holder, l.at,
      lower(s.during) as "shiftStart", upper(s.during) as "shiftEnd",
      lower(a.during) as out, upper(a.during) as back
    from leaves l
    left join shifts s on s.community_id = l.community_id and s.shift_id = (l.act ->> 'shift')::uuid
    left join absences a on a.community_id = l.community_id and a.absence_id = (l.act ->> 'absence')::uuid
    where l.community_id = ${community} and l.act ->> 'shift' is not null and l.act ->> 'absence' is not null
    order by l.at desc, l.leaf_id desc
    limit ${limit}`.execute(tx)
  return rows
}
