import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cipherFromEnvironment, cipherOf, suites } from '../../src/platform/database/cipher'
import type { DatabaseError } from '../../src/platform/database/errors'
import { deriveKeys, keysFromEnvironment, keysFromFolder } from '../../src/platform/database/keys'
import { explain } from '../../src/platform/database/text'

const chance = (bytes: number): Uint8Array => randomBytes(bytes)
const root = Buffer.alloc(32, 7)
const keys = deriveKeys(root)

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yihaomi-keys-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test.each([
  [undefined, 'key-missing'],
  ['  ', 'key-missing'],
  ['secret', 'key-malformed'],
  ['ab'.repeat(31), 'key-malformed'],
  [Buffer.alloc(16).toString('base64'), 'key-malformed'],
  [Buffer.alloc(64).toString('base64'), 'key-malformed'],
])('KEY %p is refused: %s', (KEY, code) => {
  expect(() => keysFromEnvironment({ KEY })).toThrow(expect.objectContaining({ name: 'KeyUnusable', code }))
})

test('KEY may be base64, base64url or hex', () => {
  for (const encoding of ['base64', 'base64url', 'hex'] as const) {
    expect(keysFromEnvironment({ KEY: root.toString(encoding) })).toEqual(keys)
  }
})

test('each purpose has a key of its own, and the id is not of the root', () => {
  const all = [keys.encryption, keys.authentication, keys.lookup, keys.session].map((key) =>
    key.toString('hex'),
  )
  expect(new Set(all).size).toBe(4)
  expect(all).not.toContain(root.toString('hex'))
  expect(keys.id).not.toBe(root[0])
  expect(deriveKeys(Buffer.alloc(32, 8)).id).not.toBe(keys.id)
})

test('a demo makes its key once, for its owner only, even when two start together', async () => {
  const made = await Promise.all([keysFromFolder(folder, chance), keysFromFolder(folder, chance)])
  const path = join(folder, 'keys')
  const text = await readFile(path, 'utf8')
  await chmod(path, 0o644)
  expect(made[1]).toEqual(made[0])
  expect(await keysFromFolder(folder, chance)).toEqual(made[0])
  expect(await readFile(path, 'utf8')).toBe(text)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['keys'])
  await writeFile(path, 'cut')
  await expect(keysFromFolder(folder, chance)).rejects.toMatchObject({
    code: 'key-malformed',
    facts: { where: path },
  })
})

describe.each(suites)('%s', (suite) => {
  const cipher = cipherOf(keys, chance, suite)

  test('opens what it sealed, and seals the same text differently each time', () => {
    for (const text of ['', '何素芬', '15600000077', '长'.repeat(5000)])
      expect(cipher.open(cipher.seal(text))).toBe(text)
    expect(cipher.seal('a')).not.toEqual(cipher.seal('a'))
    expect(cipher.seal('何素芬').includes(Buffer.from('何素芬'))).toBe(false)
  })

  test('refuses a text with any byte altered, cut short, or sealed with another key', () => {
    const sealed = cipher.seal('何素芬')
    for (let i = 0; i < sealed.length; i++) {
      const altered = Buffer.from(sealed)
      altered[i]! ^= 1
      expect(() => cipher.open(altered)).toThrow(expect.objectContaining({ code: 'sealed-otherwise' }))
      expect(() => cipher.open(sealed.subarray(0, i))).toThrow(
        expect.objectContaining({ code: 'sealed-otherwise' }),
      )
    }
    const other = { ...deriveKeys(Buffer.alloc(32, 9)), id: keys.id }
    expect(() => cipherOf(other, chance, suite).open(sealed)).toThrow('cannot be opened')
  })

  test('finds a phone however it is typed, and only with its key', () => {
    const found = cipher.lookup('15600000077')
    expect(found).toHaveLength(32)
    for (const typed of ['156 0000 0077', '156-0000-0077', '１５６００００００７７', ' 15600000077 ']) {
      expect(cipher.lookup(typed)).toEqual(found)
    }
    expect(cipher.lookup('15600000078')).not.toEqual(found)
    expect(cipherOf(deriveKeys(Buffer.alloc(32, 9)), chance, suite).lookup('15600000077')).not.toEqual(found)
  })
})

test('a text sealed before the setting was changed still opens', () => {
  const sealed = cipherOf(keys, chance).seal('何素芬')
  expect(cipherOf(keys, chance, 'sm4').open(sealed)).toBe('何素芬')
})

test.each([
  [undefined, 1],
  ['', 1],
  ['aes-256-gcm', 1],
  [' sm4\n', 2],
])('CIPHER %j seals with suite %d', (CIPHER, version) => {
  const cipher = cipherFromEnvironment({ CIPHER }, keys, chance)
  expect(cipher.seal('何素芬')[0]).toBe(version)
})

test.each(['rot13', 'SM4', 'constructor'])('CIPHER %s is refused in a plain sentence', (CIPHER) => {
  const said = (): unknown => {
    try {
      return cipherFromEnvironment({ CIPHER }, keys, chance)
    } catch (error) {
      return explain(error as DatabaseError)
    }
  }
  expect(said()).toContain(`没有 ${CIPHER} 这种算法：CIPHER 只能是 aes-256-gcm, sm4 之一`)
  expect(said()).toContain('CIPHER is one of aes-256-gcm, sm4')
})

test('an unknown suite is refused', () => {
  expect(() => cipherOf(keys, chance, 'rot13' as 'sm4')).toThrow(
    expect.objectContaining({ code: 'cipher-unknown' }),
  )
})
