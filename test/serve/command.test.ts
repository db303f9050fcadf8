import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addressFrom, whyNotOpen } from '../../src/cli/parts/address'
import { endChildren, startChild } from '../support/child'

let place: string
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'yihaomi-serve-'))
})
afterAll(() => rm(place, { recursive: true, force: true }))
afterEach(endChildren)

test.each([
  [{}, 8080, '127.0.0.1'],
  [{ PORT: '', HOST: ' ' }, 8080, '127.0.0.1'],
  [{ PORT: '0' }, 0, '127.0.0.1'],
  [{ PORT: '65535', HOST: '0.0.0.0' }, 65_535, '0.0.0.0'],
])('%j is an address', (env, port, host) => {
  expect(addressFrom(env)).toEqual({ port, host })
})

test.each(['abc', '80a', '-1', '8080.5', '65536', '1e3', '99999999'])('PORT %s is refused', (PORT) => {
  expect(() => addressFrom({ PORT })).toThrow(`PORT「${PORT}」不是端口`)
})

const listen = (port: number, host: string) =>
  new Promise<Server>((done, failed) => {
    const server = createServer().once('error', failed)
    server.listen(port, host, () => done(server))
  })

test('what the system says about an address is said in words', async () => {
  const taken = await listen(0, '127.0.0.1')
  const port = (taken.address() as AddressInfo).port
  const why = async (host: string) =>
    whyNotOpen(await listen(port, host).catch((error: unknown) => error), { port, host })
  expect(await why('127.0.0.1')).toMatchObject({ message: expect.stringContaining(`端口 ${port} 已经`) })
  expect(await why('192.0.2.1')).toMatchObject({ message: expect.stringContaining('HOST「192.0.2.1」') })
  const other = new Error('something else')
  expect(whyNotOpen(other, { port, host: '' })).toBe(other)
  await new Promise((done) => taken.close(done))
})

test.each([
  ['src/cli/serve.ts', { PORT: 'abc' }, 'PORT「abc」不是端口'],
  ['src/cli/start.ts', { PORT: '70000' }, 'PORT「70000」不是端口'],
  ['src/cli/serve.ts', { KEY: '' }, '缺少 KEY'],
  ['src/cli/serve.ts', { CIPHER: 'rot13' }, '没有 rot13 这种算法'],
  ['src/cli/start.ts', { CIPHER: 'rot13' }, '没有 rot13 这种算法'],
])(
  '%s with %j says what is wrong and stops',
  async (script, env, words) => {
    const usual = { DATABASE_URL: '', DATA: join(place, 'data'), KEY: Buffer.alloc(32, 7).toString('base64') }
    const child = await startChild(script, [], { ...usual, ...env })
    expect(await child.ended()).toBe(1)
    expect(child.errors[0]).toContain(words)
    expect(child.errors.join()).not.toContain('    at ')
  },
  30_000,
)
