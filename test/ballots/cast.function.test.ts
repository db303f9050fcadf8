import * as contract from '../../src/ballots/contract'
import type { Connection } from '../../src/platform/database/connect'
import { household, nameAll, opened, unmatched } from '../support/ballots'
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
  await nameAll(w)
})
afterEach(async () => {
  expect(w.faults).toEqual([])
  expect(await unmatched(w)).toEqual([])
})

test('a vote from the first tap to the result', async () => {
  const ballotId = await opened(w)
  const shown = done(await w.as('qin').ask(contract.show, { ballotId }))
  expect(shown.mine.onRoll).toMatchObject([{ label: '9栋1-1', caster: { who: 'me' }, castAt: null }])
  const cast = done(await w.as('qin').ask(contract.cast, { ballotId, voterId: household(1), choice: 'for' }))
  expect(cast.receipt).toMatch(/^[A-Z0-9]{10}$/)
  expect(ending(await w.guest.ask(contract.result, { ballotId }))).toBe('not-closed')
  w.clock('2026-11-25 00:00')
  const result = done(await w.guest.ask(contract.result, { ballotId }))
  expect(result.receipts).toEqual([cast.receipt])
  done(await w.guest.ask(contract.recount, { ballotId }))
  done(await w.as('qin').ask(contract.ledger, { ballotId }))
})
