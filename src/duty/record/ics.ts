// A calendar file (RFC 5545) of one's own shifts, for the calendar of the phone. Times are UTC, so that no zone has to
// be described; lines end with CRLF and are folded at 75 octets.
import { iso, type Instant } from '../../kernel/time'
import type { Shift } from '../rule'

export interface IcsWords {
  readonly calendar: string
  readonly summary: string
  readonly place: string
}

/** `2026-11-24T01:30:00.000Z` → `20261124T013000Z`. */
const utc = (t: Instant): string => iso(t).replace(/[-:]|\.\d{3}/g, '')

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** @param host makes the ids unlike any other program's; a shift keeps its own, whoever has it. */
export function icsOf(shifts: readonly Shift[], host: string, words: IcsWords, now: Instant): string {
  const events = shifts.flatMap(({ id, span }) => [
    'BEGIN:VEVENT',
    `UID:${id}@${host}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(span.start)}`,
    `DTEND:${utc(span.end)}`,
    `SUMMARY:${escaped(words.summary)}`,
    `LOCATION:${escaped(words.place)}`,
    'END:VEVENT',
  ])
  const lines = [
    ...[
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//yihaomi//duty//ZH',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
    ],
    `X-WR-CALNAME:${escaped(words.calendar)}`,
    ...events,
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

const OCTETS = 75

/** Folds a line at 75 octets, never within a character; a further line begins with a space, which counts. */
export function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let length = 0
  for (const character of line) {
    const octets = octetsOf(character)
    if (length + octets > OCTETS) {
      parts.push(part)
      part = ' '
      length = 1
    }
    part += character
    length += octets
  }
  return [...parts, part].join('\r\n')
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0)!
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
