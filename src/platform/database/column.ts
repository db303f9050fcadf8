import type { ColumnType, RawBuilder } from 'kysely'
import type { Day, Instant } from '../../kernel/time'

/** A timestamptz: read as an Instant, written through `stamp`. */
export type At = ColumnType<Instant, string | RawBuilder<unknown>, string | RawBuilder<unknown>>
export type AtOrNull = ColumnType<
  Instant | null,
  string | RawBuilder<unknown> | null,
  string | RawBuilder<unknown> | null
>
/** A date column: text in and out, so that no zone can move it. */
export type OnDay = ColumnType<Day, string, string>
/** A range: written as an expression, read through lower() and upper(). */
export type Range = ColumnType<string, string | RawBuilder<unknown>, string | RawBuilder<unknown>>
/** Sealed or hashed bytes. */
export type Bytes = ColumnType<Buffer, Buffer, Buffer>
