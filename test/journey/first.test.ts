// The three stories that the first release is for, as a resident, a secretary and a duty member live them: in the
// 示例 community, over HTTP, with tokens.
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { loadExample } from '../../src/cli/example/load'
import { wayIn } from '../../src/cli/parts/world'
import * as duty from '../../src/duty/contract'
import * as home from '../../src/home/contract'
import type { Refusal } from '../../src/kernel/result'
import { instant, minutes, type Instant } from '../../src/kernel/time'
import { say } from '../../src/kernel/words'
import * as notices from '../../src/notices/contract'
import { refusals as noticeWords } from '../../src/notices/text'
import * as people from '../../src/people/contract'
import { asker, type Ask, type Carried } from '../../src/platform/call/port'
import { cipherOf } from '../../src/platform/database/cipher'
import type { Connection } from '../../src/platform/database/connect'
import { httpServer } from '../../src/platform/serve/http'
import { exampleOffers } from '../../src/platform/serve/offers'
import * as rooms from '../../src/rooms/contract'
import { refusals as roomWords } from '../../src/rooms/text'
import { freshDatabase } from '../support/database'
import { done, keys, moment, seeded } from '../support/world'

let connection: Connection
let server: FastifyInstance
let now: Instant
beforeAll(async () => {
  connection = await freshDatabase()
  const cipher = cipherOf(keys, seeded('journey'))
  now = moment('2026-11-24 08:30')
  await loadExample(connection.db, { now, cipher })
  const log = pino({ level: 'silent' })
  const way = wayIn(connection, { keys, cipher, now: () => now, offers: exampleOffers, log })
  server = await httpServer({ ...way, openapi: {}, log, signInsPerMinute: 100 })
}, 120_000)
afterAll(async () => {
  await server.close()
  await connection.close()
})

const clock = (text: string): void => void (now = moment(`2026-11-24 ${text}`))
const pass = (ms: number): void => void (now = instant(now + ms))

/** A phone somebody holds: a guest's until they sign in. */
class Phone {
  private token: string | null = null
  constructor(readonly owner: string) {}

  readonly ask: Ask = (action, input) =>
    asker({ carry: (call) => this.carry(call) }, () => Promise.resolve())(action, input, randomUUID())

  async signIn(): Promise<this> {
    const offered = done(await this.ask(people.demoPeople, {})).people
    const { personId } = offered.find(({ name }) => name === this.owner)!
    this.token = done(await this.ask(people.demoSignIn, { personId })).token
    return this
  }

  private async carry(call: { action: string; input: unknown; requestId: string | null }): Promise<Carried> {
    const response = await server.inject({
      method: 'POST',
      url: `/api/${call.action}`,
      headers: {
        'x-request-id': call.requestId!,
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
      },
      payload: call.input as object,
    })
    return response.json<Carried>()
  }
}

test('without signing in one sees who is here now, whom to call, and who it will be on the next days', async () => {
  clock('10:00')
  const guest = new Phone('路人')
  const page = done(await guest.ask(home.view, {}))
  expect(page.plate).toMatchObject({ lamp: 'in', person: { name: '何静川' }, below: { name: '林秀芳' } })
  expect(page.plate!.phone).toMatch(/\d/)
  expect(page.rota).toHaveLength(5)
  expect(page.rota.every(({ works, shifts }) => works && shifts.length === 1)).toBe(true)

  clock('20:00')
  const late = done(await guest.ask(home.view, {})).plate
  expect(late).toMatchObject({ lamp: 'off', next: { day: '2026-11-25', person: { name: '陈佑安' } } })
})

test('the secretary goes out: the duty member acts and signs so; back again, the same act is refused with the reason', async () => {
  clock('14:00')
  const secretary = await new Phone('何静川').signIn()
  const member = await new Phone('林秀芳').signIn()
  const notice = { title: '明天停水', body: '明天上午九点到十一点，3栋到7栋停水。' }

  const early = await member.ask(notices.publish, notice)
  expect(early).toMatchObject({ refusal: { code: 'not-holder', holder: '何静川' } })

  const until = moment('2026-11-24 16:00')
  done(await secretary.ask(duty.stepOut, { until }))
  pass(60_000)
  const acting = done(await new Phone('路人').ask(home.view, {})).plate
  expect(acting).toMatchObject({ person: { name: '林秀芳' }, acting: true, secretaryBack: until })

  const published = done(await member.ask(notices.publish, notice))
  expect(published.stamp).toEqual({
    holder: '林秀芳',
    shiftId: expect.any(String),
    absenceId: expect.any(String),
  })
  const [newest] = done(await new Phone('路人').ask(notices.list, {})).notices
  expect(newest).toMatchObject({ title: '明天停水', by: '林秀芳', acting: true })

  clock('15:00')
  done(await secretary.ask(duty.stepIn, {}))
  pass(60_000)
  const late = await member.ask(notices.publish, { ...notice, title: '后天停水' })
  if (late.ok || 'trouble' in late) throw new Error('it should have been refused')
  expect(late.refusal).toMatchObject({ code: 'not-holder', secretaryIsIn: true })
  expect(say(noticeWords, late.refusal as Refusal<'not-holder'>, false)).toContain('何静川')
  expect(done(await new Phone('路人').ask(home.view, {})).notice).toMatchObject({ title: '明天停水' })
})

test('a room is found without signing in, booked, shown under 我的 and cancelled; who comes second is told what is free', async () => {
  clock('08:30')
  const listed = done(await new Phone('路人').ask(rooms.list, {})).rooms
  expect(listed).toHaveLength(5)
  const { roomId, next, unit } = listed.find(({ lanes }) => lanes === 1)!
  const asked = { roomId, from: next!.day, days: 1 }
  const seen = done(await new Phone('路人').ask(rooms.freeTimes, asked)).days[0]!
  const { start } = seen.free.find(({ longest }) => longest >= 2 * unit)!
  const end = seen.free.find((time) => time.start > start)!.start
  const order = { roomId, day: next!.day, start, end, people: 4, purpose: '合唱排练' }

  expect(await new Phone('路人').ask(rooms.book, order)).toMatchObject({ trouble: { kind: 'identity' } })
  const qin = await new Phone('秦桂岚').signIn()
  const li = await new Phone('李望椿').signIn()
  const { bookingId } = done(await qin.ask(rooms.book, order))
  const slip = done(await qin.ask(rooms.show, { bookingId })).booking
  expect(slip).toMatchObject({ start, end, purpose: '合唱排练', cancelledAt: null })
  const mine = done(await qin.ask(home.mine, {})).bookings
  expect(mine.map((booking) => booking.bookingId)).toContain(bookingId)

  const second = await li.ask(rooms.book, order)
  if (second.ok || 'trouble' in second) throw new Error('it should have been refused')
  const free = second.refusal['next'] as string
  expect(say(roomWords, second.refusal as Refusal<'taken'>, false)).toBe(
    `${plain(start)} 刚被别人约走了，${plain(free)} 还空着。`,
  )
  const length = minutes(end) - minutes(start)
  const then = seen.free.find((time) => time.start === free)!
  expect(then.longest).toBeGreaterThanOrEqual(length)

  done(await qin.ask(rooms.cancel, { bookingId }))
  expect(done(await qin.ask(rooms.show, { bookingId })).booking.cancelledAt).toBe(now)
  done(await li.ask(rooms.book, order))
})

/** As it is said: 9:00, not 09:00. */
const plain = (text: string): string => text.replace(/^0/, '')
