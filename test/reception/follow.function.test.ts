// When the duty changes hands or a day is closed, whoever comes then is told, and whoever booked for them; each once.
import { sql } from 'kysely'
import * as v from 'valibot'
import { action } from '../../src/kernel/contract'
import { ok, refused } from '../../src/kernel/result'
import { at, dayOf, instant, minutes, type Day } from '../../src/kernel/time'
import { allowHelper } from '../../src/people/helpers/contract'
import type { Connection } from '../../src/platform/database/connect'
import { stamp } from '../../src/platform/database/stamp'
import { happened, offer } from '../../src/platform/serve/context'
import { exampleOffers } from '../../src/platform/serve/offers'
import * as contract from '../../src/reception/contract'
import { people, shiftOn, testId, tuesday, type Who } from '../support/community'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, worldIn, type World } from '../support/world'

const wednesday = '2026-11-25' as Day

// What the duty does, in the smallest way: a span goes from its person to another, or to nobody.
const pass = action({
  name: 'tests.pass',
  about: 'Passes a span of the duty on',
  who: 'person',
  writes: true,
  input: v.strictObject({
    from: v.number(),
    until: v.number(),
    to: v.nullable(v.string()),
    refuse: v.boolean(),
  }),
  reply: v.object({}),
  refusals: ['not-after-all'],
})
const close = action({
  name: 'tests.close',
  about: 'Closes a day or opens it',
  who: 'person',
  writes: true,
  input: v.strictObject({ works: v.boolean() }),
  reply: v.object({}),
  refusals: [],
})
const offers = [
  ...exampleOffers,
  offer(pass, async (ctx, { from, until, to, refuse }) => {
    const span = { start: instant(from), end: instant(until) }
    const here = { community_id: ctx.community }
    const old = ctx.tx.updateTable('shifts').where('community_id', '=', ctx.community)
    const day = dayOf(span.start)
    const during = sql<string>`tstzrange(lower(during), ${stamp(span.start)})`
    await old.set({ during }).where('shift_id', '=', shiftOn(day)).execute()
    const taken = sql<string>`tstzrange(${stamp(span.start)}, ${stamp(span.end)})`
    if (to !== null) {
      const shift = { shift_id: testId('5e', day.replaceAll('-', '')), person_id: to, day, during: taken }
      await ctx.tx
        .insertInto('shifts')
        .values({ ...here, ...shift })
        .execute()
    }
    await happened(ctx, { kind: 'shift-changed', passed: [{ span, from: people.lin.id, to }] })
    return refuse ? refused('not-after-all') : ok({})
  }),
  offer(close, async (ctx, { works }) => {
    await sql`insert into calendar_days values (${ctx.community}, ${wednesday}, ${works}, '停电检修')
      on conflict (community_id, day) do update set works = ${works}`.execute(ctx.tx)
    await happened(ctx, { kind: 'day-changed', day: wednesday, works })
    return ok({})
  }),
]

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = worldIn(connection, (await freshWorld(connection)).community, offers)
})

const book = (who: Who, start: string, day: Day = tuesday) =>
  w.as(who).ask(contract.book, { day, start, kind: 'papers' }).then(done)
const afternoon = { from: at(tuesday, minutes('14:00')), until: at(tuesday, minutes('18:00')) }
const passOn = (to: string | null, more: object = {}, requestId?: string) =>
  w.as('lin').ask(pass, { ...afternoon, to, refuse: false, ...more }, requestId)
const told = async () => {
  const rows = await w.db
    .selectFrom('messages')
    .select(['person_id', 'kind', 'facts', 'named', 'about'])
    .where('community_id', '=', w.community)
    .where(sql<boolean>`kind like 'visit-%' and kind <> 'visit-booked-for'`)
    .execute()
  const nameOf = (id: string) => Object.values(people).find((one) => one.id === id)!.name
  return rows
    .map(({ person_id, kind, facts, named }) =>
      [...[nameOf(person_id), kind, facts['start'], Object.values(named).map(nameOf).sort().join()]].join(
        ' ',
      ),
    )
    .sort()
}

test('who comes in the part that was passed on is told by whom, and the others are not', async () => {
  await book('qin', '13:30')
  const { visitId } = await book('li', '14:00')
  await book('zhou', '15:00', wednesday)
  done(await w.as('li').ask(contract.cancel, await book('li', '10:00', wednesday)))
  done(await passOn(people.chen.id))
  expect(await told()).toEqual(['李望椿 visit-receiver 14:00 陈佑安'])
  expect(done(await w.as('li').ask(contract.show, { visitId })).visit.receiver).toBe('陈佑安')
})

test('whoever booked for somebody is told too, by whose visit it is', async () => {
  const link = { elderId: people.qin.id, relation: 'neighbour' as const, helperId: people.zhou.id }
  done(await w.as('su').ask(allowHelper, link))
  const order = { day: tuesday, start: '15:00', kind: 'papers' as const, personId: people.qin.id }
  done(await w.as('zhou').ask(contract.book, order))
  done(await passOn(people.chen.id))
  expect(await told()).toEqual([
    '周文海 visit-receiver 15:00 秦桂岚,陈佑安',
    '秦桂岚 visit-receiver 15:00 陈佑安',
  ])
})

test('where nobody has the time any more it is the secretary, by name', async () => {
  await book('qin', '14:30')
  done(await passOn(null))
  expect(await told()).toEqual(['秦桂岚 visit-receiver 14:30 何静川'])
})

test('P3: the same change asked twice tells once; one that was not made after all tells nobody', async () => {
  await book('qin', '14:30')
  expect(ending(await passOn(people.chen.id, { refuse: true }))).toBe('not-after-all')
  expect(await told()).toEqual([])
  done(await passOn(people.chen.id, {}, 'passed-once'))
  done(await passOn(people.chen.id, {}, 'passed-once'))
  expect(await told()).toHaveLength(1)
})

test('who has begun or is over is told nothing more', async () => {
  await book('qin', '14:00')
  w.clock('2026-11-24 14:00')
  done(await passOn(people.chen.id))
  expect(await told()).toEqual([])
})

test('a day that is closed, and one that is open again after all', async () => {
  await book('qin', '10:00', wednesday)
  await book('li', '10:00')
  done(await w.as('lin').ask(close, { works: false }))
  expect(await told()).toEqual(['秦桂岚 visit-day-closed 10:00 '])
  done(await w.as('lin').ask(close, { works: true }))
  expect(await told()).toEqual(['秦桂岚 visit-day-closed 10:00 ', '秦桂岚 visit-day-open 10:00 '])
})
