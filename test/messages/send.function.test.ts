// P3: what is sent beside the inbox, to whom, how often, and who is phoned instead.
import { sql } from 'kysely'
import * as messages from '../../src/messages/contract'
import { CUT_OFF, retryAt, templateOf, worthACall } from '../../src/messages/rule'
import { sendWaiting } from '../../src/messages/send'
import { reads } from '../../src/people/contract'
import type { Connection } from '../../src/platform/database/connect'
import { stamp } from '../../src/platform/database/stamp'
import { localMessenger, type LocalMessenger } from '../../src/platform/messages/local'
import { templatesFrom, wechatMessenger } from '../../src/platform/messages/wechat'
import * as reception from '../../src/reception/contract'
import { people, tuesday, type Who } from '../support/community'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
let wechat: LocalMessenger
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
  wechat = localMessenger()
})

const openid = 'openid-of-a-household'
/** 秦桂岚's phone, on which she taps 允许 so many times. */
async function consents(count: number, template: 'visit-changed' | 'told' = 'visit-changed'): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    wechat.consent(openid, template)
    const identify = () => Promise.resolve({ person: people.qin.id, proof: 'wechat' as const, openid })
    const call = {
      action: 'messages.consent',
      input: { accepted: [template] },
      requestId: `consent-${template}-${n}`,
    }
    const { body } = await w.dispatch({ ...call, community: w.community, identify })
    expect(body).toMatchObject({ ok: true, value: { kept: 1 } })
  }
}
const bookFor = (start: string, who: Who = 'qin') => {
  const order = { day: tuesday, start, kind: 'papers' as const, personId: people[who].id }
  return w.as('su').ask(reception.bookFor, order).then(done)
}
const send = () => sendWaiting({ db: w.db, cipher: w.cipher, now: w.now, messenger: wechat }, w.community)
const outbox = async () => {
  const rows = await w.db
    .selectFrom('outbox')
    .innerJoin('messages', (join) =>
      join
        .onRef('messages.message_id', '=', 'outbox.message_id')
        .onRef('messages.community_id', '=', 'outbox.community_id'),
    )
    .select(['kind', 'ending', 'attempts'])
    .where('outbox.community_id', '=', w.community)
    .orderBy('told_at')
    .execute()
  return rows.map(({ kind, ending: how, attempts }) => `${kind} ${how} ${attempts}`)
}

describe('sending', () => {
  test('one consent is one message; the next has none and is not tried', async () => {
    await consents(1)
    const { visitId } = await bookFor('10:00')
    w.pass(1)
    done(await w.as('su').ask(reception.move, { visitId, day: tuesday, start: '11:00' }))
    await send()
    expect(await outbox()).toEqual(['visit-booked-for sent 1', 'visit-moved-for unwilling 0'])
    expect(wechat.arrived).toEqual([
      {
        ...{ openid, template: 'visit-changed', page: `reception/pages/slip?visit=${visitId}` },
        data: { thing: '前台帮您约了时间', time: '2026年11月24日 10:00' },
      },
    ])
    expect(await send()).toBe(0)
  })

  test('a consent to one template is none to another', async () => {
    await consents(1, 'told')
    await bookFor('10:00')
    await send()
    expect(await outbox()).toEqual(['visit-booked-for unwilling 0'])
    expect(wechat.codes).toEqual([])
  })

  test('who has no WeChat is unreachable', async () => {
    await bookFor('10:00', 'gong')
    await send()
    expect(await outbox()).toEqual(['visit-booked-for unreachable 0'])
  })

  test('busy: the same consent, later and later, until it is sent', async () => {
    await consents(1)
    await bookFor('10:00')
    wechat.next('busy', 'busy')
    await send()
    expect(await outbox()).toEqual(['visit-booked-for null 1'])
    expect(await send()).toBe(0)
    w.pass(60_000)
    expect(await send()).toBe(1)
    w.pass(60_000)
    expect(await send()).toBe(0)
    w.pass(240_000)
    await send()
    expect(await outbox()).toEqual(['visit-booked-for sent 3'])
    expect(wechat.arrived).toHaveLength(1)
  })

  test('busy for good is given up', async () => {
    await consents(1)
    await bookFor('10:00')
    wechat.next('busy', 'busy', 'busy', 'busy')
    for (let n = 0; n < 6; n += 1) {
      await send()
      w.pass(3_600_000)
    }
    expect(await outbox()).toEqual(['visit-booked-for refused 4'])
  })

  test.each(['lost', 'arrives-unheard'] as const)(
    '%s: nobody knows, so it is never sent again',
    async (how) => {
      await consents(2)
      await bookFor('10:00')
      wechat.next(how)
      await send()
      w.pass(86_400_000)
      await send()
      expect(await outbox()).toEqual(['visit-booked-for unsure 1'])
      expect(wechat.arrived.length).toBeLessThanOrEqual(1)
    },
  )

  test('consent given elsewhere and spent there is refused by WeChat, and that is that', async () => {
    await consents(1)
    await wechat.send({
      openid,
      template: 'visit-changed',
      page: 'a/pages/b',
      data: { thing: '别的', time: '2026年1月1日' },
    })
    await bookFor('10:00')
    await send()
    expect(await outbox()).toEqual(['visit-booked-for refused 1'])
  })

  test('P1: consents are kept for whom WeChat says, and nobody else can give them', async () => {
    expect(ending(await w.as('qin').ask(messages.consent, { accepted: ['told'] }))).toBe('not-wechat')
    const four = { accepted: ['told', 'told', 'told', 'told'] as never }
    expect(ending(await w.as('qin').ask(messages.consent, four))).toBe('nonsense')
  })
})

describe('who is phoned', () => {
  const list = async () => done(await w.as('su').ask(messages.callList, {})).people
  async function unreached() {
    const { visitId } = await bookFor('10:00', 'gong')
    w.pass(1)
    done(await w.as('su').ask(reception.move, { visitId, day: tuesday, start: '11:00' }))
    await send()
  }

  test('whom no message reached, if it would make them come in vain; and that the desk looked is kept', async () => {
    await w.db
      .updateTable('persons')
      .set({ phone_sealed: w.cipher.seal('10000000007') })
      .where('community_id', '=', w.community)
      .where('person_id', '=', people.gong.id)
      .execute()
    await unreached()
    expect(await list()).toMatchObject([
      {
        kind: 'visit-moved-for',
        name: '龚长庚',
        home: '9栋4-1',
        phone: '10000000007',
        why: 'unreachable',
        noAnswer: 0,
      },
    ])
    expect(done(await w.as('gong').ask(reads, {})).reads).toMatchObject([
      { reader: '苏晓荷', action: 'messages.toPhone' },
    ])
    for (const who of ['he', 'lin', 'gong'] as const) {
      expect(ending(await w.as(who).ask(messages.callList, {}))).toBe('not-staff')
    }
  })

  test('nobody answered: they stay with the count; reached: they are gone, once', async () => {
    await unreached()
    const { messageId } = (await list())[0]!
    const phoned = (how: 'reached' | 'no-answer') =>
      w.as('su').ask(messages.phoned, { messageId, ending: how }).then(ending)
    expect(await phoned('no-answer')).toBe('ok')
    expect(await list()).toMatchObject([{ noAnswer: 1 }])
    expect(await phoned('reached')).toBe('ok')
    expect(await list()).toEqual([])
    expect(await phoned('reached')).toBe('already-reached')
    expect(await phoned('no-answer')).toBe('already-reached')
    const nothing = { messageId: people.qin.id, ending: 'reached' as const }
    expect(ending(await w.as('su').ask(messages.phoned, nothing))).toBe('no-such-message')
  })

  test('not who has read it in the meantime, and not of yesterday', async () => {
    await unreached()
    w.clock('2026-11-25 08:00')
    expect(await list()).toEqual([])
    w.clock('2026-11-24 09:00')
    expect(await list()).toHaveLength(1)
    done(await w.as('gong').ask(messages.read, { until: w.now() }))
    expect(await list()).toEqual([])
  })

  test('whoever was sending and was cut off leaves somebody to phone, after a while', async () => {
    await unreached()
    await sql`update outbox set ended_at = null, ending = null, claimed_at = ${stamp(w.now())}
      where community_id = ${w.community}`.execute(w.db)
    expect(await list()).toEqual([])
    w.pass(CUT_OFF + 1)
    expect(await list()).toMatchObject([{ name: '龚长庚', why: 'unsure' }])
    expect(await send()).toBe(0)
  })
})

test('later and later, then no more', () => {
  const at = [1, 2, 3, 4].map((attempts) => retryAt(attempts, w.now()))
  expect(at.map((one) => one && (one - w.now()) / 60_000)).toEqual([1, 5, 30, null])
  expect([templateOf('visit-tomorrow'), templateOf('visit-receiver'), templateOf('helper-ended')]).toEqual([
    'visit-tomorrow',
    'visit-changed',
    'told',
  ])
  expect([worthACall('visit-receiver'), worthACall('visit-tomorrow')]).toEqual([true, false])
})

describe('WeChat itself', () => {
  const letter = {
    ...{ openid, template: 'told' as const, page: 'messages/pages/inbox' },
    data: { thing: '换人了', time: '2026年11月24日' },
  }
  const names = { told: ['template-id', 'thing1', 'time2'] as const }
  test.each([
    [{ errCode: 0 }, 'sent'],
    [{ errCode: 43101 }, 'refused'],
    [{ errCode: -1 }, 'later'],
    [{ errCode: 45009 }, 'later'],
  ] as const)('answers %j: %s, returned or thrown', async (answer, expected) => {
    const returning = wechatMessenger({ send: () => Promise.resolve(answer) }, names)
    expect(await returning.send(letter)).toBe(expected)
    const throwing = wechatMessenger(
      { send: () => Promise.reject(Object.assign(new Error('no'), answer)) },
      names,
    )
    expect(await throwing.send(letter)).toBe(expected)
  })

  test('a line that breaks leaves it unsure; a template nobody set up is refused without asking', async () => {
    const broken = wechatMessenger({ send: () => Promise.reject(new Error('socket hang up')) }, names)
    expect(await broken.send(letter)).toBe('unsure')
    expect(await broken.send({ ...letter, template: 'visit-changed' })).toBe('refused')
  })

  test('gets the fields by the names of the installation', async () => {
    const sent: unknown[] = []
    const messenger = wechatMessenger(
      { send: (one) => (sent.push(one), Promise.resolve({ errCode: 0 })) },
      names,
    )
    await messenger.send(letter)
    const data = { thing1: { value: '换人了' }, time2: { value: '2026年11月24日' } }
    expect(sent).toEqual([{ touser: openid, templateId: 'template-id', page: letter.page, data }])
    expect(templatesFrom({ WECHAT_TEMPLATES: JSON.stringify(names) })).toEqual(names)
    expect(templatesFrom({})).toEqual({})
    expect(() => templatesFrom({ WECHAT_TEMPLATES: '{"told":["id"]}' })).toThrow('told')
  })
})
