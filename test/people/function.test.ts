import { randomUUID } from 'node:crypto'
import type { Day } from '../../src/kernel/time'
import * as contract from '../../src/people/contract'
import { demoPeople } from '../../src/people/demo'
import { identitiesOf, secretaryOf, standing, grantsOf, namesOf } from '../../src/people/facts'
import { asker } from '../../src/platform/call/port'
import { inProcess } from '../../src/platform/call/in-process'
import type { Connection } from '../../src/platform/database/connect'
import { offers } from '../../src/platform/serve/offers'
import { addCommunity, householdPhone, people } from '../support/community'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, worldIn, type World } from '../support/world'

let connection: Connection
let world: World
const today = '2026-11-24' as Day

beforeAll(async () => {
  connection = await freshDatabase()
  world = await freshWorld(connection, 'example')
})
afterAll(() => connection.close())

/** A phone whose transport vouches for this person, whoever it is. */
const phoneOf = (person: string, of: World = world) =>
  asker(inProcess(of.dispatch, { person }, of.community), () => Promise.resolve())

describe('who am I here', () => {
  test('a resident: the home as on the door, and how it is held', async () => {
    expect(done(await world.as('qin').ask(contract.own, {}))).toEqual({
      personId: people.qin.id,
      name: '秦桂岚',
      homes: ['9栋1-1'],
      tenure: 'owner',
      roles: [],
      residentNow: true,
    })
  })

  test('a building leader: the role with its building', async () => {
    const { roles } = done(await world.as('zhou').ask(contract.own, {}))
    expect(roles).toEqual([{ role: 'building-leader', building: 9 }])
  })

  test('one who serves here and lives elsewhere: a role and no home', async () => {
    const me = done(await world.as('su').ask(contract.own, {}))
    expect(me).toMatchObject({ homes: [], tenure: null, residentNow: false })
    expect(me.roles).toEqual([{ role: 'staff', building: null }])
  })

  test('one who moved away: known by name, and no more than that', async () => {
    const me = done(await world.as('bai').ask(contract.own, {}))
    expect(me).toEqual({
      personId: people.bai.id,
      name: '白小鹿',
      homes: [],
      tenure: null,
      roles: [],
      residentNow: false,
    })
  })

  test('a guest is asked to sign in', async () => {
    expect(ending(await world.guest.ask(contract.own, {}))).toBe('identity')
  })

  test('a person whom this community does not know is told so', async () => {
    expect(ending(await phoneOf(randomUUID())(contract.own, {}))).toBe('no-such-person')
  })
})

describe('the invented people', () => {
  test('are listed for a guest, with name, reason to try and roles, and only those who are there', async () => {
    const { people: listed } = done(await world.guest.ask(contract.demoPeople, {}))
    expect(listed.find(({ personId }) => personId === people.he.id)).toEqual({
      personId: people.he.id,
      name: '何静川',
      about: demoPeople.heJingchuan.about,
      roles: ['secretary'],
    })
    expect(listed.map(({ personId }) => personId)).not.toContain(demoPeople.chengWanli.id)
    expect(listed.find(({ personId }) => personId === people.bai.id)!.roles).toEqual([])
  })

  test('can be signed in as, with a token that names the person and the community', async () => {
    const { token, endsAt, me } = done(
      await world.guest.ask(contract.demoSignIn, { personId: people.lin.id }),
    )
    expect(me).toMatchObject({ personId: people.lin.id, name: '林秀芳' })
    expect(endsAt).toBeGreaterThan(world.now())
    expect(await world.sessions.read(token, world.now())).toEqual({
      community: 'example',
      person: people.lin.id,
    })
  })

  test('nobody unknown can be signed in as', async () => {
    const outcome = await world.guest.ask(contract.demoSignIn, { personId: randomUUID() })
    expect(ending(outcome)).toBe('no-such-person')
  })

  test.each([
    ['a role that is asked for', { personId: people.lin.id, role: 'secretary' }],
    ['no id', { personId: '林秀芳' }],
    ['nothing', {}],
  ])('%s is not understood', async (_, input) => {
    const outcome = await world.guest.ask(contract.demoSignIn, input as { personId: string })
    expect(ending(outcome)).toBe('nonsense')
  })
})

describe('a community in use', () => {
  let real: World

  beforeAll(async () => {
    real = worldIn(connection, 'real')
    await addCommunity(connection.db, real.cipher, 'real', false)
  })

  test('lists no people and lets nobody in, even by the demo’s own actions', async () => {
    expect(ending(await real.guest.ask(contract.demoPeople, {}))).toBe('not-example')
    const outcome = await real.guest.ask(contract.demoSignIn, { personId: people.lin.id })
    expect(ending(outcome)).toBe('not-example')
  })

  test('does not offer these actions at all', async () => {
    const names = offers.map(({ action }) => action.name)
    expect(names).toContain('people.me')
    expect(names.filter((name) => /demo/i.test(name))).toEqual([])
    const production = worldIn(connection, 'real', offers)
    expect(ending(await production.guest.ask(contract.demoPeople, {}))).toBe('nonsense')
  })

  test('knows nobody of the one beside it', async () => {
    const id = randomUUID()
    const { db, cipher, community } = world
    await db
      .insertInto('persons')
      .values({
        community_id: community,
        person_id: id,
        name_sealed: cipher.seal('韦独有'),
        phone_sealed: null,
        phone_lookup: null,
        adult_from: null,
        made_at: new Date(world.now()).toISOString(),
      })
      .execute()
    expect(done(await phoneOf(id)(contract.own, {})).name).toBe('韦独有')
    expect(ending(await phoneOf(id, real)(contract.own, {}))).toBe('no-such-person')
    expect(await namesOf(db, cipher, 'real', [id])).toEqual(new Map())
  })
})

describe('what other features ask', () => {
  test('a WeChat identity acts for who is bound to it, not for whose binding was ended', async () => {
    const { db, cipher, community } = world
    expect(await identitiesOf(db, cipher, community, householdPhone)).toEqual([people.qin.id, people.li.id])
    expect(await identitiesOf(db, cipher, community, 'openid-of-nobody')).toEqual([])
  })

  test.each([
    ['the day before the first', '2019-12-31', null],
    ['the first day', '2020-01-01', people.he.id],
    ['today', today, people.he.id],
  ])('the secretary on %s', async (_, day, expected) => {
    expect(await secretaryOf(world.db, world.community, day as Day)).toBe(expected)
  })

  test.each([
    ['the last day of living here', '2026-10-30', true],
    ['the day of moving out', '2026-10-31', false],
  ])('%s counts as a resident: %p', async (_, day, resident) => {
    expect(await standing(world.db, world.community, people.bai.id, day as Day)).toEqual({
      resident,
      roles: [],
    })
  })

  test('roles come with their first day', async () => {
    expect(await grantsOf(world.db, world.community, people.he.id, today)).toEqual([
      { role: 'secretary', building: null, from: '2020-01-01', until: null },
    ])
  })

  test('no ids, no names, no question', async () => {
    expect(await namesOf(world.db, world.cipher, world.community, [])).toEqual(new Map())
  })
})
