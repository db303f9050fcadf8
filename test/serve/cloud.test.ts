import {
  cloudFunction,
  openedOnce,
  type CloudEvent,
  type CloudFunction,
} from '../../src/platform/serve/cloud'
import type { Connection } from '../../src/platform/database/connect'
import { householdPhone, people, rooms, tuesday } from '../support/community'
import { counts } from '../support/counts'
import { freshDatabase } from '../support/database'
import { freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
let main: ReturnType<typeof cloudFunction>
beforeAll(async () => {
  connection = await freshDatabase()
  w = await freshWorld(connection)
  main = cloudFunction(w)
}, 60_000)
afterAll(() => connection.close())

const me = (event: object, openid: string | undefined = householdPhone) =>
  main({ action: 'people.me', community: w.community, ...event }, openid)

test.each([undefined, ''])(
  'without an OPENID (%j) nothing is answered, not even to a guest',
  async (openid) => {
    for (const action of ['people.me', 'home.view', 'rooms.book']) {
      const event = { action, input: {}, requestId: 'from-a-timer', community: w.community }
      expect(await main(event, openid)).toEqual({ ok: false, identity: 'needed' })
    }
  },
)

test('identity is the OPENID: the person confirmed first acts, unless another of the household is chosen', async () => {
  expect(await me({})).toMatchObject({ ok: true, value: { name: '秦桂岚' } })
  expect(await me({ person: people.li.id })).toMatchObject({ ok: true, value: { name: '李望椿' } })
})

test.each<[string, object]>([
  ['a person of another household', { person: people.he.id }],
  ['one whose binding was ended', { person: people.bai.id }],
  ['no person at all', { person: 'x' }],
])('choosing %s chooses nobody', async (_, event) => {
  expect(await me(event)).toEqual({ ok: false, identity: 'needed' })
})

test.each<[string, object]>([
  ['OPENID', { OPENID: householdPhone }],
  ['openid', { openid: householdPhone }],
  ['userInfo', { userInfo: { openId: householdPhone } }],
  ['actor', { actor: { person: people.he.id } }],
  ['identify', { identify: { person: people.he.id } }],
  ['authorization', { headers: { authorization: 'Bearer x' } }],
])('a field %s of the event proves nothing', async (_, event) => {
  expect(
    await main({ action: 'people.me', community: w.community, ...event }, 'openid-of-a-stranger'),
  ).toEqual({
    ok: false,
    identity: 'needed',
  })
})

test('a stranger to the community is a guest', async () => {
  const event = { action: 'home.view', community: w.community }
  expect(await main(event, 'openid-of-a-stranger')).toMatchObject({ ok: true, value: { name: null } })
})

test('a binding in one community is nobody in another', async () => {
  const other = await freshWorld(connection)
  await connection.db.deleteFrom('identities').where('community_id', '=', other.community).execute()
  expect(await me({ community: other.community })).toEqual({ ok: false, identity: 'needed' })
})

test('the cloud answers as HTTP does: done, refused, nonsense, once', async () => {
  const input = { roomId: rooms.hall, day: tuesday, start: '10:00', end: '11:00', people: 3, purpose: '排练' }
  const event = { action: 'rooms.book', input, requestId: 'in-the-cloud', community: w.community }
  const first = await main(event, householdPhone)
  expect(first).toMatchObject({ ok: true, value: { bookingId: expect.any(String) } })
  expect(await main(event, householdPhone)).toEqual(first)
  const taken = await main({ ...event, requestId: 'in-the-cloud-2' }, householdPhone)
  expect(taken).toMatchObject({ ok: false, refusal: { code: 'taken' } })
  const before = await counts(connection.db, w.community)
  const odd: [CloudEvent, string][] = [
    [{ ...event, requestId: undefined }, 'x-request-id'],
    [{ ...event, requestId: 12345678 }, 'x-request-id'],
    [{ ...event, action: 'rooms.steal' }, 'action'],
    [{ ...event, action: { toString: 'rooms.book' } }, 'action'],
    [{ ...event, community: 'elsewhere' }, 'x-community'],
    [{ ...event, input: { ...input, personId: people.he.id } }, 'personId'],
    [{}, 'action'],
  ]
  for (const [call, field] of odd) {
    expect(await main(call, householdPhone)).toMatchObject({ ok: false, nonsense: { field } })
  }
  expect(await counts(connection.db, w.community)).toEqual(before)
})

test('a start that fails is a fault with an id, and the next call tries again', async () => {
  const faults: unknown[] = []
  const starts: (() => Promise<CloudFunction>)[] = [
    () => Promise.reject(new Error('no database')),
    () => Promise.resolve(main),
    () => Promise.reject(new Error('opened twice')),
  ]
  const entry = openedOnce(
    () => starts.shift()!(),
    (error) => `fault ${faults.push(error)}`,
  )
  const call = () => entry({ action: 'people.me', community: w.community }, householdPhone)
  const both = await Promise.all([call(), call()])
  expect(both).toEqual([
    { ok: false, fault: 'fault 1' },
    { ok: false, fault: 'fault 2' },
  ])
  expect(faults).toEqual([new Error('no database'), new Error('no database')])
  expect(await call()).toMatchObject({ ok: true, value: { name: '秦桂岚' } })
  expect(await call()).toMatchObject({ ok: true })
})
