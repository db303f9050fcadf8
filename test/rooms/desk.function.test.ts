import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/rooms/contract'
import { openShare } from '../../src/rooms/rule'
import { people, rooms, tuesday, type Who } from '../support/community'
import { unreconciled } from '../support/claims'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
})
afterEach(async () => {
  expect(await unreconciled(w.db, w.community)).toEqual([])
})

const order = (start: string, end: string, roomId: string = rooms.hall) => ({
  ...{ roomId, day: tuesday, start, end, people: 1, purpose: '排练' },
})
const book = async (who: Who, start: string, end: string) =>
  done(await w.as(who).ask(contract.book, order(start, end)))
const reset = (roomId: string, change: object) =>
  w.db
    .updateTable('rooms')
    .set(change)
    .where('community_id', '=', w.community)
    .where('room_id', '=', roomId)
    .execute()

describe('for whoever phones', () => {
  const wish = { ...order('14:00', '15:00'), personId: people.li.id, reason: '打电话来约的' }

  test('staff book; it stands at once also where requests wait, and both are kept', async () => {
    await reset(rooms.hall, { approval: true })
    const booked = done(await w.as('su').ask(contract.bookFor, wish))
    const { booking } = done(await w.as('li').ask(contract.show, booked))
    expect(booking).toMatchObject({ state: 'stands', byDesk: true, expiresAt: null })
    const row = await w.db
      .selectFrom('bookings')
      .select(['person_id', 'booked_by', 'booked_reason'])
      .where('community_id', '=', w.community)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ person_id: people.li.id, booked_by: people.su.id, booked_reason: '打电话来约的' })
    expect(ending(await w.as('su').ask(contract.bookFor, wish))).toBe('taken')
  })

  test('nobody else books for others, and nobody is booked for who is not here', async () => {
    expect(ending(await w.as('lin').ask(contract.bookFor, wish))).toBe('not-staff')
    const nobody = { ...wish, personId: rooms.hall }
    expect(ending(await w.as('su').ask(contract.bookFor, nobody))).toBe('no-such-person')
    const gone = { ...wish, personId: people.bai.id }
    expect(ending(await w.as('su').ask(contract.bookFor, gone))).toBe('no-standing')
  })

  test('staff cancel with a reason, and whoever had it is told; not twice, and nothing that has begun', async () => {
    const booked = await book('qin', '14:00', '15:00')
    const reason = '她打电话来，家里有事'
    expect(ending(await w.as('qin').ask(contract.cancelFor, { ...booked, reason }))).toBe('not-staff')
    done(await w.as('su').ask(contract.cancelFor, { ...booked, reason }))
    const { booking } = done(await w.as('qin').ask(contract.show, booked))
    expect(booking).toMatchObject({ state: 'cancelled', cancelReason: reason })
    const told = await w.db
      .selectFrom('messages')
      .selectAll()
      .where('community_id', '=', w.community)
      .execute()
    expect(told.map(({ person_id, kind }) => [person_id, kind])).toEqual([[people.qin.id, 'room-cancelled']])
    expect(ending(await w.as('su').ask(contract.cancelFor, { ...booked, reason }))).toBe('already-cancelled')
    const begun = await book('qin', '10:00', '11:00')
    w.clock('2026-11-24 10:00')
    expect(ending(await w.as('su').ask(contract.cancelFor, { ...begun, reason }))).toBe('already-started')
    const none = { bookingId: people.qin.id, reason }
    expect(ending(await w.as('su').ask(contract.cancelFor, none))).toBe('no-such-booking')
  })
})

test('the list of a day: who has which room, and how many wait for an answer', async () => {
  await book('qin', '14:00', '15:00')
  await reset(rooms.hall, { approval: true })
  await book('li', '16:00', '17:00')
  const listed = done(await w.as('lin').ask(contract.dayList, {}))
  expect(listed.bookings.map(({ start, name, state }) => [start, name, state])).toEqual([
    ['14:00', '秦桂岚', 'stands'],
    ['16:00', '李望椿', 'waiting'],
  ])
  expect([listed.mayBook, listed.waiting, listed.days[0]]).toEqual([false, 1, { day: tuesday, bookings: 2 }])
  expect(done(await w.as('su').ask(contract.dayList, {})).mayBook).toBe(true)
})

test('the sheet at the door names nobody in full, and says what stands only', async () => {
  await book('qin', '14:00', '15:00')
  const given = await book('li', '15:00', '16:00')
  done(await w.as('li').ask(contract.cancel, given))
  const sheet = done(await w.as('su').ask(contract.doorSheet, { roomId: rooms.hall, day: tuesday }))
  expect(sheet.bookings).toEqual([{ start: '14:00', end: '15:00', purpose: '排练', name: '秦*岚' }])
  expect(JSON.stringify(sheet)).not.toContain('秦桂岚')
  expect(ending(await w.as('qin').ask(contract.doorSheet, { roomId: rooms.hall, day: tuesday }))).toBe(
    'not-staff',
  )
  expect(ending(await w.as('su').ask(contract.doorSheet, { roomId: people.qin.id, day: tuesday }))).toBe(
    'no-such-room',
  )
})

describe('the settings of a room', () => {
  const now = async (roomId: string = rooms.hall) => {
    const { rooms: all } = done(await w.as('su').ask(contract.settings, {}))
    return all.find((one) => one.roomId === roomId)!.settings as contract.RoomSettings
  }
  const set = async (change: Partial<contract.RoomSettings>, roomId: string = rooms.hall) => {
    const settings = { ...(await now(roomId)), ...change }
    const seen = await w.as('su').ask(contract.changing, { roomId, settings })
    if (!seen.ok) return { seen, changed: seen }
    const { fingerprint } = seen.value
    return { seen, changed: await w.as('su').ask(contract.change, { roomId, settings, fingerprint }) }
  }

  test('what no longer fits is shown, and stays; the new hours hold from then on', async () => {
    const early = await book('qin', '09:00', '10:00')
    await book('qin', '10:00', '11:00')
    const { seen, changed } = await set({ opens: '10:00' })
    expect(
      done(seen as never as Parameters<typeof done<typeof contract.changing>>[0]).bookings,
    ).toMatchObject([{ bookingId: early.bookingId }])
    expect(ending(changed)).toBe('ok')
    expect(done(await w.as('qin').ask(contract.show, early)).booking.state).toBe('stands')
    expect(ending(await w.as('li').ask(contract.book, order('09:30', '10:00')))).toBe('outside-hours')
  })

  test('a booking made between the list and the change is seen before it is changed', async () => {
    const settings = { ...(await now()), opens: '10:00' }
    const { fingerprint } = done(await w.as('su').ask(contract.changing, { roomId: rooms.hall, settings }))
    await book('qin', '09:00', '10:00')
    const asked = { roomId: rooms.hall, settings, fingerprint }
    expect(ending(await w.as('su').ask(contract.change, asked))).toBe('list-changed')
  })

  test.each([
    [{ opens: '18:00' }, 'hours-backwards'],
    [{ opens: '09:15' }, 'hours-uneven'],
    [{ longest: 45 }, 'hours-uneven'],
    [{ before: 10 }, 'buffers-uneven'],
    [{ after: 135 }, 'buffers-uneven'],
    [{ opens: '00:00', before: 15 }, 'buffers-outside'],
    [{ closes: '24:00', after: 15 }, 'buffers-outside'],
  ])('%j is refused: %s', async (change, code) => {
    expect(ending((await set(change)).changed)).toBe(code)
  })

  test('how many parties it is for stays while anything is booked, and changes when nothing is', async () => {
    const booked = await book('qin', '14:00', '15:00')
    expect(ending((await set({ lanes: 2 })).changed)).toBe('lanes-fixed')
    done(await w.as('qin').ask(contract.cancel, booked))
    expect(ending((await set({ lanes: 2 })).changed)).toBe('ok')
  })

  test('approval and times for cleaning hold for what is booked from then on', async () => {
    await book('qin', '10:00', '11:00')
    expect(ending((await set({ approval: true, answerHours: 4, before: 30, after: 30 })).changed)).toBe('ok')
    expect(ending(await w.as('li').ask(contract.book, order('11:00', '12:00')))).toBe('taken')
    const asked = done(await w.as('li').ask(contract.book, order('11:30', '12:30')))
    done(await w.as('su').ask(contract.approve, asked))
    expect(ending(await w.as('qin').ask(contract.book, order('13:00', '14:00')))).toBe('taken')
    expect(ending(await w.as('qin').ask(contract.book, order('13:30', '14:30')))).toBe('ok')
  })

  test('out of use, with what is booked shown first; and back again', async () => {
    await book('qin', '14:00', '15:00')
    const { seen } = await set({ retired: true })
    expect(seen).toMatchObject({ value: { bookings: [{ start: '14:00' }] } })
    expect(ending(await w.as('li').ask(contract.book, order('10:00', '11:00')))).toBe('no-such-room')
    await set({ retired: false })
    expect(ending(await w.as('li').ask(contract.book, order('10:00', '11:00')))).toBe('ok')
  })

  test('only staff see and change them, of a room that is there', async () => {
    const settings = await now()
    const asked = { roomId: rooms.hall, settings }
    expect(ending(await w.as('he').ask(contract.settings, {}))).toBe('not-staff')
    expect(ending(await w.as('lin').ask(contract.changing, asked))).toBe('not-staff')
    const nowhere = { roomId: people.qin.id, settings }
    expect(ending(await w.as('su').ask(contract.changing, nowhere))).toBe('no-such-room')
  })
})

describe('the share of the space that is open', () => {
  test.each([
    ['all of it', [{ area: 100, open: true }], 100],
    [
      'rounded down',
      [
        { area: 1999, open: true },
        { area: 1, open: false },
      ],
      99,
    ],
    [
      'one area is not known',
      [
        { area: 100, open: true },
        { area: null, open: false },
      ],
      null,
    ],
    ['no room at all', [], null],
  ])('%s', (_, all, share) => {
    expect(openShare(all)).toBe(share)
  })

  test('an office is no room on the list, but counts; a hall is counted by its parts', async () => {
    const share = async () => done(await w.guest.ask(contract.list, {})).share
    expect(await share()).toBe(null)
    const source = { area_source: 'survey' as const }
    await reset(rooms.hall, { ...source, area: 6000 })
    await reset(rooms.readingRoom, { ...source, area: 3200 })
    await reset(rooms.mediation, { ...source, area: 800, for_residents: false })
    expect(await share()).toBe(92)
    expect(done(await w.guest.ask(contract.list, {})).rooms).toHaveLength(2)
    expect(ending(await w.as('qin').ask(contract.book, order('10:00', '11:00', rooms.mediation)))).toBe(
      'no-such-room',
    )
    await reset(rooms.hall, { splits: true })
    expect(await share()).toBe(80)
  })
})
