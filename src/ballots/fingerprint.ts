// What commits to a ballot by its bytes: the roll, the text as it was opened, the votes, the result.
import { createHash } from 'node:crypto'
import { merkleRoot, type Hash } from '../kernel/merkle'
import type { Chance } from '../kernel/id'
import { hashOf } from '../platform/serve/act'
import type { ResultView } from './contract'
import type { BallotRow } from './queries'
import type { Voter } from './roll'

/** The id of a vote: the household's own, or one made of the head's key, so that drawing again finds the same. */
export function voterIdOf({ kind, key }: Pick<Voter, 'kind' | 'key'>): string {
  if (kind === 'household') return key
  const hex = createHash('sha256').update(`head of owners ${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A place on the roll as it is hashed. Who casts is not part of it: a household may name somebody later. */
export type Placed = Omit<Voter, 'caster'>

/** The fingerprint of a roll: of who counts, with which units and how much area, in the order of their keys. */
export function rollHash(voters: readonly Placed[]): Buffer {
  const sorted = [...voters].sort((a, b) => (a.key < b.key ? -1 : 1))
  return hashOf(
    sorted.map(({ kind, key, area, units }) => {
      const list = units.map((unit) => [unit.unitId, unit.area] as const)
      return [kind, key, area, list.sort(([a], [b]) => (a < b ? -1 : 1))]
    }),
  )
}

/** Of everything that opening freezes. */
export function textHash(ballot: BallotRow): Buffer {
  const { ballotId, title, question, rule, scope, opensAt, closesAt, roll } = ballot
  const frozen = { ballotId, title, question, rule, scope, opensAt, closesAt }
  return hashOf({ ...frozen, roll: roll && { count: roll.count, area: roll.area, hash: roll.fingerprint } })
}

const sha256: Hash = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export const rootOf = (leaves: readonly Buffer[]): Buffer => Buffer.from(merkleRoot(leaves, sha256))

/** Of the whole result but itself. */
export function resultHash(result: Omit<ResultView, 'now' | 'matterId' | 'resultFingerprint'>): Buffer {
  return hashOf(result)
}

/** No 0 and O, 1 I and L, 2 and Z, 5 and S, 8 and B, U and V: it is read aloud and copied by hand. */
const ALPHABET = 'ACDEFGHJKMNPQRTVWXY34679'
const RECEIPT = 10

export function newReceipt(chance: Chance): string {
  let receipt = ''
  // 240 is the largest multiple of 24 below 256: what lies above would favour the first letters.
  while (receipt.length < RECEIPT) {
    for (const byte of chance(RECEIPT)) {
      if (byte < 240 && receipt.length < RECEIPT) receipt += ALPHABET[byte % ALPHABET.length]
    }
  }
  return receipt
}
