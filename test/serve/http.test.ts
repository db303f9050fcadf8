import type { FastifyInstance } from 'fastify'
import { base64url, SignJWT } from 'jose'
import pino from 'pino'
import type { Connection } from '../../src/platform/database/connect'
import { instant } from '../../src/kernel/time'
import { httpServer } from '../../src/platform/serve/http'
import { exampleOffers } from '../../src/platform/serve/offers'
import { openapi } from '../../src/platform/serve/openapi'
import { people, rooms, tuesday } from '../support/community'
import { counts } from '../support/counts'
import { freshDatabase } from '../support/database'
import { freshWorld, keys, type World } from '../support/world'

let connection: Connection
let w: World
let other: World
let app: FastifyInstance
beforeAll(async () => {
  connection = await freshDatabase()
  w = await freshWorld(connection)
  other = await freshWorld(connection)
  app = await serve(5)
}, 60_000)
afterAll(async () => {
  await app.close()
  await connection.close()
})

function serve(signInsPerMinute: number): Promise<FastifyInstance> {
  const log = pino({ level: 'silent' })
  const document = openapi(exampleOffers.map(({ action }) => action))
  return httpServer({ dispatch: w.dispatch, sessions: w.sessions, openapi: document, log, signInsPerMinute })
}

const token = async (who: keyof typeof people, world = w): Promise<string> =>
  (await w.sessions.sign({ community: world.community, person: people[who].id }, w.now())).token

interface Post {
  readonly bearer?: string
  readonly headers?: Record<string, string>
  readonly requestId?: string
}

async function post(action: string, input: unknown, { bearer, headers, requestId }: Post = {}) {
  const response = await app.inject({
    method: 'POST',
    url: `/api/${action}`,
    headers: {
      'content-type': 'application/json',
      'x-community': w.community,
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(requestId === undefined ? {} : { 'x-request-id': requestId }),
      ...headers,
    },
    payload: typeof input === 'string' ? input : JSON.stringify(input),
  })
  return { status: response.statusCode, body: response.json() as Record<string, unknown>, response }
}

const hour = { roomId: rooms.hall, day: tuesday, start: '10:00', end: '11:00', people: 3, purpose: '排练' }

test('a booking goes all the way, and a press after a lost reply is answered alike', async () => {
  const call = { bearer: await token('qin'), requestId: 'over-http-1' }
  const first = await post('rooms.book', hour, call)
  expect(first).toMatchObject({ status: 200, body: { ok: true, value: { bookingId: expect.any(String) } } })
  expect((await post('rooms.book', hour, call)).body).toEqual(first.body)
  const taken = await post('rooms.book', hour, { bearer: await token('li'), requestId: 'over-http-2' })
  expect(taken).toMatchObject({
    status: 200,
    body: { ok: false, refusal: { code: 'taken', start: '10:00', next: '11:00' } },
  })
})

test('signing in gives a token that is the person', async () => {
  const signedIn = await post('people.demoSignIn', { personId: people.he.id })
  const { token: bearer } = signedIn.body['value'] as { token: string }
  expect((await post('people.me', {}, { bearer })).body).toMatchObject({ value: { name: '何静川' } })
})

describe('a body that is no call', () => {
  test.each([
    ['broken JSON', '{"roomId":', 'application/json', 400],
    ['nothing at all', '', 'application/json', 400],
    ['a prototype', '{"__proto__":{"person":"x"}}', 'application/json', 400],
    ['another kind', '<x/>', 'application/xml', 415],
    ['a form', 'roomId=1', 'application/x-www-form-urlencoded', 415],
    ['64 KB and a byte', JSON.stringify('x'.repeat(64 * 1024 - 1)), 'application/json', 413],
    ['just a list', '[]', 'application/json', 400],
  ])('%s is nonsense and reaches no act', async (_, payload, kind, status) => {
    const before = await counts(connection.db, w.community)
    const answer = await post('rooms.book', payload, {
      bearer: await token('qin'),
      requestId: 'no-call-1',
      headers: { 'content-type': kind },
    })
    expect(answer).toMatchObject({
      status,
      body: { ok: false, nonsense: { field: expect.any(String), reason: expect.any(String) } },
    })
    expect(await counts(connection.db, w.community)).toEqual(before)
  })

  test.each(['GET', 'PUT', 'DELETE', 'PATCH'] as const)('%s is not how one calls', async (method) => {
    const response = await app.inject({ method, url: '/api/rooms.list' })
    expect(response.statusCode).toBe(404)
    expect(response.json()).toMatchObject({ ok: false, nonsense: { field: 'path' } })
  })

  test('an unknown action is said to be one', async () => {
    expect(await post('rooms.steal', {})).toMatchObject({
      status: 404,
      body: { nonsense: { field: 'action' } },
    })
    expect(await post('a/b/../c', {})).toMatchObject({ status: 404, body: { nonsense: { field: 'path' } } })
  })
})

describe('who calls is known by a token of ours and nothing else', () => {
  const nobody = { status: 401, body: { ok: false, identity: 'needed' } }
  const me = (bearer: string) => post('people.me', {}, { bearer })
  const payload = () => ({ c: w.community, sub: people.he.id })
  const ends = () => Math.floor(w.now() / 1000) + 3600

  test('without one nobody calls', async () => {
    expect(await post('people.me', {})).toMatchObject(nobody)
    expect(await post('rooms.book', hour, { requestId: 'nobody-here' })).toMatchObject(nobody)
  })

  test('a token signed with another key', async () => {
    const forged = await new SignJWT(payload())
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(ends())
      .sign(new Uint8Array(32).fill(7))
    expect(await me(forged)).toMatchObject(nobody)
  })

  test('a token that says it needs no signature, in any spelling', async () => {
    for (const alg of ['none', 'None', 'NONE']) {
      const part = (of: object): string => base64url.encode(JSON.stringify(of))
      const unsigned = `${part({ alg })}.${part({ ...payload(), exp: ends() })}.`
      expect(await me(unsigned)).toMatchObject(nobody)
    }
  })

  test('a token whose person was exchanged', async () => {
    const [head, , signature] = (await token('qin')).split('.')
    const claims = base64url.encode(JSON.stringify({ ...payload(), exp: ends() }))
    expect(await me(`${head}.${claims}.${signature}`)).toMatchObject(nobody)
  })

  test('a token signed by our key for another algorithm, or without an end', async () => {
    const sign = (alg: string, end: boolean) => {
      const jwt = new SignJWT(payload()).setProtectedHeader({ alg })
      return (end ? jwt.setExpirationTime(ends()) : jwt).sign(keys.session)
    }
    expect(await me(await sign('HS256', true))).toMatchObject({ status: 200 })
    expect(await me(await sign('HS512', true)).catch(() => nobody)).toMatchObject(nobody)
    expect(await me(await sign('HS256', false))).toMatchObject(nobody)
  })

  test('a token that is over, to the second', async () => {
    const bearer = await token('he')
    const start = w.now()
    w.clock(instant(start + 30 * 86_400_000 - 1000))
    expect(await me(bearer)).toMatchObject({ status: 200 })
    w.clock(instant(start + 30 * 86_400_000))
    expect(await me(bearer)).toMatchObject(nobody)
    w.clock(start)
  })

  test('a token of another community', async () => {
    const bearer = await token('he', other)
    expect(await me(bearer)).toMatchObject(nobody)
    const there = await post('people.me', {}, { bearer, headers: { 'x-community': other.community } })
    expect(there.status).toBe(200)
  })

  test.each([
    ['nothing', ''],
    ['a letter', 'x'],
    ['three of them', 'a.b.c'],
    ['5 000 dots', '.'.repeat(5000)],
  ])('%s is no token', async (_, text) => {
    expect(await me(text)).toMatchObject(nobody)
  })

  test('a token in another place than the header, or a person in the input, is nobody', async () => {
    const bearer = await token('he')
    const cookie = await post('people.me', {}, { headers: { cookie: `token=${bearer}` } })
    expect(cookie).toMatchObject(nobody)
    expect(await post(`people.me?token=${bearer}`, {})).toMatchObject(nobody)
    const named = await post('people.me', { personId: people.he.id })
    expect(named).toMatchObject({ status: 400, body: { nonsense: { field: 'personId' } } })
  })
})

test('a guest with a spoilt token is a guest, not turned away', async () => {
  expect(await post('home.view', {}, { bearer: 'spoilt' })).toMatchObject({
    status: 200,
    body: { ok: true, value: { name: null } },
  })
})

test('every answer carries the security headers, and no call is kept by a cache', async () => {
  const { response } = await post('home.view', {})
  expect(response.headers).toMatchObject({
    'content-security-policy': expect.stringContaining("script-src 'self'"),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  })
  expect(response.headers['x-powered-by']).toBeUndefined()
  expect(response.headers['access-control-allow-origin']).toBeUndefined()
  const missing = await app.inject({ method: 'GET', url: '/api/nothing' })
  expect(missing.headers['content-security-policy']).toContain("default-src 'self'")
})

test('the sixth sign-in within a minute is asked to wait, other calls are not', async () => {
  const limited = await serve(5)
  const signIn = (n: number) =>
    limited.inject({
      method: 'POST',
      url: '/api/people.demoSignIn',
      headers: { 'x-community': w.community, 'x-forwarded-for': `10.0.0.${n}` },
      payload: { personId: people.he.id },
    })
  for (let n = 1; n <= 5; n += 1) expect((await signIn(n)).statusCode).toBe(200)
  const sixth = await signIn(6)
  expect(sixth.statusCode).toBe(429)
  expect(sixth.json()).toEqual({
    ok: false,
    nonsense: { field: 'pace', reason: expect.stringMatching(/again in \d+ s\./) },
  })
  const home = await limited.inject({
    method: 'POST',
    url: '/api/home.view',
    headers: { 'x-community': w.community },
    payload: {},
  })
  expect(home.statusCode).toBe(200)
  await limited.close()
})

test('the sign-in cannot be reached by another spelling of its address that is not counted', async () => {
  const limited = await serve(2)
  const codes: number[] = []
  for (const path of [
    'people.demoSignIn',
    'people.demoSignIn',
    'people%2EdemoSignIn',
    'people.demoSign%49n',
  ]) {
    const { statusCode } = await limited.inject({
      method: 'POST',
      url: `/api/${path}`,
      headers: { 'x-community': w.community },
      payload: { personId: people.he.id },
    })
    codes.push(statusCode)
  }
  expect(codes.slice(2).every((code) => code === 429 || code === 404)).toBe(true)
  await limited.close()
})

test('a fault shows an id and nothing else', async () => {
  const { db } = connection
  const lost = await freshWorld(connection)
  await db.deleteFrom('shifts').where('community_id', '=', lost.community).execute()
  await db.deleteFrom('duty_desks').where('community_id', '=', lost.community).execute()
  const answer = await post('duty.today', {}, { headers: { 'x-community': lost.community } })
  const fault = w.faults.pop()!
  expect(answer).toMatchObject({ status: 500, body: { ok: false, fault: fault.id } })
  expect(Object.keys(answer.body)).toEqual(['ok', 'fault'])
  expect(fault.error).toBeInstanceOf(Error)
})

test('the description of all calls is served', async () => {
  const response = await app.inject({ method: 'GET', url: '/api/openapi.json' })
  expect(response.json()).toMatchObject({ openapi: '3.1.0', paths: { '/api/rooms.book': {} } })
})
