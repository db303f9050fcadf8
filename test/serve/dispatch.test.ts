import { refused } from '../../src/kernel/result'
import { keepLeaf } from '../../src/platform/serve/act'
import type { Ctx } from '../../src/platform/serve/context'
import { offers } from '../../src/platform/serve/offers'
import type { Connection } from '../../src/platform/database/connect'
import { people, rooms, tuesday } from '../support/community'
import { counts } from '../support/counts'
import { freshDatabase } from '../support/database'
import { freshWorld, worldIn, type Raw, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
  w = await freshWorld(connection)
}, 60_000)
afterAll(() => connection.close())

const hour = { roomId: rooms.hall, day: tuesday, start: '10:00', end: '11:00', people: 3, purpose: '排练' }
const book = (change: object, call: Partial<Raw> = {}): Raw => ({
  action: 'rooms.book',
  input: { ...hour, ...change },
  who: 'qin',
  requestId: 'nonsense-1',
  ...call,
})
const publish = (input: object): Raw => ({
  action: 'notices.publish',
  input,
  who: 'he',
  requestId: 'nonsense-2',
})
const stepOut = (input: object): Raw => ({
  action: 'duty.stepOut',
  input,
  who: 'he',
  requestId: 'nonsense-3',
})

describe('nonsense is stopped at the door, with field and reason, and nothing is stored', () => {
  test.each<[string, Raw, number, string]>([
    ['an unknown field', book({ approved: true }), 400, 'approved'],
    ["a person of one's choice", book({ personId: people.li.id }), 400, 'personId'],
    ["a lane of one's choice", book({ lane: 2 }), 400, 'lane'],
    ['a missing field', book({ purpose: undefined }), 400, 'purpose'],
    ['a number as text', book({ people: '3' }), 400, 'people'],
    ['a list where a text belongs', book({ purpose: ['排练'] }), 400, 'purpose'],
    ['nobody comes', book({ people: 0 }), 400, 'people'],
    ['half a person', book({ people: 1.5 }), 400, 'people'],
    ['no number at all', book({ people: null }), 400, 'people'],
    ['too many to be meant', book({ people: 501 }), 400, 'people'],
    ['an over-long purpose', book({ purpose: '练'.repeat(61) }), 400, 'purpose'],
    ['a blank purpose', book({ purpose: ' \n\t ' }), 400, 'purpose'],
    ['a purpose that nobody can see', book({ purpose: '\u200b\u2060 \u202e' }), 400, 'purpose'],
    ['a purpose with a control character', book({ purpose: '排\u0007练' }), 400, 'purpose'],
    ['a purpose no database can hold', book({ purpose: '排\u0000练' }), 400, 'purpose'],
    ['a day that is none', book({ day: '2026-02-30' }), 400, 'day'],
    ['a day in another form', book({ day: '24.11.2026' }), 400, 'day'],
    ['a day before there was a calendar', book({ day: '0000-01-01' }), 400, 'day'],
    ['a day after all calendars', book({ day: '9999-12-31' }), 400, 'day'],
    ['a clock that is none', book({ start: '25:00' }), 400, 'start'],
    ['a clock with seconds', book({ start: '10:00:00' }), 400, 'start'],
    ['an id that is none', book({ roomId: '1' }), 400, 'roomId'],
    ['a missing id', book({ roomId: undefined }), 400, 'roomId'],
    ['SQL where an id belongs', book({ roomId: "' or true --" }), 400, 'roomId'],
    ['no input', { ...book({}), input: undefined }, 400, 'roomId'],
    ['a list for an input', { ...book({}), input: [] }, 400, 'input'],
    ['a list for an input without fields', { action: 'home.view', input: [] }, 400, 'input'],
    ['a number for an input without fields', { action: 'home.view', input: 0 }, 400, 'input'],
    ['a text for an input', { ...book({}), input: 'x' }, 400, 'input'],
    ['an over-long title', publish({ title: '水'.repeat(41), body: '停水' }), 400, 'title'],
    ['an over-long body', publish({ title: '停水', body: '水'.repeat(2001) }), 400, 'body'],
    ['a body no database can hold', publish({ title: '停水', body: '\u0000' }), 400, 'body'],
    ["a stamp of one's own", publish({ title: '停水', body: '水', holder: people.he.id }), 400, 'holder'],
    ['a moment as text', stepOut({ until: '2026-11-24' }), 400, 'until'],
    ['a moment beyond time', stepOut({ until: 8e15 }), 400, 'until'],
    ['half a millisecond', stepOut({ until: 1.5 }), 400, 'until'],
    ['why somebody steps out', stepOut({ until: null, reason: '看病' }), 400, 'reason'],
    ['half of a character', publish({ title: '停\ud83d', body: '水' }), 400, 'title'],
    ['a read with a field too many', { action: 'duty.rota', input: { person: '1' } }, 400, 'person'],
    ['a rota of a year', { action: 'duty.rota', input: { days: 366 } }, 400, 'days'],
    ['a rota of the year 9999', { action: 'duty.rota', input: { from: '9999-12-31' } }, 400, 'from'],
    ['no request id', book({}, { requestId: null }), 400, 'x-request-id'],
    ['a short request id', book({}, { requestId: 'short' }), 400, 'x-request-id'],
    ['an over-long request id', book({}, { requestId: 'x'.repeat(65) }), 400, 'x-request-id'],
    ['a request id with a quote', book({}, { requestId: "request-'1'" }), 400, 'x-request-id'],
    ['an unknown community', book({}, { community: 'elsewhere' }), 400, 'x-community'],
    ['an unknown action', book({}, { action: 'rooms.steal' }), 404, 'action'],
    ['a property of every object for an action', book({}, { action: 'constructor' }), 404, 'action'],
  ])('%s', async (_, call, status, field) => {
    const before = await counts(connection.db, w.community)
    const answer = await w.send(call)
    expect(w.faults.splice(0)).toEqual([])
    expect(answer).toEqual({
      status,
      body: { ok: false, nonsense: { field, reason: expect.stringMatching(/^["A-Z].* .*\.$/) } },
    })
    expect(await counts(connection.db, w.community)).toEqual(before)
  })

  test.each<[Raw, string]>([
    [book({ approved: true }), '"approved" is not a field of rooms.book.'],
    [book({ purpose: undefined }), '"purpose" is missing, and rooms.book needs it.'],
    [book({ people: '3' }), '"people" must be a number, not a text.'],
    [book({ purpose: ['排练'] }), '"purpose" must be a text, not a list.'],
    [book({ purpose: '练'.repeat(61) }), '"purpose" must have at most 60 characters, and has 61.'],
    [book({ purpose: '\u200b' }), '"purpose" must not be blank.'],
    [book({ purpose: '\u001b[31m' }), '"purpose" must not hold control characters.'],
    [book({ people: 0 }), '"people" must be 1 or more.'],
    [book({ people: 501 }), '"people" must be 500 or less.'],
    [book({ people: 1.5 }), '"people" must be a whole number.'],
    [book({ roomId: '1' }), '"roomId" must be an id as the server gives them, a UUID.'],
    [book({ day: '24.11.2026' }), '"day" must be a day, written YYYY-MM-DD.'],
    [book({ start: '25:00' }), '"start" must be a time of day from 00:00 to 24:00, written HH:MM.'],
    [{ action: 'home.view', input: [] }, 'The input of home.view must be a JSON object.'],
  ])('%#: %s is told what is wrong and what is expected', async (call, reason) => {
    expect((await w.send(call)).body).toMatchObject({ nonsense: { reason } })
  })

  test('a face joined of several is no blank, and stays whole', async () => {
    const answer = await w.send(book({ purpose: '👨\u200d👩\u200d👧 合影\n\t自带相机' }))
    const { bookingId } = (answer.body as { value: { bookingId: string } }).value
    const row = await connection.db
      .selectFrom('bookings')
      .select('purpose')
      .where('booking_id', '=', bookingId)
      .executeTakeFirstOrThrow()
    expect(row.purpose).toBe('👨\u200d👩\u200d👧 合影\n\t自带相机')
  })
})

test('a read needs no request id, a guest no identity', async () => {
  expect((await w.send({ action: 'duty.rota', input: {} })).status).toBe(200)
})

test('one community need not be named, of several each call must name one', async () => {
  const { dispatch } = worldIn(connection, w.community)
  const call = { action: 'home.view', input: {}, requestId: null, identify: async () => null }
  expect((await dispatch({ ...call, community: null })).status).toBe(200)
  const later = await freshWorld(connection)
  expect((await dispatch({ ...call, community: later.community })).status).toBe(200)
  expect((await dispatch({ ...call, community: null })).status).toBe(400)
})

test('what only the example offers does not exist in production', async () => {
  const production = worldIn(connection, w.community, offers)
  for (const action of ['people.demoPeople', 'people.demoSignIn']) {
    const answer = await production.send({ action, input: { personId: people.he.id } })
    expect(answer).toMatchObject({ status: 404, body: { nonsense: { field: 'action' } } })
  }
})

test('and where a real community stands, nobody signs in as anybody', async () => {
  const { db } = connection
  const real = await freshWorld(connection)
  await db
    .updateTable('communities')
    .set({ is_example: false })
    .where('community_id', '=', real.community)
    .execute()
  for (const [action, input] of [
    ['people.demoPeople', {}],
    ['people.demoSignIn', { personId: people.he.id }],
  ] as const) {
    expect((await real.send({ action, input })).body).toEqual({
      ok: false,
      refusal: { code: 'not-example' },
    })
  }
})

test('a refusal that comes after something was written takes that back', async () => {
  const late = offers.map((offer) =>
    offer.action.name !== 'notices.publish'
      ? offer
      : {
          ...offer,
          run: async (ctx: Ctx) => {
            await keepLeaf(ctx, { notice: 'written too early' })
            return refused('not-holder', { holder: '何静川', secretaryIsIn: true })
          },
        },
  )
  const before = await counts(connection.db, w.community)
  const answer = await worldIn(connection, w.community, late).send(publish({ title: '停水', body: '水' }))
  expect(answer.body).toMatchObject({ ok: false, refusal: { code: 'not-holder' } })
  expect(await counts(connection.db, w.community)).toEqual(before)
})

test('a fault is answered with an id, told to the log, and shows nothing of what happened', async () => {
  const broken = worldIn(connection, w.community, [
    ...offers.filter(({ action }) => action.name !== 'rooms.list'),
    {
      ...offers.find(({ action }) => action.name === 'rooms.list')!,
      run: () => Promise.reject(new Error('select secret from persons')),
    },
  ])
  const answer = await broken.send({ action: 'rooms.list', input: {} })
  const [fault] = broken.faults
  expect(answer).toEqual({ status: 500, body: { ok: false, fault: fault!.id } })
  expect(fault).toMatchObject({ action: 'rooms.list', error: new Error('select secret from persons') })
})
