import { sql, type RawBuilder } from 'kysely'
import { iso, type Instant } from '../../kernel/time'

/** An instant as a timestamptz: the one way to put time into a statement. */
export function stamp(instant: Instant): RawBuilder<Instant> {
  return sql<Instant>`${iso(instant)}::timestamptz`
}
