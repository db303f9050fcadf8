// What a feature offers: one description that the phone, the server, the OpenAPI file and the tests all read.
import * as v from 'valibot'
import { isDay, type Day, type Instant } from './time'

/** A role that is granted for a scope and a period; see docs/glossary.md. */
export const roles = [
  'secretary',
  'duty-member',
  'staff',
  'council',
  'adviser',
  'mediator',
  'building-leader',
  'oversight',
] as const
export type Role = (typeof roles)[number]

/**
 * Who may call: anyone · a signed-in person · a person with one of these roles · the holder of the secretary's
 * authority at that moment. Dispatch turns away who has no identity; the rest is decided in the act's own
 * transaction, on facts read there.
 */
export type Who = 'anyone' | 'person' | 'holder' | readonly Role[]

/** Any schema that can be described and checked without waiting. */
export type Schema = v.GenericSchema

export interface Action<
  Name extends string = string,
  I extends Schema = Schema,
  O extends Schema = Schema,
  C extends string = string,
> {
  /** `<feature>.<action>`, the path after `/api/`. */
  readonly name: Name
  /** One line for the OpenAPI file. */
  readonly about: string
  readonly who: Who
  /** A write carries a request id, is answered once, and leaves an audit leaf. */
  readonly writes: boolean
  readonly input: I
  readonly reply: O
  readonly refusals: readonly C[]
}

/** What a caller sends: defaults may be left out. */
export type SentOf<A extends Action> = v.InferInput<A['input']>
/** What the handler gets: checked, trimmed, with defaults. */
export type InputOf<A extends Action> = v.InferOutput<A['input']>
export type ReplyOf<A extends Action> = v.InferOutput<A['reply']>
export type RefusalOf<A extends Action> = A['refusals'][number]

export function action<Name extends string, I extends Schema, O extends Schema, const C extends string>(
  spec: Action<Name, I, O, C>,
): Action<Name, I, O, C> {
  return spec
}

// Shapes that many contracts use. Limits are the same on both ends because both ends read them here.

export const id = v.pipe(v.string(), v.uuid())
export const instantOf = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(8_000_000_000_000),
  v.transform((ms) => ms as Instant),
)
/** A day that exists; beyond these years, day arithmetic would leave the four digits that PostgreSQL reads. */
export const day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day, written YYYY-MM-DD'),
  v.check(isDay, 'must be a day of the calendar'),
  v.check((text) => '2000-01-01' <= text && text <= '2199-12-31', 'must be a day from 2000 to 2199'),
  v.transform((text) => text as Day),
)
export const clockOf = v.pipe(
  v.string(),
  v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time of day from 00:00 to 24:00, written HH:MM'),
)
/** Line breaks and tabs can be typed, other control characters come only from programs. */
const typed = (said: string): boolean => !/[^\P{Cc}\n\r\t]/u.test(said)
/** Zero-width characters join and direct what is seen; alone they are nothing. */
const seen = (said: string): boolean => /[^\p{Cf}\s]/u.test(said)
/** A line or a paragraph somebody typed; blank is nothing typed. */
export const text = (longest: number) =>
  v.pipe(
    v.string(),
    v.check(typed, 'must not hold control characters'),
    v.trim(),
    v.minLength(1),
    v.check(seen, 'must not be blank'),
    v.maxLength(longest),
  )
export const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most))
/** Names a list that was shown, so that exactly it is acted on. */
export const fingerprint = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))
export const nothing = v.strictObject({})
