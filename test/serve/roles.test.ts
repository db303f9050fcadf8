// P1: every action of the server, tried as everybody. Who is turned away, and how, stands in one table; an action that
// is added and not put into it fails the first test.
import type { Connection } from '../../src/platform/database/connect'
import type { Answer } from '../../src/platform/serve/dispatch'
import { exampleOffers } from '../../src/platform/serve/offers'
import { people, rooms } from '../support/community'
import { freshDatabase } from '../support/database'
import { freshWorld } from '../support/world'
import { anything, everybody, slot, topic, visit } from './roles-common'
import { table } from './roles-table'

let connection: Connection
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())

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
  const come = { ...visit, day: '2026-11-27', start: '17:00' }
  const coming = await w.send({ action: 'reception.book', input: come, who: 'qin', requestId: 'of-qin-2' })
  const { visitId } = (coming.body as { value: { visitId: string } }).value
  const proposal = { action: 'matters.propose', input: topic, who: 'qin', requestId: 'of-qin-2' } as const
  const proposed = await w.send(proposal)
  const { matterId } = (proposed.body as { value: { matterId: string } }).value
  w.clock('2026-11-24 09:00')
  await when?.(w)
  const met: Record<string, string> = {}
  for (const [n, who] of everybody.entries()) {
    const call = {
      action: actionOf(name),
      input: input?.(n, { booking: bookingId, visit: visitId, matter: matterId }) ?? {},
      requestId: `by-${who}-12345`,
    }
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
      const input = { ...row.input?.(1, anything), [field]: 'secretary' }
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

  test('its matter, by its own proposer and by our council', async () => {
    const [here, there] = [await freshWorld(connection), await freshWorld(connection)]
    const proposal = { action: 'matters.propose', input: topic, who: 'qin', requestId: 'elsewhere' } as const
    const { matterId } = ((await there.send(proposal)).body as { value: { matterId: string } }).value
    const tries = [
      ['matters.show', {}, 'li'],
      ['matters.endorse', {}, 'li'],
      ['matters.accept', {}, 'gong'],
      ['matters.decline', { reason: '归物业管。' }, 'gong'],
      ['matters.withdraw', { reason: '已经修好了。' }, 'qin'],
    ] as const
    for (const [n, [action, rest, who]] of tries.entries()) {
      const call = { action, input: { matterId, ...rest }, who, requestId: `elsewhere-${n}` }
      expect(ending(await here.send(call))).toBe('no-such-matter')
    }
    const similar = { action: 'matters.similar', input: { text: topic.title }, who: 'qin' } as const
    expect((await here.send(similar)).body).toMatchObject({ value: { matters: [] } })
    expect((await there.send(similar)).body).toMatchObject({ value: { matters: [{ matterId }] } })
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
      'reception.book': 'no-standing',
      'reception.bookFor': 'not-staff',
      'reception.visit': 'no-such-visit',
      'reception.move': 'no-such-visit',
      'reception.cancel': 'no-such-visit',
      'reception.dayList': 'not-staff',
      'reception.find': 'not-staff',
      'rooms.book': 'no-standing',
      'rooms.booking': 'no-such-booking',
      'rooms.cancel': 'no-such-booking',
      'rooms.arrive': 'no-such-booking',
      'rooms.wait': 'no-standing',
      'rooms.setQuota': 'not-staff',
      'rooms.leaveWait': 'no-such-wait',
      'rooms.acceptOffer': 'no-such-offer',
      'rooms.declineOffer': 'no-such-offer',
      'rooms.dayList': 'not-staff',
      'notices.publish': 'not-holder',
      'matters.propose': 'no-standing',
      'matters.endorse': 'no-such-matter',
      'matters.accept': 'not-council',
      'matters.decline': 'not-council',
      'matters.withdraw': 'no-such-matter',
      'ballots.draft': 'not-holder',
      'ballots.cast': 'no-such-ballot',
      'ballots.verifyRoll': 'not-oversight',
      'ballots.enterPaper': 'not-staff',
      'ballots.nameRepresentative': 'not-staff',
    }
    for (const [action, refused] of Object.entries(expected)) {
      const input = table[action]!.input?.(1, anything) ?? {}
      expect([action, ending(await w.dispatch({ ...call, action, input }))]).toEqual([action, refused])
    }
  })
})

test("P1: no reply about the rooms says who booked, and home shows a guest nobody's booking", async () => {
  const w = await freshWorld(connection)
  const input = { ...slot, start: '17:30', end: '18:00', purpose: '只给自己看的事' }
  await w.send({ action: 'rooms.book', input, who: 'qin', requestId: 'in-private' })
  const reads = { 'rooms.list': {}, 'rooms.freeTimes': { roomId: rooms.readingRoom }, 'home.view': {} }
  for (const [action, asked] of Object.entries(reads)) {
    for (const who of [null, 'li', 'he'] as const) {
      const said = JSON.stringify((await w.send({ action, input: asked, who })).body)
      expect(said).not.toContain(people.qin.id)
      expect(said).not.toContain(people.qin.name)
      expect(said).not.toContain('只给自己看的事')
    }
  }
})
