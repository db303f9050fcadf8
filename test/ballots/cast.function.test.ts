import { sql } from 'kysely'
import * as contract from '../../src/ballots/contract'
import { refusalLine } from '../../src/ballots/text'
import { instant } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import {
  closesAt,
  drafted,
  household,
  nameAll,
  opened,
  opensAt,
  own,
  unmatched,
  voterOf,
} from '../support/ballots'
import { people } from '../support/community'
import { counts } from '../support/counts'
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

const qins = { voterId: household(1), choice: 'for' as const }

test('from the first tap to the result: hidden until it closes, then with the receipt in the list', async () => {
  const ballotId = await opened(w)
  const before = done(await w.as('qin').ask(contract.show, { ballotId }))
  expect(before.mine).toEqual({
    onRoll: [
      {
        ...{ voterId: household(1), label: '9栋1-1', units: 1, caster: { who: 'me' }, area: null },
        ...{ castAt: null, receipt: null },
      },
    ],
    why: null,
  })
  const cast = done(await w.as('qin').ask(contract.cast, { ballotId, ...qins }))
  expect(cast.receipt).toMatch(/^[ACDEFGHJKMNPQRTVWXY34679]{10}$/)
  const after = done(await w.as('qin').ask(contract.show, { ballotId }))
  expect(after.mine.onRoll[0]).toMatchObject({ castAt: opensAt, receipt: cast.receipt })
  expect(after.ballot.participation).toMatchObject([{ base: 4, needed: 3, reached: 1, ok: false }])
  for (const read of [contract.result, contract.recount] as const) {
    expect(await w.guest.ask(read, { ballotId })).toEqual({
      ok: false,
      refusal: { code: 'not-closed', closesAt },
    })
  }
  w.clock(closesAt)
  const result = done(await w.guest.ask(contract.result, { ballotId }))
  expect(result).toMatchObject({
    outcome: 'not-reached',
    receipts: [cast.receipt],
    character: 'consultation',
  })
  expect(result.counts).toEqual([
    { choice: 'for', heads: 1, area: null },
    { choice: 'against', heads: 0, area: null },
    { choice: 'abstain', heads: 0, area: null },
  ])
})

test('before it closes no reply says what anybody chose, not even to staff, oversight and secretary', async () => {
  const ballotId = await opened(w)
  done(await w.as('qin').ask(contract.cast, { ballotId, voterId: household(1), choice: 'against' }))
  for (const who of [null, 'li', 'su', 'deng', 'he'] as const) {
    for (const action of [
      'ballots.list',
      'ballots.show',
      'ballots.result',
      'ballots.recount',
      'ballots.ledger',
    ]) {
      const input = action === 'ballots.list' ? {} : { ballotId }
      const said = JSON.stringify((await w.send({ action, input, who })).body)
      expect(said).not.toContain('"against"')
      expect(said).not.toContain(people.qin.name)
    }
  }
})

describe('V4, V5, V6: the hours are the server’s', () => {
  test.each([
    [opensAt - 1, 'not-open-yet'],
    [opensAt, 'ok'],
    [closesAt - 1, 'ok'],
    [closesAt, 'closed'],
    [closesAt + 86_400_000, 'closed'],
  ])('at %d: %s, and no job has run', async (now, expected) => {
    const ballotId = await opened(w)
    w.clock(instant(now))
    const outcome = await w.as('qin').ask(contract.cast, { ballotId, ...qins })
    expect(ending(outcome)).toBe(expected)
    if (expected === 'closed') {
      expect(outcome).toMatchObject({ refusal: { closedAt: closesAt } })
      if (!outcome.ok && 'refusal' in outcome)
        expect(refusalLine(outcome.refusal, false)).toContain('11月24日 星期二 晚上12点已经结束')
    }
    if (expected === 'not-open-yet') expect(outcome).toMatchObject({ refusal: { opensAt } })
  })

  test('the input has no time: a phone whose clock is wrong cannot send one', async () => {
    const ballotId = await opened(w)
    w.clock(closesAt)
    for (const field of ['castAt', 'now', 'at']) {
      const input = { ballotId, ...qins, [field]: opensAt }
      const answer = await w.send({ action: 'ballots.cast', input, who: 'qin', requestId: 'wrong-clock' })
      expect(answer).toMatchObject({ status: 400, body: { nonsense: { field } } })
    }
  })

  test('one that is still a draft names the hour it would open, and stores nothing', async () => {
    const ballotId = await drafted(w)
    w.clock(opensAt)
    const outcome = await w.as('qin').ask(contract.cast, { ballotId, ...qins })
    expect(outcome).toMatchObject({ refusal: { code: 'not-open-yet', opensAt } })
  })
})

describe('who casts', () => {
  test("another household's vote is refused, whether or not it was cast", async () => {
    const ballotId = await opened(w)
    const theirs = { ballotId, voterId: household(1), choice: 'for' as const }
    for (const who of ['li', 'su', 'bai', 'he'] as const) {
      expect(ending(await w.as(who).ask(contract.cast, theirs))).toBe('not-on-roll')
    }
    done(await w.as('qin').ask(contract.cast, theirs))
    expect(ending(await w.as('li').ask(contract.cast, theirs))).toBe('not-on-roll')
  })

  test('another of the household is told whose vote it is, the name masked', async () => {
    await sql`
      update residents set household_id = ${household(1)} where community_id = ${w.community}
      and person_id = ${people.li.id}`.execute(w.db)
    const ballotId = await opened(w)
    const outcome = await w.as('li').ask(contract.cast, { ballotId, ...qins })
    expect(outcome).toEqual({ ok: false, refusal: { code: 'not-the-caster', caster: '秦*岚' } })
    const { mine } = done(await w.as('li').ask(contract.show, { ballotId }))
    expect(mine.onRoll.map(({ caster }) => caster)).toEqual([{ who: 'other', name: '秦*岚' }])
  })

  test('a household that named nobody waits, and votes as soon as somebody is named at the desk', async () => {
    await w.db.deleteFrom('representatives').where('community_id', '=', w.community).execute()
    const ballotId = await opened(w)
    expect(ending(await w.as('qin').ask(contract.cast, { ballotId, ...qins }))).toBe('no-caster-yet')
    const shown = done(await w.as('qin').ask(contract.show, { ballotId }))
    expect([shown.mine.onRoll[0]!.caster, shown.ballot.roll!.unnamed]).toEqual([{ who: 'nobody' }, 4])
    await nameAll(w)
    expect(ending(await w.as('qin').ask(contract.cast, { ballotId, ...qins }))).toBe('ok')
  })

  test('a tenant has no part in an owners’ vote, the landlord none in a household’s', async () => {
    await own(w, 1, 7412, ['qin'])
    await own(w, 2, 5820, ['gong'])
    const ballotId = await opened(w, { ruleId: 'owners-ordinary' })
    const gongs = await voterOf(w, ballotId, 'gong')
    const wanted = { ballotId, voterId: gongs, choice: 'for' as const }
    expect(ending(await w.as('li').ask(contract.cast, wanted))).toBe('not-on-roll')
    expect(done(await w.as('li').ask(contract.show, { ballotId })).mine).toEqual({
      onRoll: [],
      why: 'not-on-roll',
    })
    expect(ending(await w.as('gong').ask(contract.cast, wanted))).toBe('ok')
    const homes = await opened(w)
    const { mine } = done(await w.as('gong').ask(contract.show, { ballotId: homes }))
    expect(mine.onRoll.map(({ label }) => label)).toEqual(['9栋4-1'])
  })

  test('co-owners cast one vote, by whom they named; an owner alone needs no naming', async () => {
    await own(w, 1, 7412, ['qin'])
    await own(w, 2, 5820, ['li', 'zhou'])
    await own(w, 3, 5820, ['li', 'zhou'])
    const ballotId = await opened(w, { ruleId: 'owners-special' })
    const voterId = await voterOf(w, ballotId, 'li')
    expect(await voterOf(w, ballotId, 'zhou')).toBe(voterId)
    const vote = { ballotId, voterId, choice: 'for' as const }
    expect(ending(await w.as('li').ask(contract.cast, vote))).toBe('no-caster-yet')
    const naming = { building: 9, label: '2-1', personId: people.zhou.id }
    done(await w.as('su').ask(contract.nameCaster, naming))
    expect(ending(await w.as('li').ask(contract.cast, vote))).toBe('not-the-caster')
    expect(ending(await w.as('zhou').ask(contract.cast, vote))).toBe('ok')
    expect(ending(await w.as('li').ask(contract.cast, vote))).toBe('already-cast')
    const shown = done(await w.as('zhou').ask(contract.show, { ballotId }))
    expect(shown.mine.onRoll).toMatchObject([{ units: 2, area: 11_640 }])
  })

  test('a vote that is not on this roll, and a ballot that is not here', async () => {
    const ballotId = await opened(w)
    const other = { ballotId, voterId: household(77), choice: 'for' as const }
    expect(ending(await w.as('qin').ask(contract.cast, other))).toBe('not-on-roll')
    const nowhere = { ...qins, ballotId: household(78) }
    expect(ending(await w.as('qin').ask(contract.cast, nowhere))).toBe('no-such-ballot')
  })
})

describe('V7', () => {
  test('the same request has the first reply again, also after it has closed', async () => {
    const ballotId = await opened(w)
    const first = done(await w.as('qin').ask(contract.cast, { ballotId, ...qins }, 'lost-reply-1'))
    w.clock(closesAt)
    expect(done(await w.as('qin').ask(contract.cast, { ballotId, ...qins }, 'lost-reply-1'))).toEqual(first)
  })

  test('another choice under the same request is refused, and under a new one too', async () => {
    const ballotId = await opened(w)
    done(await w.as('qin').ask(contract.cast, { ballotId, ...qins }, 'lost-reply-2'))
    const changed = { ballotId, ...qins, choice: 'against' as const }
    expect(ending(await w.as('qin').ask(contract.cast, changed, 'lost-reply-2'))).toBe('request-reused')
    const again = await w.as('qin').ask(contract.cast, changed)
    expect(again).toMatchObject({ refusal: { code: 'already-cast', at: opensAt } })
  })
})

describe('V10: a malformed vote', () => {
  test.each(['yes', '', 'FOR', null, 1, ['for'], { for: true }])(
    'the contract takes no %j, and the vote is still there to cast',
    async (choice) => {
      const ballotId = await opened(w)
      const before = await counts(w.db, w.community)
      const input = { ballotId, voterId: household(1), choice }
      const answer = await w.send({ action: 'ballots.cast', input, who: 'qin', requestId: 'malformed-1' })
      expect(answer).toMatchObject({ status: 400, body: { nonsense: { field: 'choice' } } })
      expect(await counts(w.db, w.community)).toEqual(before)
      expect(ending(await w.as('qin').ask(contract.cast, { ballotId, ...qins }, 'malformed-1'))).toBe('ok')
    },
  )

  test('V10: the storage takes none either, whoever writes it', async () => {
    const ballotId = await opened(w)
    const write = sql`
      insert into ballot_votes (community_id, ballot_id, voter_id, choice, cast_at, caster, proof, paper, receipt, leaf_id)
      values (${w.community}, ${ballotId}, ${household(1)}, 'maybe', now(), ${people.qin.id}, 'session', false,
        'AAAAAAAAAA', ${household(1)})`.execute(w.db)
    await expect(write).rejects.toMatchObject({ constraint: 'ballot_votes_choice_known' })
  })

  test('every refused vote stores nothing: not a mark, not a reply, not a leaf', async () => {
    const ballotId = await opened(w)
    const before = await counts(w.db, w.community)
    for (const who of ['li', 'su', 'bai'] as const) await w.as(who).ask(contract.cast, { ballotId, ...qins })
    w.clock(closesAt)
    await w.as('qin').ask(contract.cast, { ballotId, ...qins })
    expect(await counts(w.db, w.community)).toEqual(before)
  })
})

describe('paper', () => {
  const slip = { voterId: household(2), choice: 'against' as const, slip: '0017' }

  test('a slip counts in the same roll as the phones, once', async () => {
    const ballotId = await opened(w)
    const entered = done(await w.as('su').ask(contract.enterPaper, { ballotId, ...slip }))
    const phone = { ballotId, voterId: household(2), choice: 'for' as const }
    expect(ending(await w.as('li').ask(contract.cast, phone))).toBe('already-cast')
    done(await w.as('qin').ask(contract.cast, { ballotId, ...qins }))
    const late = { ballotId, voterId: household(1), choice: 'for' as const, slip: '0018' }
    expect(ending(await w.as('su').ask(contract.enterPaper, late))).toBe('already-cast')
    w.clock(closesAt)
    const result = done(await w.guest.ask(contract.result, { ballotId }))
    expect([result.tookPart.heads, result.paper]).toEqual([2, 1])
    expect(result.receipts).toContain(entered.receipt)
  })

  test('one slip is not two votes', async () => {
    const ballotId = await opened(w)
    done(await w.as('su').ask(contract.enterPaper, { ballotId, ...slip }))
    const again = await w.as('su').ask(contract.enterPaper, { ballotId, ...slip, voterId: household(3) })
    expect(again).toMatchObject({ refusal: { code: 'slip-used', slip: '0017' } })
    expect(
      ending(await w.as('zhou').ask(contract.cast, { ballotId, voterId: household(3), choice: 'for' })),
    ).toBe('ok')
  })

  test.each([
    ['not by a resident', 'qin', opensAt, 'not-staff'],
    ['not by the secretary', 'he', opensAt, 'not-staff'],
    ['not before it opens', 'su', opensAt - 1, 'not-open-yet'],
    ['not after it closes', 'su', closesAt, 'closed'],
  ] as const)('%s', async (_, who, now, expected) => {
    const ballotId = await opened(w)
    w.clock(instant(now))
    const outcome = await w.as(who).ask(contract.enterPaper, { ballotId, ...slip })
    expect(ending(outcome)).toBe(expected)
  })

  test('what the vote keeps: how the voter was known, and who entered it', async () => {
    const ballotId = await opened(w)
    done(await w.as('su').ask(contract.enterPaper, { ballotId, ...slip }))
    done(await w.as('qin').ask(contract.cast, { ballotId, ...qins }))
    const identify = async () => ({ person: people.gong.id, proof: 'wechat' as const })
    const input = { ballotId, voterId: household(4), choice: 'abstain' }
    const call = { action: 'ballots.cast', input, community: w.community, requestId: 'by-wechat-1' }
    expect((await w.dispatch({ ...call, identify })).body.ok).toBe(true)
    const kept = await w.db
      .selectFrom('ballot_votes')
      .select(['proof', 'paper', 'entered_by', 'slip', 'caster'])
      .where('community_id', '=', w.community)
      .orderBy('voter_id')
      .execute()
    expect(kept).toEqual([
      { proof: 'session', paper: false, entered_by: null, slip: null, caster: people.qin.id },
      { proof: 'desk', paper: true, entered_by: people.su.id, slip: '0017', caster: people.li.id },
      { proof: 'wechat', paper: false, entered_by: null, slip: null, caster: people.gong.id },
    ])
  })
})
