// What a ballot on a matter makes of the matter, from the draft to the result.
import type { KyselyPlugin } from 'kysely'
import * as ballots from '../../src/ballots/contract'
import { stepOut } from '../../src/duty/contract'
import { view } from '../../src/home/contract'
import { instant } from '../../src/kernel/time'
import * as contract from '../../src/matters/contract'
import type { Connection } from '../../src/platform/database/connect'
import { closesAt, drafted, household, nameAll, opened, opensAt, verified } from '../support/ballots'
import type { Who } from '../support/community'
import { freshDatabase } from '../support/database'
import { accepted, proposed } from '../support/matters'
import { done, ending, freshWorld, moment, worldIn, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
})
afterEach(() => expect(w.faults).toEqual([]))

const shown = async (matterId: string, who: Who | null = null) =>
  done(await w.as(who).ask(contract.show, { matterId }))
const listed = async (matterId: string) =>
  done(await w.guest.ask(contract.list, {})).matters.find((matter) => matter.matterId === matterId)!
const atHome = async (matterId: string) =>
  done(await w.guest.ask(view, {})).matters.find((matter) => matter.matterId === matterId)
const inPhase = async (phase: '议' | '决' | '办') =>
  done(await w.guest.ask(contract.list, { phase })).matters.map(({ matterId }) => matterId)
const homes = { qin: 1, li: 2, zhou: 3, gong: 4 } as const
const cast = async (ballotId: string, who: keyof typeof homes, choice: ballots.Choice) =>
  done(await w.as(who).ask(ballots.cast, { ballotId, voterId: household(homes[who]), choice }))
const kinds = async (matterId: string) =>
  (await shown(matterId)).matter.line.map(({ kind, state }) => `${kind} ${state}`)

describe('a matter follows its ballot', () => {
  test('drafted: still 议, and the page shows the draft', async () => {
    const matterId = await accepted(w)
    const ballotId = await drafted(w, { matterId })
    const { matter } = await shown(matterId)
    expect(matter).toMatchObject({ state: '议', vote: null })
    expect(matter.ballots).toEqual([
      { ballotId, title: '坝坝舞几点结束', state: 'draft', opensAt, closesAt, outcome: null },
    ])
  })

  test('opened ahead of its hour: 决, with the hour it begins', async () => {
    const matterId = await accepted(w)
    const { ballotId } = await verified(w, { matterId })
    done(await w.as('he').ask(ballots.open, { ballotId }))
    expect(await listed(matterId)).toMatchObject({ state: '决', vote: { opensAt, closesAt, begun: false } })
    expect((await shown(matterId)).matter.line[2]).toMatchObject({ kind: 'announced', at: opensAt })
    w.clock(opensAt)
    expect(await listed(matterId)).toMatchObject({ state: '决', vote: { begun: true } })
    expect((await shown(matterId)).matter.line[2]).toMatchObject({ kind: 'voting', at: closesAt })
  })

  test('reached at the closing hour, not a moment before: 办, in the list, on its page and at home', async () => {
    await nameAll(w)
    const matterId = await accepted(w)
    const ballotId = await opened(w, { matterId })
    for (const who of ['qin', 'li', 'zhou'] as const) await cast(ballotId, who, 'for')
    w.clock(instant(closesAt - 1))
    expect([await inPhase('决'), await inPhase('办')]).toEqual([[matterId], []])
    w.clock(closesAt)
    expect([await inPhase('决'), await inPhase('办')]).toEqual([[], [matterId]])
    expect(await atHome(matterId)).toMatchObject({ state: '办' })
    expect(await kinds(matterId)).toEqual(['proposed done', 'accepted done', 'result done', 'ahead ahead'])
    const { matter } = await shown(matterId)
    expect(matter.line[2]).toMatchObject({ at: closesAt, outcome: 'reached' })
    expect(matter.ballots).toMatchObject([{ ballotId, state: 'closed', outcome: 'reached' }])
  })

  test('the first to look at the list seals, so that the result is the one that stays', async () => {
    await nameAll(w)
    const matterId = await accepted(w)
    const ballotId = await opened(w, { matterId })
    await cast(ballotId, 'qin', 'for')
    w.clock(closesAt)
    expect((await listed(matterId)).state).toBe('没成')
    const row = await w.db
      .selectFrom('ballots')
      .select('sealed_at as sealedAt')
      .where('community_id', '=', w.community)
      .where('ballot_id', '=', ballotId)
      .executeTakeFirstOrThrow()
    expect(row.sealedAt).toBe(closesAt)
  })

  test('not reached: 没成 and not at home any more; voted again it is what the second makes of it', async () => {
    await nameAll(w)
    const matterId = await accepted(w)
    await opened(w, { matterId })
    w.clock(closesAt)
    expect((await listed(matterId)).state).toBe('没成')
    expect(await atHome(matterId)).toBeUndefined()
    const again = { opensAt: moment('2026-11-26 09:00'), closesAt: moment('2026-11-27 00:00') }
    const ballotId = await opened(w, { matterId, ...again })
    w.clock(again.opensAt)
    expect(await listed(matterId)).toMatchObject({ state: '决', vote: { closesAt: again.closesAt } })
    for (const who of ['qin', 'li', 'zhou'] as const) await cast(ballotId, who, 'for')
    w.clock(again.closesAt)
    const { matter } = await shown(matterId)
    expect(matter.state).toBe('办')
    expect(matter.ballots.map(({ outcome }) => outcome)).toEqual(['reached', 'not-reached'])
  })

  test('a list asks for the ballots of all its matters at once, however many there are', async () => {
    let statements = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        statements += 1
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const counted = worldIn({ db: w.db.withPlugin(counting) }, w.community)
    const asked = async (): Promise<number> => {
      statements = 0
      done(await counted.guest.ask(contract.list, {}))
      return statements
    }
    const one = await accepted(w)
    await drafted(w, { matterId: one })
    // The first call also looks the community up.
    await asked()
    const few = await asked()
    for (let n = 0; n < 5; n += 1) await drafted(w, { matterId: await accepted(w) })
    expect(await asked()).toBe(few)
  })
})

describe('a ballot stands on an accepted matter only', () => {
  const onMatter = (matterId: string) => ({
    ...{
      title: '灯',
      question: '换不换？',
      ruleId: 'residents-meeting' as const,
      opensAt,
      closesAt,
      matterId,
    },
    scope: { kind: 'estate' as const },
  })
  const draft = (matterId: string) => w.as('he').ask(ballots.draft, onMatter(matterId))

  test('not on one that waits, was declined, was taken back or is not there', async () => {
    const waiting = await proposed(w)
    const declined = await proposed(w)
    done(await w.as('gong').ask(contract.decline, { matterId: declined, reason: '归物业管。' }))
    const back = await proposed(w)
    done(await w.as('qin').ask(contract.withdraw, { matterId: back, reason: '修好了。' }))
    for (const matterId of [waiting, declined, back, household(1)]) {
      expect(ending(await draft(matterId))).toBe('matter-not-accepted')
    }
    expect(ending(await draft(await accepted(w)))).toBe('ok')
    expect(done(await w.guest.ask(ballots.list, {})).ballots).toHaveLength(1)
  })

  test('nobody un-accepts it afterwards, nor moves the ballot to another: the storage has the last word', async () => {
    const matterId = await accepted(w)
    await drafted(w, { matterId })
    const matter = w.db
      .updateTable('matters')
      .where('community_id', '=', w.community)
      .where('matter_id', '=', matterId)
    const undo = matter.set({ decision: null, decided_at: null, decided_by: null }).execute()
    await expect(undo).rejects.toMatchObject({ constraint: 'ballots_on_accepted_matter' })
    const decline = matter.set({ decision: 'declined', reason: '改主意了。' }).execute()
    await expect(decline).rejects.toMatchObject({ constraint: 'ballots_on_accepted_matter' })
    const other = await proposed(w)
    const move = w.db
      .updateTable('ballots')
      .set({ matter_id: other })
      .where('community_id', '=', w.community)
      .execute()
    await expect(move).rejects.toMatchObject({ constraint: 'ballots_on_accepted_matter' })
  })
})

describe('drafting is offered', () => {
  const offered = async (matterId: string, who: Who) => (await shown(matterId, who)).mine!.mayDraft

  test('to the secretary, on what was accepted, until a ballot is under way', async () => {
    const matterId = await proposed(w)
    expect(await offered(matterId, 'he')).toBe(false)
    done(await w.as('gong').ask(contract.accept, { matterId }))
    expect(await offered(matterId, 'he')).toBe(true)
    for (const who of ['lin', 'gong', 'qin', 'su'] as const) expect(await offered(matterId, who)).toBe(false)
    expect((await shown(matterId)).mine).toBeNull()
    await drafted(w, { matterId })
    expect(await offered(matterId, 'he')).toBe(false)
  })

  test('in the secretary’s absence to the shift, and to nobody else', async () => {
    const matterId = await accepted(w)
    w.clock('2026-11-24 10:00')
    done(await w.as('he').ask(stepOut, { until: null }))
    w.pass(60_000)
    expect([await offered(matterId, 'he'), await offered(matterId, 'lin')]).toEqual([false, true])
  })
})

test('the page has the number to call in its own answer', async () => {
  expect((await shown(await proposed(w))).phone).toBe('023-00000000')
})
