// P1: every action of the server, tried as everybody. Who is turned away, and how, stands in one table; an action that
// is added and not put into it fails the first test.
import type { Connection } from '../../src/platform/database/connect'
import type { Answer } from '../../src/platform/serve/dispatch'
import { exampleOffers } from '../../src/platform/serve/offers'
import { clock } from '../../src/kernel/time'
import { closesAt, household, opensAt } from '../support/ballots'
import { people, rooms, tuesday, type Who } from '../support/community'
import { freshDatabase } from '../support/database'
import { freshWorld, type World } from '../support/world'

let connection: Connection
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())

const everybody = ['guest', ...(Object.keys(people) as Who[])] as const
type Anybody = (typeof everybody)[number]

interface Row {
  /** `n` differs for each caller, `booking` is 秦桂岚's. */
  readonly input?: (n: number, booking: string) => object
  readonly others: string
  readonly but?: Partial<Record<Anybody, string>>
  /** What happens before, in a world of its own. */
  readonly when?: (w: World) => Promise<unknown>
}

const half = (n: number) => ({ start: clock(540 + n * 30), end: clock(570 + n * 30) })
const slot = { roomId: rooms.library, day: tuesday, people: 1, purpose: '看书' }
const nobodys = household(77)
const choice = { voterId: nobodys, choice: 'for' }
const draftOf = {
  title: '晾衣杆',
  question: '装不装？',
  ruleId: 'residents-meeting',
  scope: { kind: 'estate' },
}
const door = { building: 9, label: '1-1' }
const zeros = '0'.repeat(64)
const onlySignedIn = { guest: 'identity' }
const secretaryOut = async (w: World) => {
  await w.send({ action: 'duty.stepOut', input: { until: null }, who: 'he', requestId: 'out-first' })
  w.pass(60_000)
}

/** `action` or `action, in which case`. */
const table: Record<string, Row> = {
  'home.view': { others: 'ok' },
  'home.mine': { others: 'ok', but: onlySignedIn },
  'people.me': { others: 'ok', but: onlySignedIn },
  'people.demoPeople': { others: 'ok' },
  'people.demoSignIn': { input: () => ({ personId: people.qin.id }), others: 'ok' },
  'duty.today': { others: 'ok' },
  'duty.rota': { others: 'ok' },
  'duty.stepOut': {
    input: () => ({ until: null }),
    others: 'not-on-rota',
    but: { guest: 'identity', he: 'ok', lin: 'ok', chen: 'ok', luo: 'ok' },
  },
  'duty.stepIn': {
    others: 'not-on-rota',
    but: { guest: 'identity', he: 'not-out', lin: 'not-out', chen: 'not-out', luo: 'not-out' },
  },
  'duty.stepIn, the secretary being out': {
    when: secretaryOut,
    others: 'not-on-rota',
    but: { guest: 'identity', he: 'ok', lin: 'not-out', chen: 'not-out', luo: 'not-out' },
  },
  'rooms.list': { others: 'ok' },
  'rooms.freeTimes': { input: () => ({ roomId: rooms.hall }), others: 'ok' },
  'rooms.book': {
    input: (n) => ({ ...slot, ...half(n) }),
    others: 'ok',
    but: { guest: 'identity', bai: 'no-standing' },
  },
  'rooms.booking': {
    input: (_, bookingId) => ({ bookingId }),
    others: 'no-such-booking',
    but: { guest: 'identity', qin: 'ok' },
  },
  'rooms.cancel': {
    input: (_, bookingId) => ({ bookingId }),
    others: 'no-such-booking',
    but: { guest: 'identity', qin: 'ok' },
  },
  'ballots.list': { others: 'ok' },
  'ballots.show': { input: () => ({ ballotId: nobodys }), others: 'no-such-ballot' },
  'ballots.draft': {
    input: () => ({ ...draftOf, opensAt, closesAt }),
    others: 'not-holder',
    but: { guest: 'identity', he: 'ok' },
  },
  'ballots.draft, the secretary being out': {
    when: secretaryOut,
    input: () => ({ ...draftOf, opensAt, closesAt }),
    others: 'not-holder',
    but: { guest: 'identity', lin: 'ok' },
  },
  'ballots.drawRoll': {
    input: () => ({ ballotId: nobodys }),
    others: 'not-holder',
    but: { guest: 'identity', he: 'no-such-ballot' },
  },
  'ballots.verifyRoll': {
    input: () => ({ ballotId: nobodys, fingerprint: zeros }),
    others: 'not-oversight',
    but: { guest: 'identity', deng: 'no-such-ballot' },
  },
  'ballots.open': {
    input: () => ({ ballotId: nobodys }),
    others: 'not-holder',
    but: { guest: 'identity', he: 'no-such-ballot' },
  },
  'ballots.cast': {
    input: () => ({ ballotId: nobodys, ...choice }),
    others: 'no-such-ballot',
    but: onlySignedIn,
  },
  'ballots.enterPaper': {
    input: () => ({ ballotId: nobodys, ...choice, slip: '1' }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'no-such-ballot' },
  },
  'ballots.result': { input: () => ({ ballotId: nobodys }), others: 'no-such-ballot' },
  'ballots.recount': { input: () => ({ ballotId: nobodys }), others: 'no-such-ballot' },
  'ballots.ledger': { input: () => ({ ballotId: nobodys }), others: 'no-such-ballot', but: onlySignedIn },
  'ballots.atDoor': {
    input: () => ({ ballotId: nobodys, ...door }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'no-such-ballot' },
  },
  'ballots.nameRepresentative': {
    input: () => ({ ...door, personId: people.qin.id }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'ok' },
  },
  'ballots.nameCaster': {
    input: () => ({ ...door, personId: people.qin.id }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'no-owner' },
  },
  'notices.list': { others: 'ok' },
  'notices.publish': {
    input: () => ({ title: '停水', body: '明天上午停水。' }),
    others: 'not-holder',
    but: { guest: 'identity', he: 'ok' },
  },
  'notices.publish, the secretary being out': {
    when: secretaryOut,
    input: () => ({ title: '停水', body: '明天上午停水。' }),
    others: 'not-holder',
    but: { guest: 'identity', lin: 'ok' },
  },
}
const actionOf = (row: string): string => row.split(',')[0]!

function ending({ body }: Answer): string {
  if (body.ok) return 'ok'
  if ('refusal' in body) return body.refusal.code
  return Object.keys(body).find((key) => key !== 'ok')!
}

test('P1: the table has every action that the server offers', () => {
  const offered = exampleOffers.map(({ action }) => action.name)
  expect([...new Set(Object.keys(table).map(actionOf))].sort()).toEqual([...offered].sort())
})

test.each(Object.entries(table))('P1: %s, by everybody', async (name, { input, others, but, when }) => {
  const w = await freshWorld(connection)
  const book = { ...slot, start: '17:30', end: '18:00' }
  const booked = await w.send({ action: 'rooms.book', input: book, who: 'qin', requestId: 'of-qin-1' })
  const { bookingId } = (booked.body as { value: { bookingId: string } }).value
  w.clock('2026-11-24 09:00')
  await when?.(w)
  const met: Record<string, string> = {}
  for (const [n, who] of everybody.entries()) {
    const call = { action: actionOf(name), input: input?.(n, bookingId) ?? {}, requestId: `by-${who}-12345` }
    met[who] = ending(await w.send({ ...call, who: who === 'guest' ? null : who }))
  }
  expect(met).toEqual({ ...Object.fromEntries(everybody.map((who) => [who, others])), ...but })
})

test.each(exampleOffers.map(({ action }) => action.name))(
  'P1: %s takes no field that it does not know, a role least of all',
  async (action) => {
    const w = await freshWorld(connection)
    const row = Object.entries(table).find(([name]) => actionOf(name) === action)![1]
    for (const field of [
      'role',
      'roles',
      'personId_',
      'community_id',
      'isExample',
      'actor',
      'approved',
      'lane',
    ]) {
      const input = { ...row.input?.(1, people.qin.id), [field]: 'secretary' }
      const answer = await w.send({ action, input, who: 'he', requestId: 'field-too-many' })
      expect(answer).toMatchObject({ status: 400, body: { nonsense: { field } } })
    }
  },
)

describe('P1: what another community has does not exist here', () => {
  test('its booking, by its own booker', async () => {
    const [here, there] = [await freshWorld(connection), await freshWorld(connection)]
    const input = { ...slot, start: '17:30', end: '18:00' }
    const booked = await there.send({ action: 'rooms.book', input, who: 'qin', requestId: 'elsewhere' })
    const { bookingId } = (booked.body as { value: { bookingId: string } }).value
    for (const action of ['rooms.booking', 'rooms.cancel']) {
      const answer = await here.send({ action, input: { bookingId }, who: 'qin', requestId: 'elsewhere-2' })
      expect(ending(answer)).toBe('no-such-booking')
    }
    const own = await there.send({ action: 'rooms.booking', input: { bookingId }, who: 'qin' })
    expect(ending(own)).toBe('ok')
  })

  test('its rooms and its people', async () => {
    const here = await freshWorld(connection)
    const { db } = connection
    const roomId = 'd0000000-0000-8000-8000-00000000abcd'
    const personId = 'a1000000-0000-8000-8000-00000000abcd'
    const there = await freshWorld(connection)
    const community_id = there.community
    const room = await db
      .selectFrom('rooms')
      .selectAll()
      .where('room_id', '=', rooms.hall)
      .executeTakeFirstOrThrow()
    const copy = { ...room, community_id, room_id: roomId, position: 99, retired_at: null }
    await db.insertInto('rooms').values(copy).execute()
    const name_sealed = there.cipher.seal('邻社区的人')
    await db
      .insertInto('persons')
      .values({ community_id, person_id: personId, name_sealed, made_at: '2026-01-01' })
      .execute()
    const hour = { ...slot, roomId, start: '10:00', end: '11:00' }
    const tries = [
      ['rooms.freeTimes', { roomId }, 'no-such-room'],
      ['rooms.book', hour, 'no-such-room'],
      ['people.demoSignIn', { personId }, 'no-such-person'],
    ] as const
    for (const [action, input, refused] of tries) {
      const call = { action, input, who: 'qin' as const, requestId: 'elsewhere-3' }
      expect(ending(await here.send(call))).toBe(refused)
      expect(ending(await there.send(call))).toBe('ok')
    }
  })

  test('and a person of there is nobody here: may do nothing that needs standing', async () => {
    const w = await freshWorld(connection)
    const stranger = { person: 'a1000000-0000-8000-8000-00000000abcd' }
    const call = { community: w.community, requestId: 'a-stranger-1', identify: async () => stranger }
    const expected = {
      'home.mine': 'no-such-person',
      'people.me': 'no-such-person',
      'duty.stepOut': 'not-on-rota',
      'duty.stepIn': 'not-on-rota',
      'rooms.book': 'no-standing',
      'rooms.booking': 'no-such-booking',
      'rooms.cancel': 'no-such-booking',
      'notices.publish': 'not-holder',
      'ballots.draft': 'not-holder',
      'ballots.cast': 'no-such-ballot',
      'ballots.verifyRoll': 'not-oversight',
      'ballots.enterPaper': 'not-staff',
      'ballots.nameRepresentative': 'not-staff',
    }
    for (const [action, refused] of Object.entries(expected)) {
      const input = table[action]!.input?.(1, people.qin.id) ?? {}
      expect([action, ending(await w.dispatch({ ...call, action, input }))]).toEqual([action, refused])
    }
  })
})

test("P1: no reply about the rooms says who booked, and home shows a guest nobody's booking", async () => {
  const w = await freshWorld(connection)
  const input = { ...slot, start: '17:30', end: '18:00', purpose: '只给自己看的事' }
  await w.send({ action: 'rooms.book', input, who: 'qin', requestId: 'in-private' })
  const reads = { 'rooms.list': {}, 'rooms.freeTimes': { roomId: rooms.library }, 'home.view': {} }
  for (const [action, asked] of Object.entries(reads)) {
    for (const who of [null, 'li', 'he'] as const) {
      const said = JSON.stringify((await w.send({ action, input: asked, who })).body)
      expect(said).not.toContain(people.qin.id)
      expect(said).not.toContain(people.qin.name)
      expect(said).not.toContain('只给自己看的事')
    }
  }
})
