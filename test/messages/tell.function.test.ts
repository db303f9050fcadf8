import * as v from 'valibot'
import { action } from '../../src/kernel/contract'
import { ok, refused } from '../../src/kernel/result'
import { tell } from '../../src/messages/facts'
import type { Connection } from '../../src/platform/database/connect'
import { offer } from '../../src/platform/serve/context'
import { exampleOffers } from '../../src/platform/serve/offers'
import { people } from '../support/community'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, worldIn } from '../support/world'

let connection: Connection
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())

// An act that tells somebody, and then may not be done after all.
const act = action({
  name: 'tests.tell',
  about: 'Tells somebody',
  who: 'person',
  writes: true,
  input: v.strictObject({ refuse: v.boolean() }),
  reply: v.object({}),
  refusals: ['not-after-all'],
})
const offers = [
  ...exampleOffers,
  offer(act, async (ctx, { refuse }) => {
    const named = { receiver: people.lin.id }
    await tell(ctx, [{ to: people.qin.id, kind: 'visit-receiver', facts: { start: '10:00' }, named }])
    return refuse ? refused('not-after-all') : ok({})
  }),
]
const told = async (community: string) => {
  const rows = (table: 'messages' | 'outbox') =>
    connection.db.selectFrom(table).selectAll().where('community_id', '=', community).execute()
  return { messages: await rows('messages'), outbox: await rows('outbox') }
}

test('P3: what is told stands in the inbox and in the outbox, once however often it was asked', async () => {
  const w = worldIn(connection, (await freshWorld(connection)).community, offers)
  done(await w.as('chen').ask(act, { refuse: false }, 'tell-her-once'))
  done(await w.as('chen').ask(act, { refuse: false }, 'tell-her-once'))
  const { messages, outbox } = await told(w.community)
  expect(messages).toMatchObject([
    { person_id: people.qin.id, kind: 'visit-receiver', facts: { start: '10:00' }, read_at: null },
  ])
  expect(messages[0]!.named).toEqual({ receiver: people.lin.id })
  expect(outbox).toMatchObject([{ message_id: messages[0]!.message_id, claimed_at: null, ending: null }])
})

test('P3: of what was not done nobody is told', async () => {
  const w = worldIn(connection, (await freshWorld(connection)).community, offers)
  expect(ending(await w.as('chen').ask(act, { refuse: true }))).toBe('not-after-all')
  expect(await told(w.community)).toEqual({ messages: [], outbox: [] })
})
