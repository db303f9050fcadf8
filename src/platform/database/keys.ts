// The root key and what is derived from it. One key per purpose, so that a leak of one opens nothing else.
import { hkdfSync } from 'node:crypto'
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Chance } from '../../kernel/id'
import { KeyUnusable } from './errors'

export interface Keys {
  /** Tells root keys apart without telling them: every sealed text carries it. */
  readonly id: number
  readonly encryption: Buffer
  readonly authentication: Buffer
  readonly lookup: Buffer
  readonly session: Buffer
}

const LENGTH = 32

/** The keys of a production server, from KEY: 32 bytes as base64 or hex. @throws KeyUnusable */
export function keysFromEnvironment(env: Readonly<Record<string, string | undefined>>): Keys {
  const text = env['KEY']?.trim()
  if (!text) {
    throw new KeyUnusable(
      'key-missing',
      'KEY is missing: set it to 32 random bytes in base64 (openssl rand -base64 32).',
    )
  }
  return deriveKeys(decode(text, 'KEY'))
}

/** The keys of a demo: made once in `folder`/keys, readable by its owner only. @throws KeyUnusable */
export async function keysFromFolder(folder: string, chance: Chance): Promise<Keys> {
  const path = join(folder, 'keys')
  const kept = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (kept === null) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeOnce(
      path,
      `${Buffer.from(chance(LENGTH)).toString('base64')}\n`,
      Buffer.from(chance(6)).toString('hex'),
    )
    return keysFromFolder(folder, chance)
  }
  await chmod(path, 0o600)
  return deriveKeys(decode(kept.trim(), path))
}

/** @param root 32 random bytes */
export function deriveKeys(root: Uint8Array): Keys {
  const derive = (purpose: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', root, '', `yihaomi/${purpose}`, length))
  return {
    id: derive('id', 1)[0]!,
    encryption: derive('encryption', 32),
    authentication: derive('authentication', 32),
    lookup: derive('lookup', 32),
    session: derive('session', 32),
  }
}

/** Whole or not at all, and never over an older one: two programs that start together must end with one key. */
async function writeOnce(path: string, text: string, suffix: string): Promise<void> {
  const draft = `${path}.${suffix}`
  await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await unlink(draft)
  }
}

function decode(text: string, where: string): Buffer {
  const hex = /^[0-9a-f]{64}$/i.test(text)
  const base64 = /^[A-Za-z0-9+/_-]{43}=?$/.test(text)
  if (!hex && !base64) {
    throw new KeyUnusable('key-malformed', `${where} is not 32 bytes in base64 or hex.`, { where })
  }
  return Buffer.from(text, hex ? 'hex' : 'base64')
}
