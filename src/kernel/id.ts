import type { Instant } from './time'

/** A source of random bytes; it arrives in the context, so that a test can fix it. */
export type Chance = (bytes: number) => Uint8Array

/** A version 7 UUID (RFC 9562): time first, so that keys made together lie together on disk. */
export function newId(now: Instant, chance: Chance): string {
  const random = chance(10)
  const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0')
  const tail = Array.from(random, (byte) => hex(byte, 2)).join('')
  const stamp = hex(now, 12)
  const variant = hex((random[2]! & 0x3f) | 0x80, 2)
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${tail.slice(1, 4)}-${variant}${tail.slice(6, 8)}-${tail.slice(8)}`
}
