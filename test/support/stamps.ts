import { sql } from 'kysely'
import type { Instant } from '../../src/kernel/time'
import type { Tx } from '../../src/platform/serve/context'

/**
 * Every notice whose stamp is not what the stored shifts and absences say for the moment it bears. It is asked of the
 * database in one question of its own, so that it shares no line with the rule it checks.
 */
export async function wrongStamps(tx: Tx, community: string) {
  const { rows } = await sql<{
    published_at: Instant
    holder_id: string
    shift_id: string | null
    absence_id: string | null
    due_holder: string
    due_shift: string | null
    due_absence: string | null
  }>`
    select n.published_at, n.holder_id, n.shift_id, n.absence_id,
      case when a.absence_id is not null and s.person_id is not null then s.person_id else g.person_id end as due_holder,
      case when a.absence_id is not null and s.person_id is not null then s.shift_id end as due_shift,
      case when a.absence_id is not null and s.person_id is not null then a.absence_id end as due_absence
    from notices n
    join role_grants g on g.community_id = n.community_id and g.role = 'secretary'
    left join absences a on a.community_id = n.community_id and a.person_id = g.person_id
      and a.during @> n.published_at
    left join shifts s on s.community_id = n.community_id and s.during @> n.published_at
      and s.person_id <> g.person_id
      and not exists (select from days_off o where o.community_id = s.community_id and o.person_id = s.person_id
        and o.ended_at is null and o.days @> s.day)
    where n.community_id = ${community}`.execute(tx)
  const wrong = rows.filter(
    (row) =>
      row.holder_id !== row.due_holder ||
      row.shift_id !== row.due_shift ||
      row.absence_id !== row.due_absence,
  )
  return { notices: rows, wrong }
}
