import { sql } from 'kysely'
import * as ballots from '../../src/ballots/contract'
import * as contract from '../../src/matters/contract'
import type { Connection } from '../../src/platform/database/connect'
import { closesAt, opensAt } from '../support/ballots'
import { people, type Who } from '../support/community'
import { freshPostgres } from '../support/database'
import { holding, letGo, waiting } from '../support/held'
import { accepted, moveIn, proposed, topic, waitingMost } from '../support/matters'
import { all, tally } from '../support/race'
import { done, ending, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshPostgres()
}, 120_000)
afterAll(() => connection.close(), 60_000)
beforeEach(async () => {
  w = await freshWorld(connection)
})
afterEach(letGo)
afterEach(() => expect(w.faults).toEqual([]))

const onMatter = (matterId: string) => ({
  ...{
    title: topic.title,
    question: '换不换灯？',
    ruleId: 'residents-meeting' as const,
    opensAt,
    closesAt,
    matterId,
  },
  scope: { kind: 'estate' as const },
})
const shown = async (matterId: string) => done(await w.guest.ask(contract.show, { matterId })).matter

describe('V1: one endorsement a household', () => {
  test('50 at once by the members of one household: one counts, 49 are told the same', async () => {
    await moveIn(w, 'su', 2)
    const matterId = await proposed(w)
    const members: readonly Who[] = ['li', 'su']
    const outcomes = await all(50, (n) => w.as(members[n % 2]!).ask(contract.endorse, { matterId }))
    expect(tally(outcomes.map(ending))).toEqual({ 'already-endorsed': 49, ok: 1 })
    expect((await shown(matterId)).endorsements).toBe(1)
  }, 60_000)

  test('the constraint that has the last word is endorsements_once_per_household', async () => {
    const matterId = await proposed(w)
    done(await w.as('li').ask(contract.endorse, { matterId }))
    const byAnother = sql`
      insert into endorsements select community_id, matter_id, household_id, ${people.su.id}::uuid, at from endorsements
      where community_id = ${w.community} and matter_id = ${matterId}`.execute(w.db)
    await expect(byAnother).rejects.toMatchObject({ constraint: 'endorsements_once_per_household' })
  })

  test('three households at once are three', async () => {
    const matterId = await proposed(w)
    const outcomes = await all(3, (n) =>
      w.as((['li', 'zhou', 'gong'] as const)[n]!).ask(contract.endorse, { matterId }),
    )
    expect(outcomes.map(ending)).toEqual(['ok', 'ok', 'ok'])
    expect((await shown(matterId)).endorsements).toBe(3)
  }, 60_000)
})

describe('numbers', () => {
  test('30 proposals at once have 30 numbers that follow each other', async () => {
    await waitingMost(w, 30)
    const residents: readonly Who[] = ['qin', 'li', 'zhou', 'gong']
    const outcomes = await all(30, (n) => w.as(residents[n % 4]!).ask(contract.propose, topic))
    const numbers = outcomes.map((outcome) => done(outcome).number).sort()
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, n) => `2026-${String(n + 1).padStart(4, '0')}`))
  }, 60_000)

  test('a proposal that is undone leaves no hole: the next one waited for it', async () => {
    const held = await holding(connection, 'select from matter_desks where community_id = $1 for update', [
      w.community,
    ])
    const next = w.as('qin').ask(contract.propose, topic)
    await waiting(connection, 1)
    await held.rollback()
    expect(done(await next).number).toBe('2026-0001')
  }, 60_000)

  test('V7: one proposal sent twenty times at once is one matter with one number', async () => {
    const outcomes = await all(20, () => w.as('qin').ask(contract.propose, topic, 'pressed-often'))
    expect(new Set(outcomes.map((outcome) => done(outcome).number))).toEqual(new Set(['2026-0001']))
    expect(done(await w.guest.ask(contract.list, {})).matters).toHaveLength(1)
  }, 60_000)
})

test('a household’s proposals at once are no more than may wait', async () => {
  await moveIn(w, 'su', 2)
  const housemates: readonly Who[] = ['li', 'su']
  const outcomes = await all(20, (n) => w.as(housemates[n % 2]!).ask(contract.propose, topic))
  expect(tally(outcomes.map(ending))).toEqual({ ok: 3, 'too-many-waiting': 17 })
}, 60_000)

describe('a ballot on a matter', () => {
  test('drafted while the council answers: refused or accepted before it, never on what was declined', async () => {
    for (let round = 0; round < 10; round += 1) {
      const matterId = await proposed(w)
      const decline = round % 2 === 0
      const answering = decline
        ? w.as('gong').ask(contract.decline, { matterId, reason: '归物业管。' })
        : w.as('gong').ask(contract.accept, { matterId })
      const [answer, draft] = await Promise.all([
        answering,
        w.as('he').ask(ballots.draft, onMatter(matterId)),
      ])
      expect(answer.ok).toBe(true)
      expect(decline ? ['matter-not-accepted'] : ['ok', 'matter-not-accepted']).toContain(ending(draft))
      expect((await shown(matterId)).ballots).toHaveLength(ending(draft) === 'ok' ? 1 : 0)
    }
  }, 60_000)

  test('whoever would undo an acceptance waits for the draft on it, and is refused by the storage', async () => {
    const matterId = await accepted(w)
    const drafting = await holding(
      connection,
      `insert into ballots (community_id, ballot_id, matter_id, title, question, rule_id, rule, scope_kind, drafted_at,
         drafted_by, opens_at, closes_at)
       select community_id, matter_id, matter_id, '灯', '换不换？', 'x', '{"id": "x"}', 'estate', made_at, proposer_id,
         made_at, made_at + interval '1 day' from matters where community_id = $1 and matter_id = $2`,
      [w.community, matterId],
    )
    const undoing = sql`
      update matters set decision = 'declined', reason = '改主意了。'
      where community_id = ${w.community} and matter_id = ${matterId}`.execute(w.db)
    const refused = expect(undoing).rejects.toMatchObject({ constraint: 'ballots_on_accepted_matter' })
    await waiting(connection, 1)
    await drafting.commit()
    await refused
  }, 60_000)
})

describe('one answer', () => {
  const accept = (matterId: string) => w.as('gong').ask(contract.accept, { matterId })
  const decline = (matterId: string) => w.as('gong').ask(contract.decline, { matterId, reason: '归物业管。' })

  test('taken up and declined at once: one of the two, time after time', async () => {
    for (let round = 0; round < 10; round += 1) {
      const matterId = await proposed(w)
      const acts = round % 2 ? [accept, decline] : [decline, accept]
      const outcomes = await Promise.all<Awaited<ReturnType<typeof accept> | ReturnType<typeof decline>>>(
        acts.map((act) => act(matterId)),
      )
      expect(outcomes.map(ending).sort()).toEqual(['already-decided', 'ok'])
    }
  }, 60_000)

  test('answered and taken back at once: one of the two', async () => {
    for (let round = 0; round < 10; round += 1) {
      const matterId = await proposed(w)
      const back = { matterId, reason: '修好了。' }
      const [answer, withdrawal] = await Promise.all([
        accept(matterId),
        w.as('qin').ask(contract.withdraw, back),
      ])
      expect([ending(answer), ending(withdrawal)].filter((one) => one === 'ok')).toHaveLength(1)
    }
  }, 60_000)

  test('who joins while the answer is being stored waits for it, and is told', async () => {
    for (const [end, expected] of [
      ['rollback', 'ok'],
      ['commit', 'not-open'],
    ] as const) {
      const matterId = await proposed(w)
      const answering = await holding(
        connection,
        `update matters set decision = 'accepted', decided_at = made_at, decided_by = proposer_id
         where community_id = $1 and matter_id = $2`,
        [w.community, matterId],
      )
      const joining = w.as('li').ask(contract.endorse, { matterId })
      await waiting(connection, 1)
      await answering[end]()
      expect(ending(await joining)).toBe(expected)
    }
  }, 60_000)
})
