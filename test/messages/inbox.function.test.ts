import { mine, view } from '../../src/home/contract'
import * as messages from '../../src/messages/contract'
import { kinds } from '../../src/messages/rule'
import { pageOf, said } from '../../src/messages/text'
import type { Connection } from '../../src/platform/database/connect'
import * as reception from '../../src/reception/contract'
import { people, tuesday, type Who } from '../support/community'
import { freshDatabase } from '../support/database'
import { done, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
})

const inbox = async (who: Who) => done(await w.as(who).ask(messages.list, {})).messages
const bookFor = async (start: string, who: Who = 'qin') => {
  const order = { day: tuesday, start, kind: 'papers' as const, personId: people[who].id }
  return done(await w.as('su').ask(reception.bookFor, order))
}

test('what one was told stands there, the newest first, and opens what it is about', async () => {
  const visit = await bookFor('10:00')
  w.pass(60_000)
  done(await w.as('su').ask(reception.move, { ...visit, day: tuesday, start: '11:00' }))
  const all = await inbox('qin')
  expect(all).toMatchObject([
    { kind: 'visit-moved-for', about: visit.visitId, read: false, toldAt: w.now() },
    { kind: 'visit-booked-for', about: visit.visitId, read: false },
  ])
  expect(all.map((one) => said(one, true))).toEqual([
    { title: '您约的时间改了', note: '改到11月24日 星期二 上午11点，号也换了，点这里看。' },
    {
      title: '前台帮您约了时间',
      note: '11月24日 星期二 上午10点。来不了的话，点这里改时间或者取消。',
    },
  ])
  expect(pageOf(all[0]!)).toEqual({ page: 'reception/pages/slip', query: { visit: visit.visitId } })
})

test('P1: nobody reads what another was told', async () => {
  await bookFor('10:00')
  for (const who of ['li', 'su', 'he'] as const) expect(await inbox(who)).toEqual([])
})

test('read up to what was seen; what comes after is new, and one’s page and home count it', async () => {
  await bookFor('10:00')
  const [first] = await inbox('qin')
  w.pass(60_000)
  await bookFor('14:00', 'li')
  const unread = async (who: Who) => [
    done(await w.as(who).ask(mine, {})).unread,
    done(await w.as(who).ask(view, {})).unread,
  ]
  expect([await unread('qin'), await unread('li'), await unread('su')]).toEqual([
    [1, 1],
    [1, 1],
    [0, 0],
  ])
  expect(done(await w.guest.ask(view, {})).unread).toBe(0)
  expect(done(await w.as('qin').ask(messages.read, { until: first!.toldAt })).unread).toBe(0)
  expect(await unread('qin')).toEqual([0, 0])
  expect(await unread('li')).toEqual([1, 1])
  expect(await inbox('qin')).toMatchObject([{ read: true }])
  const { visitId } = done(await w.as('qin').ask(mine, {})).visits[0]!
  done(await w.as('su').ask(reception.cancel, { visitId }))
  expect(done(await w.as('qin').ask(messages.read, { until: first!.toldAt })).unread).toBe(1)
  expect(await inbox('qin')).toMatchObject([{ read: false }, { read: true }])
})

test.each(kinds.map((kind) => [kind]))(
  '%s is said in whole sentences, to both, whatever is missing',
  (kind) => {
    const full = {
      facts: {
        day: '2026-11-24',
        start: '10:00',
        from: '09:00',
        to: '18:00',
        relation: 'neighbour',
        room: '会客厅',
        reason: '停电。',
      },
      names: {
        visitor: '甲',
        receiver: '乙',
        booker: '丙',
        helper: '丁',
        elder: '戊',
        who: '己',
        from: '庚',
        to: '辛',
      },
    }
    for (const message of [full, { facts: {}, names: {} }]) {
      for (const elder of [true, false]) {
        const { title, note } = said({ kind, ...message }, elder)
        expect(`${title} ${note}`).not.toMatch(/undefined|null|NaN/)
        expect(note).toMatch(/。$/)
        expect(title + note).not.toMatch(elder ? /你/ : /您/)
      }
    }
  },
)
