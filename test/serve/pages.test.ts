import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { httpServer } from '../../src/platform/serve/http'
import { sessions } from '../../src/platform/serve/session'
import { keys } from '../support/world'

const page = '<!doctype html><title>一毫米</title>'.repeat(40)
const script = 'console.log("在");\n'.repeat(100)
const small = 'console.log(1)\n'

let folder: string
let app: FastifyInstance
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yihaomi-pages-'))
  await mkdir(join(folder, 'js'))
  await writeFile(join(folder, 'index.html'), page)
  await writeFile(join(folder, 'js/96.18108a76.js'), script)
  await writeFile(join(folder, 'js/app.9885452c.js'), small)
  await writeFile(join(folder, 'js/unhashed.js'), small)
  // A variable, because the build's scripts are JavaScript without declarations.
  const compress = '../../config/compress.mjs'
  const { compressPages } = (await import(compress)) as { compressPages: (folder: string) => void }
  compressPages(folder)
  app = await httpServer({
    dispatch: () => Promise.reject(new Error('no call is made here')),
    sessions: sessions(keys.session),
    openapi: {},
    log: pino({ level: 'silent' }),
    pages: folder,
  })
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

const get = (url: string, encodings?: string) =>
  app.inject({ method: 'GET', url, headers: encodings ? { 'accept-encoding': encodings } : {} })

test.each([
  ['/', 'no-cache'],
  ['/index.html', 'no-cache'],
  ['/js/unhashed.js', 'no-cache'],
  ['/js/96.18108a76.js', 'public, max-age=31536000, immutable'],
  ['/js/app.9885452c.js', 'public, max-age=31536000, immutable'],
])('%s is kept by a browser: %s, compressed or not', async (url, kept) => {
  for (const encodings of [undefined, 'gzip', 'br, gzip']) {
    const { statusCode, headers } = await get(url, encodings)
    expect([statusCode, headers['cache-control'], headers.vary]).toEqual([200, kept, 'accept-encoding'])
  }
})

test('what is worth it is sent compressed to whoever can read it, and is the same', async () => {
  const plain = await get('/js/96.18108a76.js')
  expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, script])
  const gzip = await get('/js/96.18108a76.js', 'gzip')
  expect(gzip.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': plain.headers['content-type'],
  })
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(script)
  const br = await get('/', 'gzip, deflate, br')
  expect(br.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': expect.stringContaining('html'),
  })
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(page)
  const tiny = await get('/js/app.9885452c.js', 'br, gzip')
  expect([tiny.headers['content-encoding'], tiny.body]).toEqual([undefined, small])
})
