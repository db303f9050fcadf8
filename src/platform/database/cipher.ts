// Names and phones at rest. A sealed text is: suite, key id, nonce, tag, ciphertext. The suite and the key id are
// authenticated too, so nobody can move a text to a weaker suite.
import { createCipheriv, createDecipheriv, createHmac, getCiphers, timingSafeEqual } from 'node:crypto'
import type { Chance } from '../../kernel/id'
import { DatabaseError, SealBroken } from './errors'
import type { Keys } from './keys'

export interface Cipher {
  seal(text: string): Buffer
  /** @throws SealBroken when another key sealed it or a byte of it was altered. */
  open(sealed: Uint8Array): string
  /** A keyed hash for finding a phone or an identity that is stored sealed; blanks, hyphens, case and width do not count. */
  lookup(text: string): Buffer
  /** The same for an identity that machines give, where every letter counts: an OPENID tells case apart. */
  lookupExactly(text: string): Buffer
}

/** The default, or the national algorithms where they are required; see `cipherFromEnvironment`. */
export const suites = ['aes-256-gcm', 'sm4'] as const
export type SuiteName = (typeof suites)[number]

interface Suite {
  readonly version: number
  readonly needs: string
  readonly nonce: number
  readonly tag: number
  readonly hash: string
  /** @returns tag and ciphertext */
  encrypt(keys: Keys, nonce: Uint8Array, head: Uint8Array, plain: Buffer): [Buffer, Buffer]
  decrypt(keys: Keys, nonce: Uint8Array, head: Uint8Array, tag: Uint8Array, body: Uint8Array): Buffer
}

const aes: Suite = {
  version: 1,
  needs: 'aes-256-gcm',
  nonce: 12,
  tag: 16,
  hash: 'sha256',
  encrypt(keys, nonce, head, plain) {
    const cipher = createCipheriv('aes-256-gcm', keys.encryption, nonce).setAAD(head)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return [cipher.getAuthTag(), body]
  },
  decrypt(keys, nonce, head, tag, body) {
    const cipher = createDecipheriv('aes-256-gcm', keys.encryption, nonce, { authTagLength: 16 })
    cipher.setAAD(head).setAuthTag(tag)
    return Buffer.concat([cipher.update(body), cipher.final()])
  },
}

/** SM4 in counter mode, then HMAC-SM3 over all of it: OpenSSL 3.0, which Node 20 carries, has no SM4-GCM. */
const sm4: Suite = {
  version: 2,
  needs: 'sm4-ctr',
  nonce: 16,
  tag: 32,
  hash: 'sm3',
  encrypt(keys, nonce, head, plain) {
    const cipher = createCipheriv('sm4-ctr', keys.encryption.subarray(0, 16), nonce)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return [sm3(keys, head, nonce, body), body]
  },
  decrypt(keys, nonce, head, tag, body) {
    if (!timingSafeEqual(sm3(keys, head, nonce, body), tag)) throw new Error('tag differs')
    const cipher = createDecipheriv('sm4-ctr', keys.encryption.subarray(0, 16), nonce)
    return Buffer.concat([cipher.update(body), cipher.final()])
  },
}

const bySetting: Record<SuiteName, Suite> = { 'aes-256-gcm': aes, sm4 }
const byVersion = new Map([aes, sm4].map((suite) => [suite.version, suite]))

/**
 * Seals with the chosen suite, opens what any suite sealed with these keys.
 * @param chance must be the real one: a nonce used twice gives the texts away.
 * @throws DatabaseError when this Node lacks the suite.
 */
export function cipherOf(keys: Keys, chance: Chance, setting: SuiteName = 'aes-256-gcm'): Cipher {
  const suite = suiteNamed(setting)
  const head = Buffer.from([suite.version, keys.id])
  return {
    seal(text) {
      const nonce = chance(suite.nonce)
      const [tag, body] = suite.encrypt(keys, nonce, head, Buffer.from(text, 'utf8'))
      return Buffer.concat([head, nonce, tag, body])
    },
    open: (sealed) => open(keys, sealed),
    lookup: (text) => createHmac(suite.hash, keys.lookup).update(plain(text)).digest(),
    lookupExactly: (text) => createHmac(suite.hash, keys.lookup).update('exact:').update(text).digest(),
  }
}

/** The cipher that CIPHER names, or the default. @throws DatabaseError when it names none that there is. */
export function cipherFromEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  keys: Keys,
  chance: Chance,
): Cipher {
  const setting = env['CIPHER']?.trim() || undefined
  return cipherOf(keys, chance, setting as SuiteName | undefined)
}

function open(keys: Keys, sealed: Uint8Array): string {
  const suite = byVersion.get(sealed[0] ?? 0)
  if (!suite) throw broken('not a sealed text')
  if (sealed[1] !== keys.id) throw broken('another key sealed it')
  const body = 2 + suite.nonce + suite.tag
  if (sealed.length < body) throw broken('it is cut short')
  const [head, nonce] = [sealed.subarray(0, 2), sealed.subarray(2, 2 + suite.nonce)]
  try {
    const tag = sealed.subarray(2 + suite.nonce, body)
    return suite.decrypt(keys, nonce, head, tag, sealed.subarray(body)).toString('utf8')
  } catch (cause) {
    throw broken('it was altered, or another key sealed it', cause)
  }
}

function suiteNamed(setting: SuiteName): Suite {
  const suite = suites.includes(setting) ? bySetting[setting] : undefined
  if (suite && getCiphers().includes(suite.needs)) return suite
  const names = suites.join(', ')
  throw new DatabaseError(
    'cipher-unknown',
    `There is no cipher ${setting} here: CIPHER is one of ${names}, and Node must have it.`,
    { cipher: setting, names },
  )
}

function sm3(keys: Keys, ...parts: readonly Uint8Array[]): Buffer {
  const mac = createHmac('sm3', keys.authentication)
  for (const part of parts) mac.update(part)
  return mac.digest()
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toLowerCase()
}

function broken(reason: string, cause?: unknown): SealBroken {
  return new SealBroken('sealed-otherwise', `A sealed text cannot be opened: ${reason}.`, {}, { cause })
}
