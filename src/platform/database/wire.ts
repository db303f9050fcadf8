// How values of PostgreSQL become values of ours, alike for both drivers: they share pg's parsers.
import { types, type CustomTypesConfig } from 'pg'
import type { Instant } from '../../kernel/time'

const INT8 = 20
const DATE = 1082
const TIMESTAMP = 1114
const TIMESTAMPTZ = 1184
const TEXT_LIST = 1009
const INT8_LIST = 1016
const TIMESTAMP_LIST = 1115
const DATE_LIST = 1182
const TIMESTAMPTZ_LIST = 1185

/** A bigint, which is a fault when it does not fit: a rounded count would be a wrong count. */
export function toNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number`)
  return value
}

/** A timestamptz (`2026-03-02 01:30:00+00`) as an instant. */
export function toInstant(text: string): Instant {
  const ms = Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
  if (Number.isNaN(ms)) throw new RangeError(`${text} is not an instant`)
  return ms as Instant
}

/** What pg does with all other types; its own signature takes only the types it names. */
const parserOf = types.getTypeParser as (oid: number, format?: string) => (text: string) => unknown

const asIs = (text: string): string => text

const parsers = new Map<number, (text: string) => unknown>([
  [INT8, toNumber],
  [TIMESTAMPTZ, toInstant],
  // Days and zoneless times stay text: a Date would move them into the machine's zone.
  [DATE, asIs],
  [TIMESTAMP, asIs],
  [INT8_LIST, listOf(toNumber)],
  [TIMESTAMPTZ_LIST, listOf(toInstant)],
  [DATE_LIST, listOf(asIs)],
  [TIMESTAMP_LIST, listOf(asIs)],
])

/** For `types` of a pool; nothing is set on pg itself, where another library would see it. */
export const wire = {
  getTypeParser: (oid: number, format?: string) =>
    (format !== 'binary' && parsers.get(oid)) || parserOf(oid, format),
} as CustomTypesConfig

function listOf(parse: (text: string) => unknown): (text: string) => unknown {
  const texts = parserOf(TEXT_LIST) as (text: string) => (string | null)[]
  return (text) => texts(text).map((entry) => (entry === null ? null : parse(entry)))
}
