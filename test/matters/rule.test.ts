import fc from 'fast-check'
import { calendar2026, calendarFrom } from '../../src/duty/calendar'
import { addDays, at, instant, type Day, type Instant } from '../../src/kernel/time'
import {
  clockOf,
  decide,
  endorse,
  lineOf,
  mayDraft,
  numberOf,
  propose,
  replyDue,
  states,
  stateOf,
  withdraw,
  type BallotFact,
  type MatterFacts,
} from '../../src/matters/rule'

const day = (text: string): Day => text as Day
const made = day('2026-11-24')
const noon = (on: string): Instant => at(day(on), 720)

const fresh: MatterFacts = {
  ...{ proposer: 'qin', household: '7-2-5', madeAt: noon('2026-11-24'), replyDue: day('2026-12-03') },
  ...{ needed: 3, endorsements: 0, enoughAt: null, decision: null, withdrawnAt: null, reason: null },
  ballots: [],
}
const decided = (kind: 'accepted' | 'declined', on: string): MatterFacts => ({
  ...fresh,
  decision: { kind, at: noon(on), by: 'gong' },
})
const accepted = decided('accepted', '2026-11-26')
const ballot = (
  state: BallotFact['state'],
  outcome: BallotFact['outcome'] = null,
  opened = 1,
): BallotFact => ({
  ...{ state, outcome, opensAt: noon('2026-12-02'), closesAt: noon('2026-12-08') },
  openedAt: state === 'draft' ? null : instant(noon('2026-12-01') + opened),
})

describe('where a matter stands', () => {
  test.each([
    ['proposed', fresh, '提'],
    ['carried by enough', { ...fresh, endorsements: 3 }, '提'],
    ['taken up', accepted, '议'],
    ['declined', decided('declined', '2026-11-26'), '没成'],
    ['taken back', { ...fresh, withdrawnAt: noon('2026-11-25') }, '撤回'],
    ['a ballot drafted', { ...accepted, ballots: [ballot('draft')] }, '议'],
    ['a ballot announced', { ...accepted, ballots: [ballot('waiting')] }, '决'],
    ['a ballot open', { ...accepted, ballots: [ballot('open')] }, '决'],
    ['a ballot closed and not yet counted', { ...accepted, ballots: [ballot('closed')] }, '决'],
    ['voted and reached', { ...accepted, ballots: [ballot('closed', 'reached')] }, '办'],
    ['voted and not reached', { ...accepted, ballots: [ballot('closed', 'not-reached')] }, '没成'],
    [
      'voted a second time, whatever the order the ballots come in',
      { ...accepted, ballots: [ballot('closed', 'reached', 9), ballot('closed', 'not-reached', 1)] },
      '办',
    ],
    [
      'not reached, and another drafted',
      { ...accepted, ballots: [ballot('draft'), ballot('closed', 'not-reached')] },
      '没成',
    ],
    [
      'not reached, and another open',
      { ...accepted, ballots: [ballot('open', null, 9), ballot('closed', 'not-reached')] },
      '决',
    ],
    [
      'declined, whatever ballots it is said to have',
      { ...decided('declined', '2026-11-26'), ballots: [ballot('closed', 'reached')] },
      '没成',
    ],
  ] as const)('%s', (_, matter, expected) => expect(stateOf(matter)).toBe(expected))
})

describe('the reply clock counts working days, the day of the proposal not', () => {
  const calendar = calendarFrom(calendar2026)
  test.each([
    ['a Tuesday, one day', '2026-11-24', 1, '2026-11-25'],
    ['a Tuesday, seven days, over a weekend', '2026-11-24', 7, '2026-12-03'],
    ['a Friday', '2026-11-27', 1, '2026-11-30'],
    ['a Sunday', '2026-11-29', 1, '2026-11-30'],
    ['over the National Day, with the Saturday that works', '2026-09-29', 3, '2026-10-09'],
    ['that Saturday counts', '2026-10-09', 1, '2026-10-10'],
    ['over the Spring Festival, with its two weekend days', '2026-02-13', 2, '2026-02-24'],
    ['beyond the calendar: Monday to Friday', '2026-12-31', 1, '2027-01-01'],
    ['sixty days', '2026-03-02', 60, '2026-05-28'],
  ])('%s', (_, from, days, expected) => expect(replyDue(day(from), days, calendar)).toBe(expected))

  test('on the last day it is not over, the day after it is', () => {
    expect(clockOf(fresh, day('2026-12-03'))).toEqual({ due: '2026-12-03', overdue: false })
    expect(clockOf(fresh, day('2026-12-04'))).toEqual({ due: '2026-12-03', overdue: true })
  })

  test.each([
    ['answered', accepted],
    ['taken back', { ...fresh, withdrawnAt: noon('2026-11-25') }],
  ])('nobody owes an answer to what was %s', (_, matter) => {
    expect(clockOf(matter, day('2027-01-01'))).toBeNull()
  })
})

describe('who may carry a matter', () => {
  const li = { household: '4-12-3', adult: true }
  test.each([
    ['a neighbour', fresh, li, false, null],
    ['who lives elsewhere', fresh, null, false, 'no-standing'],
    ['who is seventeen', fresh, { ...li, adult: false }, false, 'too-young'],
    ['the own household', fresh, { ...li, household: '7-2-5' }, false, 'own-matter'],
    ['twice', fresh, li, true, 'already-endorsed'],
    ['one that is carried by enough', { ...fresh, endorsements: 3 }, li, false, null],
    ['one that is overdue', fresh, li, false, null],
    ['one that was taken up', accepted, li, false, 'not-open'],
    ['one that was declined', decided('declined', '2026-11-26'), li, false, 'not-open'],
    ['one that was taken back', { ...fresh, withdrawnAt: noon('2026-11-25') }, li, false, 'not-open'],
  ] as const)('%s', (_, matter, neighbour, endorsed, expected) => {
    expect(endorse(matter, neighbour, endorsed)).toBe(expected)
  })
})

test.each([
  ['while it waits', fresh, null, null],
  ['when answered', accepted, 'already-decided', 'already-decided'],
  ['when taken back', { ...fresh, withdrawnAt: noon('2026-11-25') }, 'withdrawn', 'withdrawn'],
] as const)('to answer and to take back %s', (_, matter, answering, takingBack) => {
  expect(decide(matter)).toBe(answering)
  expect(withdraw(matter, 'qin')).toBe(takingBack)
  expect(withdraw(matter, 'gong')).toBe('not-proposer')
})

describe('a ballot may be drafted', () => {
  test.each([
    ['not while an answer is owed', fresh, false],
    ['not on what was declined', decided('declined', '2026-11-26'), false],
    ['not on what was taken back', { ...fresh, withdrawnAt: noon('2026-11-25') }, false],
    ['on what was taken up', accepted, true],
    ['not beside a draft', { ...accepted, ballots: [ballot('draft')] }, false],
    ['not beside one announced', { ...accepted, ballots: [ballot('waiting')] }, false],
    ['not beside an open one', { ...accepted, ballots: [ballot('open')] }, false],
    ['again when it was not reached', { ...accepted, ballots: [ballot('closed', 'not-reached')] }, true],
    ['not when it was reached', { ...accepted, ballots: [ballot('closed', 'reached')] }, false],
  ] as const)('%s', (_, matter, expected) => expect(mayDraft(matter)).toBe(expected))
})

describe('the public line', () => {
  const kinds = (matter: MatterFacts, on: string) =>
    lineOf(matter, day(on)).map(({ kind, state }) => `${kind} ${state}`)
  test.each([
    [
      'on the first day',
      fresh,
      '2026-11-24',
      ['proposed done', 'endorsing waiting', 'reply waiting', 'ahead ahead'],
    ],
    [
      'carried by enough and overdue',
      { ...fresh, endorsements: 4, enoughAt: noon('2026-11-25') },
      '2026-12-04',
      ['proposed done', 'endorsing done', 'reply late', 'ahead ahead'],
    ],
    [
      'taken up with nobody joining',
      accepted,
      '2026-11-26',
      ['proposed done', 'accepted done', 'ahead ahead'],
    ],
    [
      'declined with one joining',
      { ...decided('declined', '2026-11-26'), endorsements: 1 },
      '2026-11-26',
      ['proposed done', 'endorsing done', 'declined done'],
    ],
    [
      'taken back',
      { ...fresh, withdrawnAt: noon('2026-11-25') },
      '2026-12-24',
      ['proposed done', 'withdrawn done'],
    ],
    [
      'a ballot open',
      { ...accepted, ballots: [ballot('open')] },
      '2026-12-02',
      ['proposed done', 'accepted done', 'voting waiting', 'ahead ahead'],
    ],
    [
      'a ballot drafted',
      { ...accepted, ballots: [ballot('draft')] },
      '2026-12-02',
      ['proposed done', 'accepted done', 'ahead ahead'],
    ],
    [
      'a ballot announced',
      { ...accepted, ballots: [ballot('waiting')] },
      '2026-12-02',
      ['proposed done', 'accepted done', 'announced waiting', 'ahead ahead'],
    ],
    [
      'voted and reached',
      { ...accepted, ballots: [ballot('closed', 'reached')] },
      '2026-12-09',
      ['proposed done', 'accepted done', 'result done', 'ahead ahead'],
    ],
    [
      'voted',
      { ...accepted, ballots: [ballot('closed', 'not-reached')] },
      '2026-12-09',
      ['proposed done', 'accepted done', 'result done'],
    ],
  ])('%s', (_, matter, on, expected) => expect(kinds(matter, on)).toEqual(expected))

  test('says when it begins of a ballot announced, and when it ends of one that is open or over', () => {
    const last = (state: BallotFact['state'], outcome: BallotFact['outcome'] = null) =>
      lineOf({ ...accepted, ballots: [ballot(state, outcome)] }, day('2026-12-09'))[2]
    expect(last('waiting')).toMatchObject({ at: noon('2026-12-02'), outcome: null })
    expect(last('open')).toMatchObject({ at: noon('2026-12-08'), outcome: null })
    expect(last('closed', 'not-reached')).toMatchObject({ at: noon('2026-12-08'), outcome: 'not-reached' })
  })

  test('an answer that came too late says what was promised, one in time does not', () => {
    const dueOf = (on: string) =>
      lineOf(decided('accepted', on), day(on)).find((s) => s.kind === 'accepted')!.due
    expect(dueOf('2026-12-03')).toBeNull()
    expect(dueOf('2026-12-04')).toBe('2026-12-03')
  })
})

test('whatever the facts are, a matter stands somewhere and its line can be drawn', () => {
  const when = fc.integer({ min: 0, max: 400 }).map((n) => at(addDays(made, n), 720))
  const ballots = fc.record({
    state: fc.constantFrom('draft' as const, 'waiting' as const, 'open' as const, 'closed' as const),
    openedAt: fc.option(when),
    opensAt: when,
    closesAt: when,
    outcome: fc.constantFrom(null, 'reached' as const, 'not-reached' as const),
  })
  const facts: fc.Arbitrary<MatterFacts> = fc.record({
    proposer: fc.constant('qin'),
    household: fc.constant('7-2-5'),
    madeAt: when,
    replyDue: fc.integer({ min: 0, max: 400 }).map((n) => addDays(made, n)),
    needed: fc.integer({ min: 1, max: 50 }),
    endorsements: fc.integer({ min: 0, max: 60 }),
    enoughAt: fc.option(when),
    decision: fc.option(
      fc.record({
        kind: fc.constantFrom('accepted' as const, 'declined' as const),
        at: when,
        by: fc.constant('gong'),
      }),
    ),
    withdrawnAt: fc.option(when),
    reason: fc.option(fc.string()),
    ballots: fc.array(ballots, { maxLength: 4 }),
  })
  fc.assert(
    fc.property(facts, fc.integer({ min: 0, max: 500 }), (matter, later) => {
      const today = addDays(made, later)
      const line = lineOf(matter, today)
      expect(states).toContain(stateOf(matter))
      expect(line[0]!.kind).toBe('proposed')
      // One step a kind, so that each has its place; what is owed or ahead comes after what is done.
      expect(new Set(line.map(({ kind }) => kind)).size).toBe(line.length)
      expect(line.filter(({ state }) => state === 'ahead').length).toBeLessThanOrEqual(1)
      expect(line.slice(0, -1).every(({ state }) => state !== 'ahead')).toBe(true)
      expect(clockOf(matter, today) !== null).toBe(line.some(({ kind }) => kind === 'reply'))
    }),
    { seed: 20261124, numRuns: 500 },
  )
})

test('a number is written with its year', () => expect(numberOf(2026, 12)).toBe('2026-0012'))

test.each([
  [2, null],
  [3, 'too-many-waiting'],
  [4, 'too-many-waiting'],
])('a household of which %d matters wait, where three may: %s', (waiting, verdict) => {
  expect(propose(waiting, 3)).toBe(verdict)
})
