import { mayCast, mayDraft, mayOpen, stateOf, type OpeningFacts } from '../../src/ballots/rule'
import { ruleIds, rules } from '../../src/ballots/rules'
import { momentWords, refusalLine } from '../../src/ballots/text'
import { at, instant, type Day } from '../../src/kernel/time'

const day = '2026-11-24' as Day
const opensAt = at(day, 540)
const closesAt = at(day, 1440)
const times = { openedAt: at(day, 500), opensAt, closesAt, sealedAt: null }

describe('V4, V6: open is a function of the time, to the millisecond', () => {
  test.each([
    ['a millisecond before it opens', instant(opensAt - 1), 'waiting', 'not-open-yet'],
    ['when it opens', opensAt, 'open', 'ok'],
    ['23:59:59.999', instant(closesAt - 1), 'open', 'ok'],
    ['00:00', closesAt, 'closed', 'closed'],
    ['a year later', instant(closesAt + 365 * 86_400_000), 'closed', 'closed'],
  ] as const)('%s', (_, now, state, ending) => {
    expect(stateOf(times, now)).toBe(state)
    const verdict = mayCast(times, { belongs: true, caster: 'me', castAt: null }, now)
    expect(verdict.ok ? 'ok' : verdict.refusal.code).toBe(ending)
  })

  test('V18: once sealed it is closed, also for a server whose clock runs behind', () => {
    const sealed = { ...times, sealedAt: closesAt }
    expect(stateOf(sealed, instant(closesAt - 1))).toBe('closed')
    const verdict = mayCast(sealed, { belongs: true, caster: 'me', castAt: null }, instant(closesAt - 1))
    expect(verdict).toMatchObject({ refusal: { code: 'closed', closedAt: closesAt } })
  })

  test('a draft is no ballot, whatever the hour', () => {
    const draft = { ...times, openedAt: null }
    for (const now of [opensAt, closesAt]) expect(stateOf(draft, now)).toBe('draft')
    const verdict = mayCast(draft, { belongs: true, caster: 'me', castAt: null }, opensAt)
    expect(verdict).toMatchObject({ refusal: { code: 'not-open-yet' } })
  })
})

test('V5: the refusal after closing names the closing time, as the evening it was', () => {
  const verdict = mayCast(times, { belongs: true, caster: 'me', castAt: null }, closesAt)
  if (verdict.ok) throw new Error('cast after closing')
  expect(refusalLine(verdict.refusal, false)).toBe('11月24日 星期二 晚上12点已经结束，不能再投了。')
  expect(momentWords(at(day, 1170))).toBe('11月24日 星期二 晚上7:30')
})

test.each([
  ['the caster', { belongs: true, caster: 'me', castAt: null }, 'ok'],
  ['the caster, a second time', { belongs: true, caster: 'me', castAt: opensAt }, 'already-cast'],
  ['another of the household', { belongs: true, caster: 'other', castAt: null }, 'not-the-caster'],
  [
    'another of the household, after it was cast',
    { belongs: true, caster: 'other', castAt: opensAt },
    'already-cast',
  ],
  [
    'one of a household that named nobody',
    { belongs: true, caster: 'nobody', castAt: null },
    'no-caster-yet',
  ],
  [
    'a stranger, who does not learn whether it was cast',
    { belongs: false, caster: 'other', castAt: opensAt },
    'not-on-roll',
  ],
] as const)('%s: %j', (_, mine, ending) => {
  const verdict = mayCast(times, mine, opensAt)
  expect(verdict.ok ? 'ok' : verdict.refusal.code).toBe(ending)
})

describe('V17, V13: what opens, and what does not', () => {
  const rule = { takePart: [...rules['owners-special'].takePart], pass: [...rules['owners-special'].pass] }
  const good: OpeningFacts = {
    times: { openedAt: null, opensAt, closesAt, sealedAt: null },
    rule,
    drawn: { count: 4, hash: 'aa', verified: true },
    fresh: { hash: 'aa', missingArea: [] },
  }
  const cases: [string, Partial<OpeningFacts>, string][] = [
    ['all in order', {}, 'ok'],
    ['opened already', { times }, 'already-open'],
    ['a rule without a threshold for passing', { rule: { ...rule, pass: [] } }, 'rule-unfilled'],
    ['a rule without a threshold for taking part', { rule: { ...rule, takePart: [] } }, 'rule-unfilled'],
    ['no roll', { drawn: null }, 'roll-not-drawn'],
    ['an empty roll', { drawn: { count: 0, hash: 'aa', verified: true } }, 'roll-empty'],
    ['a roll that nobody verified', { drawn: { count: 4, hash: 'aa', verified: false } }, 'roll-unverified'],
    ['a register that has changed since', { fresh: { hash: 'bb', missingArea: [] } }, 'roll-changed'],
    ['an area that is missing now', { fresh: { hash: 'bb', missingArea: ['5栋1-1'] } }, 'area-missing'],
  ]
  test.each(cases)('%s', (_, change, ending) => {
    const verdict = mayOpen({ ...good, ...change }, opensAt)
    expect(verdict.ok ? 'ok' : verdict.refusal.code).toBe(ending)
  })

  test('the closing time has passed', () => {
    expect(mayOpen(good, closesAt)).toMatchObject({ refusal: { code: 'too-late', closesAt } })
    expect(mayOpen(good, instant(closesAt - 1)).ok).toBe(true)
  })
})

test('every rule in the register is whole: source, article, both thresholds, and says that nobody has checked it', () => {
  for (const id of ruleIds) {
    const rule = rules[id]
    expect(rule.id).toBe(id)
    expect(Math.min(rule.takePart.length, rule.pass.length)).toBeGreaterThan(0)
    for (const threshold of rule.takePart) expect(threshold.of).toBe('all')
    for (const threshold of rule.pass) expect(threshold.of).toBe('took-part')
    expect([rule.checkedBy, rule.checkedOn]).toEqual([null, null])
    expect(rule.article).toMatch(/第.+条/)
  }
})

test.each([
  ['opens and closes ahead', opensAt, closesAt, 'ok'],
  ['a millisecond long', opensAt, instant(opensAt + 1), 'ok'],
  ['closing as it opens', opensAt, opensAt, 'closes-before-opens'],
  ['closing now', times.openedAt, at(day, 520), 'too-late'],
])('drafting one that is %s: %s', (_, opens, closes, code) => {
  const verdict = mayDraft({ opensAt: opens, closesAt: closes }, at(day, 520))
  expect(verdict.ok ? 'ok' : verdict.refusal.code).toBe(code)
})
