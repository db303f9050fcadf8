import { sql, type RawBuilder } from 'kysely'
import type { Instant } from '../../kernel/time'

/** An instant as a timestamptz: the one way to put time into a statement. */
export function stamp(instant: Instant): RawBuilder<Instant> {
  return sql<Instant>`${new Date(instant).toISOString()}::timestamptz`
}
