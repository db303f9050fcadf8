import { sql } from 'kysely'
import { view } from '../../src/home/contract'
import * as contract from '../../src/matters/contract'
import { refusalLine } from '../../src/matters/text'
import type { Connection } from '../../src/platform/database/connect'
import { people } from '../support/community'
import { freshDatabase } from '../support/database'
import { moveIn, proposed, topic } from '../support/matters'
import { done, ending, freshWorld, moment, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
})

const shown = async (matterId: string, who: Parameters<World['as']>[0] = null) =>
  done(await w.as(who).ask(contract.show, { matterId }))
const kinds = async (matterId: string): Promise<string[]> =>
  (await shown(matterId)).matter.line.map(({ kind }) => kind)

describe('proposing', () => {
  test('gives a number, the day of the answer, and how many households it takes', async () => {
    const first = done(await w.as('qin').ask(contract.propose, topic))
    expect(first).toMatchObject({ number: '2026-0001', replyDue: '2026-12-03', needed: 2 })
    expect(done(await w.as('li').ask(contract.propose, topic)).number).toBe('2026-0002')
  })

  test("numbers begin anew with the community's year, also while it is still the old one elsewhere", async () => {
    w.clock('2026-12-31 23:59')
    expect(done(await w.as('qin').ask(contract.propose, topic)).number).toBe('2026-0001')
    w.clock('2027-01-01 00:00')
    expect(done(await w.as('qin').ask(contract.propose, topic)).number).toBe('2027-0001')
  })

  test('shows the proposer masked to everybody, and to themselves', async () => {
    const matterId = await proposed(w)
    for (const who of [null, 'qin', 'gong', 'he'] as const) {
      const said = JSON.stringify(await shown(matterId, who))
      expect(said).toContain('秦*岚')
      expect(said).not.toContain(people.qin.name)
      expect(said).not.toContain(people.qin.id)
    }
  })

  test('who moved away may not, nor whoever only serves here', async () => {
    for (const who of ['bai', 'su', 'he'] as const) {
      expect(ending(await w.as(who).ask(contract.propose, topic))).toBe('no-standing')
    }
  })

  test.each([
    ['title', { title: '打15600000077', body: topic.body }],
    ['body', { title: topic.title, body: '他的身份证是51010019000101001X，电话 156-0000-0077。' }],
  ])(
    "with somebody's number in the %s it is refused until it may be masked, and then only the mask is stored",
    async (_, input) => {
      const refusal = await w.as('qin').ask(contract.propose, input)
      expect(refusal).toMatchObject({ refusal: { code: 'personal-data' } })
      expect(JSON.stringify(refusal)).toContain('156******77')
      const { matterId } = done(await w.as('qin').ask(contract.propose, { ...input, mask: true }))
      const { rows } = await sql`
      select m::text || coalesce((select string_agg(r.reply::text, '') from replies r where r.community_id = m.community_id), '')
        || (select string_agg(l.act::text, '') from leaves l where l.community_id = m.community_id) as said
      from matters m where community_id = ${w.community} and matter_id = ${matterId}`.execute(w.db)
      const stored = JSON.stringify(rows)
      expect(stored).toContain('156******77')
      expect(stored).not.toMatch(/15600000077|156-0000|51010019000101001/)
    },
  )

  test.each([
    ['a title of 41 characters', { title: '灯'.repeat(41) }, 'title'],
    ['a topic of 10 000 characters', { body: '灯'.repeat(10_000) }, 'body'],
    ['an empty title', { title: '  ' }, 'title'],
    ['an empty body', { body: '\n' }, 'body'],
    ['control characters', { body: '灯\u0007' }, 'body'],
  ])('%s is told at the door, by the field', async (_, change, field) => {
    const call = {
      action: 'matters.propose',
      input: { ...topic, ...change },
      who: 'qin',
      requestId: 'too-much-1',
    } as const
    expect(await w.send(call)).toMatchObject({ status: 400, body: { nonsense: { field } } })
  })

  test('a household has three waiting at most, whoever of it proposes; an answer or a withdrawal makes room', async () => {
    await moveIn(w, 'su', 1)
    const [first, second] = [await proposed(w), await proposed(w, 'su'), await proposed(w)]
    for (const who of ['qin', 'su'] as const) {
      const refusal = await w.as(who).ask(contract.propose, topic)
      expect(refusal).toMatchObject({ refusal: { code: 'too-many-waiting', waiting: 3 } })
    }
    // Another household's are its own.
    await proposed(w, 'li')
    done(await w.as('gong').ask(contract.accept, { matterId: first! }))
    await proposed(w)
    expect(ending(await w.as('qin').ask(contract.propose, topic))).toBe('too-many-waiting')
    done(await w.as('su').ask(contract.withdraw, { matterId: second!, reason: '修好了。' }))
    await proposed(w)
  })

  test('a community that has set nothing refuses to take any', async () => {
    await w.db.deleteFrom('matter_desks').where('community_id', '=', w.community).execute()
    expect(ending(await w.as('qin').ask(contract.propose, topic))).toBe('not-set-up')
    expect(done(await w.guest.ask(contract.list, {})).matters).toEqual([])
  })

  test('its text is locked: no action changes it', async () => {
    const matterId = await proposed(w)
    for (const action of [contract.endorse, contract.accept, contract.decline, contract.withdraw]) {
      expect(Object.keys((action.input as unknown as { entries: object }).entries)).not.toContain('body')
    }
    done(await w.as('gong').ask(contract.accept, { matterId }))
    expect((await shown(matterId)).matter).toMatchObject({ ...topic, state: '议' })
  })
})

describe('endorsing', () => {
  test('counts households: the second of one is told so, and the page says why before it is pressed', async () => {
    await moveIn(w, 'su', 2)
    const matterId = await proposed(w)
    expect(done(await w.as('li').ask(contract.endorse, { matterId }))).toMatchObject({
      endorsements: 1,
      needed: 2,
    })
    const own = await w.as('li').ask(contract.endorse, { matterId })
    expect(own).toMatchObject({ refusal: { code: 'already-endorsed', byYou: true } })
    const housemate = await w.as('su').ask(contract.endorse, { matterId })
    expect(housemate).toMatchObject({ refusal: { code: 'already-endorsed', byYou: false } })
    expect((await shown(matterId, 'su')).mine).toMatchObject({
      mayEndorse: false,
      whyNot: 'already-endorsed',
    })
    w.pass(60_000)
    done(await w.as('zhou').ask(contract.endorse, { matterId }))
    const { matter } = await shown(matterId)
    expect(matter).toMatchObject({ endorsements: 2, state: '提' })
    // Enough since the second household came.
    expect(matter.line[1]).toMatchObject({ kind: 'endorsing', state: 'done', at: w.now() })
  })

  test("one's own matter, or that of one's household, is refused", async () => {
    await moveIn(w, 'su', 1)
    const matterId = await proposed(w)
    for (const who of ['qin', 'su'] as const) {
      expect((await shown(matterId, who)).mine).toMatchObject({ mayEndorse: false, whyNot: 'own-matter' })
      expect(ending(await w.as(who).ask(contract.endorse, { matterId }))).toBe('own-matter')
    }
  })

  test.each([
    ['2008-11-25', 'too-young'],
    ['2008-11-24', 'ok'],
  ])('whoever turns 18 on their day: born %s, %s', async (born, expected) => {
    const adult = `${Number(born.slice(0, 4)) + 18}${born.slice(4)}`
    await w.db
      .updateTable('persons')
      .set({ adult_from: adult })
      .where('community_id', '=', w.community)
      .where('person_id', '=', people.li.id)
      .execute()
    const matterId = await proposed(w)
    expect(ending(await w.as('li').ask(contract.endorse, { matterId }))).toBe(expected)
  })

  test('after an answer or a withdrawal nobody joins any more', async () => {
    const taken = await proposed(w)
    done(await w.as('gong').ask(contract.accept, { matterId: taken }))
    const back = await proposed(w)
    done(await w.as('qin').ask(contract.withdraw, { matterId: back, reason: '修好了。' }))
    for (const matterId of [taken, back]) {
      expect(ending(await w.as('li').ask(contract.endorse, { matterId }))).toBe('not-open')
    }
  })
})

describe('answering', () => {
  test('the council takes it up: the line names who, in full and by office', async () => {
    const matterId = await proposed(w)
    w.clock('2026-11-26 10:00')
    done(await w.as('gong').ask(contract.accept, { matterId }))
    const { matter, mine } = await shown(matterId, 'gong')
    expect(matter.line).toMatchObject([
      { kind: 'proposed', at: moment('2026-11-24 08:30'), by: { name: '秦*岚', as: 'resident' } },
      { kind: 'accepted', at: moment('2026-11-26 10:00'), by: { name: '龚长庚', as: 'council' }, due: null },
      { kind: 'ahead' },
    ])
    expect(matter).toMatchObject({ state: '议', due: null, overdue: false })
    expect(mine).toMatchObject({ mayDecide: false })
    expect(ending(await w.as('gong').ask(contract.decline, { matterId, reason: '改主意了。' }))).toBe(
      'already-decided',
    )
  })

  test('or it does not, and everybody reads why', async () => {
    const matterId = await proposed(w)
    done(await w.as('gong').ask(contract.decline, { matterId, reason: '归物业管，已经报修。' }))
    expect((await shown(matterId)).matter).toMatchObject({ state: '没成', reason: '归物业管，已经报修。' })
    expect(ending(await w.as('gong').ask(contract.accept, { matterId }))).toBe('already-decided')
    const nothing = {
      action: 'matters.decline',
      input: { matterId, reason: ' ' },
      who: 'gong',
      requestId: 'no-reason-1',
    } as const
    expect(await w.send(nothing)).toMatchObject({ status: 400, body: { nonsense: { field: 'reason' } } })
  })

  test('late is said plainly, to all, and also after it was made good', async () => {
    const matterId = await proposed(w)
    w.clock('2026-12-03 23:59')
    expect((await shown(matterId)).matter).toMatchObject({ due: '2026-12-03', overdue: false })
    w.clock('2026-12-04 00:00')
    expect((await shown(matterId)).matter).toMatchObject({ due: '2026-12-03', overdue: true })
    expect(done(await w.guest.ask(contract.list, {})).matters).toMatchObject([{ matterId, overdue: true }])
    done(await w.as('gong').ask(contract.accept, { matterId }))
    expect((await shown(matterId)).matter.line[1]).toMatchObject({ kind: 'accepted', due: '2026-12-03' })
  })

  test('who is not of the council is told so, and what was taken back is not answered', async () => {
    const matterId = await proposed(w)
    for (const who of ['he', 'su', 'qin'] as const) {
      expect((await shown(matterId, who)).mine).toMatchObject({ mayDecide: false })
      expect(ending(await w.as(who).ask(contract.accept, { matterId }))).toBe('not-council')
    }
    done(await w.as('qin').ask(contract.withdraw, { matterId, reason: '修好了。' }))
    expect(ending(await w.as('gong').ask(contract.accept, { matterId }))).toBe('withdrawn')
    expect(await kinds(matterId)).toEqual(['proposed', 'withdrawn'])
  })
})

test('only the proposer takes it back, only before the answer, and the reason stands there', async () => {
  const matterId = await proposed(w)
  expect(ending(await w.as('li').ask(contract.withdraw, { matterId, reason: '不要。' }))).toBe('not-proposer')
  expect((await shown(matterId, 'qin')).mine).toMatchObject({ mayWithdraw: true })
  done(await w.as('qin').ask(contract.withdraw, { matterId, reason: '修好了。' }))
  expect((await shown(matterId, 'qin')).matter).toMatchObject({ state: '撤回', reason: '修好了。' })
  expect(ending(await w.as('qin').ask(contract.withdraw, { matterId, reason: '修好了。' }))).toBe('withdrawn')
  const other = await proposed(w)
  done(await w.as('gong').ask(contract.accept, { matterId: other }))
  expect(ending(await w.as('qin').ask(contract.withdraw, { matterId: other, reason: '晚了。' }))).toBe(
    'already-decided',
  )
})

test('the list has the newest first, and of one phase what is in it', async () => {
  const a = await proposed(w, 'li')
  const [b, c, d] = [await proposed(w), await proposed(w), await proposed(w)]
  done(await w.as('gong').ask(contract.accept, { matterId: b }))
  done(await w.as('gong').ask(contract.decline, { matterId: c, reason: '归物业管。' }))
  done(await w.as('qin').ask(contract.withdraw, { matterId: d, reason: '修好了。' }))
  const ids = async (phase?: '提' | '议' | '决' | '办' | '管') =>
    done(await w.guest.ask(contract.list, { phase })).matters.map(({ matterId }) => matterId)
  expect(await ids()).toEqual([d, c, b, a])
  expect(await ids('提')).toEqual([a])
  expect(await ids('议')).toEqual([b])
  for (const phase of ['决', '办', '管'] as const) expect(await ids(phase)).toEqual([])
  // Home has those that are on their way.
  const home = done(await w.guest.ask(view, {})).matters.map(({ matterId }) => matterId)
  expect(home).toEqual([b, a])
})

test('similar matters: of two years, by title and by what is told, not those that were taken back', async () => {
  const find = async (text: string) =>
    done(await w.guest.ask(contract.similar, { text })).matters.map(({ matterId }) => matterId)
  const dance = await proposed(w, 'qin', { title: '广场舞扰民', body: '跳到九点半。' })
  const light = await proposed(w)
  const back = await proposed(w)
  done(await w.as('qin').ask(contract.withdraw, { matterId: back, reason: '修好了。' }))
  expect(await find('楼下广场舞太吵')).toEqual([dance])
  expect(await find('路灯坏了，晚上要打手电')).toEqual([light])
  expect(await find('遛狗不牵绳')).toEqual([])
  w.clock('2028-11-24 10:00')
  expect(await find('楼下广场舞太吵')).toEqual([dance])
  w.clock('2028-11-26 10:00')
  expect(await find('楼下广场舞太吵')).toEqual([])
})

test('V7: a proposal sent twice is one matter, with one answer', async () => {
  const [one, two] = [
    done(await w.as('qin').ask(contract.propose, topic, 'pressed-twice')),
    done(await w.as('qin').ask(contract.propose, topic, 'pressed-twice')),
  ]
  expect(two).toEqual(one)
  expect(done(await w.guest.ask(contract.list, {})).matters).toHaveLength(1)
})

test('leaves and replies hold ids and numbers, neither names nor words', async () => {
  const matterId = await proposed(w)
  done(await w.as('li').ask(contract.endorse, { matterId }))
  done(await w.as('gong').ask(contract.decline, { matterId, reason: '归物业管。' }))
  const { rows } = await sql`
    select act::text as said from leaves where community_id = ${w.community}
    union all select reply::text from replies where community_id = ${w.community}`.execute(w.db)
  expect(rows).toHaveLength(6)
  expect(JSON.stringify(rows)).not.toMatch(/[一-鿿]/)
})

test.each([
  'no-such-matter',
  'no-standing',
  'personal-data',
  'not-set-up',
  'too-many-waiting',
  'too-young',
  'own-matter',
  'already-endorsed',
  'not-open',
  'not-council',
  'already-decided',
  'withdrawn',
  'not-proposer',
] as const)('%s is said in whole sentences, in both looks', (code) => {
  for (const elder of [false, true]) {
    const sentence = refusalLine({ code, waiting: 3 }, elder)
    expect(sentence).toMatch(/。$/)
    expect(sentence).not.toMatch(elder ? /你|undefined|null/ : /您|undefined|null/)
  }
})
