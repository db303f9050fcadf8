import { allowHelper, endHelper, helperCode, helpers } from '../../src/people/helpers/contract'
import { reads } from '../../src/people/contract'
import { allow, CODE_DAYS, codeOf } from '../../src/people/helpers/rule'
import type { Connection } from '../../src/platform/database/connect'
import { counts } from '../support/counts'
import { people, type Who } from '../support/community'
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

const elderId = people.qin.id
const code = async (who: Who) => done(await w.as(who).ask(helperCode, {})).code
const allowed = async (who: Who = 'li') => {
  const input = { elderId, relation: 'neighbour' as const, code: await code(who) }
  return done(await w.as('su').ask(allowHelper, input))
}
const of = async (who: Who) => done(await w.as(who).ask(helpers, {}))

test.each([
  ['a neighbour', {}, {}, false, null],
  ['oneself', { id: 'b' }, {}, false, 'same-person'],
  ['who moved away', { resident: false }, {}, false, 'elder-not-here'],
  ['by somebody who is not of here', {}, { here: false }, false, 'helper-not-here'],
  ['a second time', {}, {}, true, 'already-allowed'],
])('allowing: %s', (_, elder, helper, already, expected) => {
  const verdict = allow({ id: 'a', resident: true, ...elder }, { id: 'b', here: true, ...helper }, already)
  expect(verdict).toBe(expected)
})

test('a code is six digits, zeros in front too', () => {
  expect(codeOf(Uint8Array.of(0, 0, 0, 7))).toBe('000007')
  expect(codeOf(Uint8Array.of(255, 255, 255, 255))).toBe('967295')
})

test('the code on the helper’s phone, said at the desk, lets them help; both see it, and it works once', async () => {
  const said = await code('li')
  expect((await of('li')).code).toMatchObject({ code: said })
  const input = { elderId, relation: 'neighbour' as const, code: said }
  const { linkId } = done(await w.as('su').ask(allowHelper, input))
  const seen = { linkId, relation: 'neighbour', since: w.now() }
  expect(await of('qin')).toMatchObject({ allowed: [{ ...seen, name: '李望椿' }], helping: [] })
  expect(await of('li')).toMatchObject({ allowed: [], helping: [{ ...seen, name: '秦桂岚' }], code: null })
  const again = { ...input, elderId: people.gong.id }
  expect(ending(await w.as('su').ask(allowHelper, again))).toBe('no-such-code')
})

test('with both at the desk no code is needed', async () => {
  const input = { elderId, relation: 'leader' as const, helperId: people.zhou.id }
  done(await w.as('su').ask(allowHelper, input))
  expect((await of('qin')).allowed).toMatchObject([{ name: '周文海', relation: 'leader' }])
  expect(ending(await w.as('su').ask(allowHelper, input))).toBe('already-allowed')
})

test('a code is over after a week, and a new one puts the old one out', async () => {
  const first = await code('li')
  w.pass(CODE_DAYS * 86_400_000)
  const input = { elderId, relation: 'friend' as const }
  expect(ending(await w.as('su').ask(allowHelper, { ...input, code: first }))).toBe('no-such-code')
  const [second, third] = [await code('li'), await code('li')]
  expect(second).not.toBe(third)
  expect(ending(await w.as('su').ask(allowHelper, { ...input, code: second }))).toBe('no-such-code')
  expect(ending(await w.as('su').ask(allowHelper, { ...input, code: third }))).toBe('ok')
})

test('what is refused uses no code up and stores nothing', async () => {
  const said = await code('li')
  const before = await counts(w.db, w.community)
  const attempt = (who: Who, input: object) =>
    w.as(who).ask(allowHelper, { elderId, relation: 'friend', code: said, ...input })
  expect(ending(await attempt('he', {}))).toBe('not-staff')
  expect(ending(await attempt('qin', {}))).toBe('not-staff')
  expect(ending(await attempt('su', { elderId: people.li.id }))).toBe('same-person')
  expect(ending(await attempt('su', { elderId: people.bai.id }))).toBe('elder-not-here')
  expect(ending(await attempt('su', { code: undefined, helperId: people.bai.id }))).toBe('helper-not-here')
  expect(ending(await attempt('su', { code: undefined }))).toBe('not-in-register')
  expect(ending(await attempt('su', { elderId: 'a1000000-0000-8000-8000-00000000abcd' }))).toBe(
    'not-in-register',
  )
  expect(ending(await w.as('bai').ask(helperCode, {}))).toBe('no-standing')
  expect(await counts(w.db, w.community)).toEqual(before)
  expect(ending(await attempt('su', {}))).toBe('ok')
})

describe('ending it', () => {
  test.each(['qin', 'li', 'su'] as const)('by %s: it is over for both, once', async (who) => {
    const link = await allowed()
    w.pass(60_000)
    expect(done(await w.as(who).ask(endHelper, link))).toEqual({ ...link, endedAt: w.now() })
    expect([(await of('qin')).allowed, (await of('li')).helping]).toEqual([[], []])
    expect(ending(await w.as(who).ask(endHelper, link))).toBe('already-ended')
    // Allowed again, it is a new one.
    expect(await allowed()).not.toEqual(link)
  })

  test('P1: to anybody else it is not there', async () => {
    const link = await allowed()
    for (const who of ['he', 'gong', 'zhou', 'lin'] as const) {
      expect(ending(await w.as(who).ask(endHelper, link))).toBe('no-such-link')
    }
    expect((await of('qin')).allowed).toHaveLength(1)
  })
})

test('P1: the desk sees the helpers of who phones, and that it looked is kept; nobody else does', async () => {
  await allowed()
  for (const who of ['he', 'li', 'gong'] as const) {
    expect(ending(await w.as(who).ask(helpers, { personId: elderId }))).toBe('not-staff')
  }
  const seen = done(await w.as('su').ask(helpers, { personId: elderId }))
  expect(seen.allowed).toMatchObject([{ name: '李望椿' }])
  const looked = done(await w.as('qin').ask(reads, {})).reads
  expect(looked).toMatchObject([{ reader: '苏晓荷', action: 'people.helpers' }])
})

test('both are told that it began, and whoever did not end it that it is over', async () => {
  const link = await allowed()
  w.pass(1)
  done(await w.as('qin').ask(endHelper, link))
  const told = await w.db
    .selectFrom('messages')
    .select(['person_id', 'kind', 'named'])
    .where('community_id', '=', w.community)
    .orderBy('told_at')
    .orderBy('person_id')
    .execute()
  expect(told).toEqual([
    { person_id: elderId, kind: 'helper-allowed', named: { helper: people.li.id } },
    { person_id: people.li.id, kind: 'helping-allowed', named: { elder: elderId } },
    { person_id: people.li.id, kind: 'helping-ended', named: { elder: elderId } },
  ])
})
