import { sql } from 'kysely'
import * as contract from '../../src/ballots/contract'
import { refusalLine } from '../../src/ballots/text'
import { stepOut } from '../../src/duty/contract'
import type { Connection } from '../../src/platform/database/connect'
import {
  closesAt,
  drafted,
  drawn,
  household,
  nameAll,
  opened,
  opensAt,
  own,
  unit,
  verified,
} from '../support/ballots'
import { people, shiftOn, testId, tuesday } from '../support/community'
import { freshDatabase } from '../support/database'
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
afterEach(() => expect(w.faults).toEqual([]))

const openIt = (ballotId: string) => w.as('he').ask(contract.open, { ballotId })
const drawIt = (ballotId: string) => w.as('he').ask(contract.drawRoll, { ballotId })

describe('V17: a ballot opens on a verified roll only', () => {
  test('not before the roll is drawn, not before it is verified, and then it does', async () => {
    const ballotId = await drafted(w)
    expect(ending(await openIt(ballotId))).toBe('roll-not-drawn')
    const { fingerprint } = done(await drawIt(ballotId))
    expect(ending(await openIt(ballotId))).toBe('roll-unverified')
    done(await w.as('deng').ask(contract.verifyRoll, { ballotId, fingerprint }))
    expect(ending(await openIt(ballotId))).toBe('ok')
  })

  test('drawing again takes the verification away, and a fingerprint of before verifies nothing', async () => {
    const { ballotId, fingerprint } = await verified(w)
    await sql`delete from residents where community_id = ${w.community} and person_id = ${people.li.id}`.execute(
      w.db,
    )
    const again = done(await drawIt(ballotId))
    expect(again.count).toBe(3)
    expect(ending(await openIt(ballotId))).toBe('roll-unverified')
    const old = await w.as('deng').ask(contract.verifyRoll, { ballotId, fingerprint })
    expect(ending(old)).toBe('other-roll')
  })

  test('the register has changed since: draw again', async () => {
    const { ballotId } = await verified(w)
    await sql`delete from residents where community_id = ${w.community} and person_id = ${people.li.id}`.execute(
      w.db,
    )
    expect(ending(await openIt(ballotId))).toBe('roll-changed')
  })

  test('an empty roll is not drawn', async () => {
    await sql`delete from residents where community_id = ${w.community}`.execute(w.db)
    expect(ending(await drawIt(await drafted(w)))).toBe('roll-empty')
  })

  test('the storage refuses to open on an unverified or empty roll, whoever writes it', async () => {
    const { ballotId } = await drawn(w)
    const write = sql`
      update ballots set opened_at = now(), opened_by = drafted_by, text_hash = roll_hash
      where community_id = ${w.community} and ballot_id = ${ballotId}`
    await expect(write.execute(w.db)).rejects.toMatchObject({ constraint: 'ballots_open_on_verified_roll' })
  })

  test('the roll of households is everybody who lives here with or without a name for it', async () => {
    const roll = await drawn(w)
    expect([roll.count, roll.area]).toEqual([4, null])
    await nameAll(w)
    expect(done(await drawIt(roll.ballotId)).fingerprint).toBe(roll.fingerprint)
  })
})

describe('V13: a missing area blocks an owners’ ballot', () => {
  test('at drawing, naming the doors', async () => {
    await own(w, 1, 7412, ['qin'])
    await own(w, 2, null, ['li'])
    const ballotId = await drafted(w, { ruleId: 'owners-ordinary' })
    const outcome = await drawIt(ballotId)
    expect(outcome).toEqual({ ok: false, refusal: { code: 'area-missing', units: ['9栋2-1'] } })
    if (!outcome.ok && 'refusal' in outcome) expect(refusalLine(outcome.refusal, false)).toContain('9栋2-1')
    await own(w, 2, 5820, [])
    expect(done(await drawIt(ballotId))).toMatchObject({ count: 2, area: 13_232 })
  })

  test('at opening, when it went missing after the roll was drawn', async () => {
    await own(w, 1, 7412, ['qin'])
    const { ballotId } = await verified(w, { ruleId: 'owners-special' })
    await own(w, 3, null, ['zhou'])
    expect(await openIt(ballotId)).toMatchObject({ refusal: { code: 'area-missing', units: ['9栋3-1'] } })
  })

  test('the storage takes no owner without an area', async () => {
    await own(w, 1, 7412, ['qin'])
    const { ballotId } = await drawn(w, { ruleId: 'owners-ordinary' })
    const write = sql`
      update ballot_roll set area = null where community_id = ${w.community} and ballot_id = ${ballotId}`
    await expect(write.execute(w.db)).rejects.toMatchObject({ constraint: 'ballot_roll_owner_measured' })
  })

  test('one unit stands at one place of a roll only', async () => {
    await own(w, 1, 7412, ['qin'])
    await own(w, 2, 5820, ['li'])
    const { ballotId } = await drawn(w, { ruleId: 'owners-ordinary' })
    const twice = sql`
      insert into ballot_roll_units select community_id, ballot_id, ${unit(1)}::uuid, voter_id, 1 from ballot_roll
      where community_id = ${w.community} and ballot_id = ${ballotId}`
    await expect(twice.execute(w.db)).rejects.toMatchObject({ constraint: 'ballot_roll_units_once' })
  })
})

test('an owner of thirty flats, co-owners and the developer: three heads with the areas of all', async () => {
  for (let flat = 1; flat <= 30; flat += 1) await own(w, flat, 5000 + flat, ['qin'])
  await own(w, 31, 7000, ['li', 'zhou'])
  await own(w, 32, 6000, [null])
  await own(w, 33, 6100, [null])
  const roll = await drawn(w, { ruleId: 'owners-special' })
  expect([roll.count, roll.area]).toEqual([3, 30 * 5000 + 465 + 7000 + 12_100])
  const { mine } = done(await w.as('qin').ask(contract.show, { ballotId: roll.ballotId }))
  expect(mine.onRoll).toMatchObject([{ label: '9栋1-1', units: 30, area: 150_465, caster: { who: 'me' } }])
})

describe('V8: what is opened is frozen', () => {
  test('no roll is drawn and none verified any more, and it opens once', async () => {
    const ballotId = await opened(w)
    const { ballot } = done(await w.guest.ask(contract.show, { ballotId }))
    const { fingerprint } = ballot.roll!
    expect(ending(await drawIt(ballotId))).toBe('already-open')
    expect(ending(await w.as('deng').ask(contract.verifyRoll, { ballotId, fingerprint }))).toBe(
      'already-open',
    )
    expect(ending(await openIt(ballotId))).toBe('already-open')
    expect(done(await w.guest.ask(contract.show, { ballotId })).ballot).toEqual(ballot)
  })

  test('a person who moves in later is not on the roll, who moves out stays a caster of it', async () => {
    await nameAll(w)
    const ballotId = await opened(w)
    await sql`
      update residents set during = daterange('2020-01-01', ${tuesday}::date) where community_id = ${w.community}
        and person_id = ${people.qin.id}`.execute(w.db)
    await sql`
      insert into residents values (${w.community}, ${testId('c1', 55)}, ${people.bai.id}, ${household(5)}, 'tenant',
        daterange(${tuesday}::date, null))`.execute(w.db)
    const vote = (flat: number) => ({ ballotId, voterId: household(flat), choice: 'for' as const })
    expect(ending(await w.as('bai').ask(contract.cast, vote(5)))).toBe('not-on-roll')
    expect(ending(await w.as('qin').ask(contract.cast, vote(1)))).toBe('ok')
  })
})

describe('an act of the secretary’s', () => {
  test('in the secretary’s absence the shift opens, stamped with shift and absence', async () => {
    const { ballotId } = await verified(w)
    w.clock('2026-11-24 10:00')
    done(await w.as('he').ask(stepOut, { until: null }))
    w.pass(60_000)
    expect(ending(await openIt(ballotId))).toBe('not-holder')
    const opening = done(await w.as('lin').ask(contract.open, { ballotId }))
    expect(opening.stamp).toMatchObject({ holder: '林秀芳', shiftId: shiftOn(tuesday) })
    const { ballot } = done(await w.guest.ask(contract.show, { ballotId }))
    expect(ballot.opened).toMatchObject({ by: '林秀芳', acting: true })
  })

  test.each([
    ['it closes before it opens', { opensAt: closesAt, closesAt: opensAt }, 'closes-before-opens'],
    ['it closes as it opens', { opensAt, closesAt: opensAt }, 'closes-before-opens'],
    [
      'it has closed already',
      { opensAt: moment('2026-11-20 09:00'), closesAt: moment('2026-11-21 09:00') },
      'too-late',
    ],
    [
      'a building that is not here',
      { scope: { kind: 'building' as const, building: 77 } },
      'no-such-building',
    ],
    ['in one building', { scope: { kind: 'building' as const, building: 9 } }, 'ok'],
  ])('drafting: %s', async (_, change, expected) => {
    const input = {
      title: '晾衣杆',
      question: '装不装？',
      ruleId: 'residents-meeting' as const,
      scope: { kind: 'estate' as const },
    }
    const outcome = await w.as('he').ask(contract.draft, { ...input, opensAt, closesAt, ...change })
    expect(ending(outcome)).toBe(expected)
  })

  test('too late to open what has closed by the clock', async () => {
    const { ballotId } = await verified(w)
    w.clock(closesAt)
    expect(await openIt(ballotId)).toMatchObject({ refusal: { code: 'too-late', closesAt } })
    expect(ending(await w.guest.ask(contract.result, { ballotId }))).toBe('not-opened')
  })
})

describe('naming at the desk', () => {
  const door = { building: 9, label: '1-1' }
  const name = (personId: string, at = door) =>
    w.as('su').ask(contract.nameRepresentative, { ...at, personId })

  test('one of the household, and later another: one at a time', async () => {
    await sql`
      update residents set household_id = ${household(1)} where community_id = ${w.community}
      and person_id = ${people.li.id}`.execute(w.db)
    done(await name(people.qin.id))
    done(await name(people.li.id))
    w.clock('2026-11-25 10:00')
    done(await name(people.qin.id))
    const { rows } = await sql`
      select person_id as who, during::text from representatives where community_id = ${w.community}
      order by lower(during) nulls first`.execute(w.db)
    expect(rows).toEqual([
      { who: people.qin.id, during: 'empty' },
      { who: people.li.id, during: '[2026-11-24,2026-11-25)' },
      { who: people.qin.id, during: '[2026-11-25,)' },
    ])
  })

  test.each([
    ['somebody of another household', people.li.id, door, 'not-of-household'],
    ['a door that is not there', people.qin.id, { building: 9, label: '99-9' }, 'no-such-door'],
    ['a flat nobody is registered in', people.bai.id, { building: 9, label: '5-1' }, 'not-of-household'],
  ])('%s', async (_, personId, at, expected) => expect(ending(await name(personId, at))).toBe(expected))

  test('a child represents nobody, from the 18th birthday on it may', async () => {
    await sql`update persons set adult_from = '2026-11-25' where community_id = ${w.community} and person_id = ${people.qin.id}`.execute(
      w.db,
    )
    expect(ending(await name(people.qin.id))).toBe('not-of-household')
    w.clock('2026-11-25 08:00')
    expect(ending(await name(people.qin.id))).toBe('ok')
  })

  test('owners: one of them, never a stranger; an owner alone names nobody; the developer names anybody known', async () => {
    await own(w, 1, 7412, ['qin'])
    await own(w, 2, 7412, ['li', 'zhou'])
    await own(w, 3, 7412, [null])
    const caster = (label: string, personId: string) =>
      w.as('su').ask(contract.nameCaster, { building: 9, label, personId })
    expect(ending(await caster('1-1', people.qin.id))).toBe('single-owner')
    expect(ending(await caster('2-1', people.qin.id))).toBe('not-an-owner')
    expect(ending(await caster('2-1', people.li.id))).toBe('ok')
    expect(ending(await caster('3-1', people.fang.id))).toBe('ok')
    expect(ending(await caster('3-1', household(1)))).toBe('no-such-person')
    expect(ending(await caster('4-1', people.gong.id))).toBe('no-owner')
  })

  test('whose vote a door’s is, who casts it and who could', async () => {
    done(await name(people.qin.id))
    const { ballotId } = await drawn(w)
    const { voter } = done(await w.as('su').ask(contract.atDoor, { ballotId, ...door }))
    expect(voter).toMatchObject({ voterId: household(1), label: '9栋1-1', caster: { name: '秦桂岚' } })
    expect(voter.candidates).toEqual([{ personId: people.qin.id, name: '秦桂岚' }])
    expect(ending(await w.as('he').ask(contract.atDoor, { ballotId, ...door }))).toBe('not-staff')
  })
})
