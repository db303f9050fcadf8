// V15: counted by hand, then once more by a second implementation that shares no line with the first.
import fc from 'fast-check'
import type { Choice } from '../../src/ballots/contract'
import { rules, type RuleId } from '../../src/ballots/rules'
import { countVotes, participation, verdict } from '../../src/ballots/tally'

type Votes = readonly { choice: Choice; area: number | null }[]

/** So many votes of each choice; owners' votes with the area that each has. */
const votes = (f: number, g: number, a: number, area: number | null = null): Votes =>
  [...Array(f).fill('for'), ...Array(g).fill('against'), ...Array(a).fill('abstain')].map(
    (choice: Choice) => ({ choice, area }),
  )

const decide = (id: RuleId, all: { heads: number; area: number | null }, cast: Votes) => {
  const rule = { ...rules[id], takePart: [...rules[id].takePart], pass: [...rules[id].pass] }
  return verdict(rule, all, countVotes(cast, rule.unit))
}
const rows = (id: RuleId, all: { heads: number; area: number | null }, cast: Votes) =>
  decide(id, all, cast).lines.map(({ needed, reached, ok }) => [needed, reached, ok])

describe('V15: 居民会议, more than half take part, more than half of those in favour', () => {
  // Of 10 households more than half is 6; of 6 that took part it is 4.
  test.each([
    [
      'one below: 5 of 10',
      10,
      votes(5, 0, 0),
      [
        [6, 5, false],
        [3, 5, true],
      ],
      'not-reached',
    ],
    [
      'at: 6 of 10, 4 in favour',
      10,
      votes(4, 2, 0),
      [
        [6, 6, true],
        [4, 4, true],
      ],
      'reached',
    ],
    [
      '6 of 10, 3 in favour',
      10,
      votes(3, 2, 1),
      [
        [6, 6, true],
        [4, 3, false],
      ],
      'not-reached',
    ],
    [
      'one above: 7 of 10, 5 in favour',
      10,
      votes(5, 2, 0),
      [
        [6, 7, true],
        [4, 5, true],
      ],
      'reached',
    ],
    [
      'of 11 more than half is 6',
      11,
      votes(6, 0, 0),
      [
        [6, 6, true],
        [4, 6, true],
      ],
      'reached',
    ],
    [
      'of 11, 5 are not',
      11,
      votes(5, 0, 0),
      [
        [6, 5, false],
        [3, 5, true],
      ],
      'not-reached',
    ],
    [
      '1502 households: 752 take part, 377 in favour',
      1502,
      votes(377, 375, 0),
      [
        [752, 752, true],
        [377, 377, true],
      ],
      'reached',
    ],
    [
      '1502 households: 752 take part, 376 in favour',
      1502,
      votes(376, 376, 0),
      [
        [752, 752, true],
        [377, 376, false],
      ],
      'not-reached',
    ],
    [
      '1502 households: 751 take part',
      1502,
      votes(751, 0, 0),
      [
        [752, 751, false],
        [376, 751, true],
      ],
      'not-reached',
    ],
    [
      'nobody',
      10,
      votes(0, 0, 0),
      [
        [6, 0, false],
        [1, 0, false],
      ],
      'not-reached',
    ],
  ] as const)('%s', (_, heads, cast, lines, outcome) => {
    expect(rows('residents-meeting', { heads, area: null }, cast)).toEqual(lines)
    expect(decide('residents-meeting', { heads, area: null }, cast).outcome).toBe(outcome)
  })
})

describe('V15: 业主·一般, two thirds of area and of heads take part, more than half of both in favour', () => {
  // 9 heads with 1 000 each: two thirds are 6 heads and 6 000, exactly.
  const all = { heads: 9, area: 9000 }
  test.each([
    [
      'at: 6 heads, 4 in favour',
      votes(4, 2, 0, 1000),
      [
        [6000, 6000, true],
        [6, 6, true],
        [3001, 4000, true],
        [4, 4, true],
      ],
      'reached',
    ],
    [
      'one below: 5 heads',
      votes(5, 0, 0, 1000),
      [
        [6000, 5000, false],
        [6, 5, false],
        [2501, 5000, true],
        [3, 5, true],
      ],
      'not-reached',
    ],
    [
      'just half in favour is not more than half',
      votes(3, 3, 0, 1000),
      [
        [6000, 6000, true],
        [6, 6, true],
        [3001, 3000, false],
        [4, 3, false],
      ],
      'not-reached',
    ],
    [
      'one above: 7 heads, 4 in favour',
      votes(4, 3, 0, 1000),
      [
        [6000, 7000, true],
        [6, 7, true],
        [3501, 4000, true],
        [4, 4, true],
      ],
      'reached',
    ],
  ] as const)('%s', (_, cast, lines, outcome) => {
    expect(rows('owners-ordinary', all, cast)).toEqual(lines)
    expect(decide('owners-ordinary', all, cast).outcome).toBe(outcome)
  })

  test('enough heads with a hundredth of a square metre too little area is not enough', () => {
    const cast: Votes = [...votes(5, 0, 0, 1000), { choice: 'for', area: 999 }]
    expect(rows('owners-ordinary', all, cast)[0]).toEqual([6000, 5999, false])
    expect(decide('owners-ordinary', all, cast).outcome).toBe('not-reached')
  })

  test('much area in few hands does not pass without the heads', () => {
    const cast: Votes = [{ choice: 'for', area: 8000 }, ...votes(0, 5, 0, 100)]
    const [area, heads, areaFor, headsFor] = decide('owners-ordinary', all, cast).lines
    expect([area!.ok, heads!.ok, areaFor!.ok, headsFor!.ok]).toEqual([true, true, true, false])
    expect(decide('owners-ordinary', all, cast).outcome).toBe('not-reached')
  })

  test('nor many heads without the area', () => {
    const cast: Votes = [{ choice: 'against', area: 8000 }, ...votes(5, 0, 0, 100)]
    expect(decide('owners-ordinary', all, cast).lines.map(({ ok }) => ok)).toEqual([true, true, false, true])
  })

  test('two thirds of a number that three does not divide are rounded up: 7 of 10', () => {
    expect(rows('owners-ordinary', { heads: 10, area: 10_000 }, votes(6, 0, 0, 1000))).toMatchObject([
      [6667, 6000, false],
      [7, 6, false],
      {},
      {},
    ])
    expect(decide('owners-ordinary', { heads: 10, area: 10_000 }, votes(7, 0, 0, 1000)).outcome).toBe(
      'reached',
    )
  })
})

describe('V15: 业主·重大, two thirds take part, three quarters of both in favour', () => {
  // 12 heads with 1 000 each: two thirds are 8; three quarters of 8 are 6, exactly.
  const all = { heads: 12, area: 12_000 }
  test.each([
    [
      'at: 8 heads, 6 in favour',
      votes(6, 2, 0, 1000),
      [
        [8000, 8000, true],
        [8, 8, true],
        [6000, 6000, true],
        [6, 6, true],
      ],
      'reached',
    ],
    [
      'one below: 5 in favour',
      votes(5, 3, 0, 1000),
      [
        [8000, 8000, true],
        [8, 8, true],
        [6000, 5000, false],
        [6, 5, false],
      ],
      'not-reached',
    ],
    [
      'one above: 7 in favour',
      votes(7, 1, 0, 1000),
      [
        [8000, 8000, true],
        [8, 8, true],
        [6000, 7000, true],
        [6, 7, true],
      ],
      'reached',
    ],
    [
      '7 heads take part',
      votes(7, 0, 0, 1000),
      [
        [8000, 7000, false],
        [8, 7, false],
        [5250, 7000, true],
        [6, 7, true],
      ],
      'not-reached',
    ],
    [
      '9 take part, of 9 three quarters are 7',
      votes(6, 3, 0, 1000),
      [
        [8000, 9000, true],
        [8, 9, true],
        [6750, 6000, false],
        [7, 6, false],
      ],
      'not-reached',
    ],
  ] as const)('%s', (_, cast, lines, outcome) => {
    expect(rows('owners-special', all, cast)).toEqual(lines)
    expect(decide('owners-special', all, cast).outcome).toBe(outcome)
  })
})

describe('V14: a tie forms no decision, and says so', () => {
  test('three to three', () => {
    const { outcome, tie, lines } = decide('residents-meeting', { heads: 6, area: null }, votes(3, 3, 0))
    expect([outcome, tie]).toEqual(['not-reached', true])
    expect(lines.map(({ ok, article }) => [ok, article.length > 0])).toEqual([
      [true, true],
      [false, true],
    ])
  })

  test('a tie among few who took part, the rest abstaining', () => {
    const { outcome, tie } = decide('owners-ordinary', { heads: 6, area: 600 }, votes(1, 1, 4, 100))
    expect([outcome, tie]).toEqual(['not-reached', true])
  })

  test('everybody abstaining has taken part, and decides nothing', () => {
    for (const id of ['residents-meeting', 'owners-ordinary', 'owners-special'] as const) {
      const area = id === 'residents-meeting' ? null : 100
      const all = { heads: 6, area: area && 600 }
      const { outcome, tie, lines, tookPart } = decide(id, all, votes(0, 0, 6, area))
      expect([outcome, tie, tookPart.heads]).toEqual(['not-reached', false, 6])
      for (const line of lines) expect(line.ok).toBe(line.stage === 'takePart')
    }
  })

  test('silence is never a vote: who does not vote is in the base and nowhere else', () => {
    const { lines } = decide('residents-meeting', { heads: 100, area: null }, votes(51, 0, 0))
    expect(lines.map(({ base }) => base)).toEqual([100, 51])
  })
})

test('while it is open: 应参加, 已参加 and 还差, in area and heads', () => {
  const rule = { ...rules['owners-special'], takePart: [...rules['owners-special'].takePart], pass: [] }
  const lines = participation(rule, { heads: 12, area: 12_000 }, { heads: 5, area: 9000 })
  expect(lines.map(({ base, needed, reached, ok }) => [base, needed, reached, ok])).toEqual([
    [12_000, 8000, 9000, true],
    [12, 8, 5, false],
  ])
})

/** Written from the statutes, vote by vote, with shares as cross products: no threshold is data here. */
function second(id: RuleId, all: { heads: bigint; area: bigint }, cast: Votes): boolean {
  let [heads, headsFor, area, areaFor] = [0n, 0n, 0n, 0n]
  for (const vote of cast) {
    heads++
    area += BigInt(vote.area ?? 0)
    if (vote.choice !== 'for') continue
    headsFor++
    areaFor += BigInt(vote.area ?? 0)
  }
  const enough = 3n * area >= 2n * all.area && 3n * heads >= 2n * all.heads
  switch (id) {
    case 'residents-meeting':
      return heads + heads > all.heads && headsFor + headsFor > heads
    case 'owners-ordinary':
      if (!enough) return false
      return areaFor > area - areaFor && headsFor > heads - headsFor
    case 'owners-special':
      if (!enough) return false
      return areaFor >= 3n * (area - areaFor) && headsFor >= 3n * (heads - headsFor)
  }
}

test('V15: a second count, written otherwise, never differs', () => {
  const met = { reached: 0, not: 0 }
  const ballot = fc
    .record({
      id: fc.constantFrom<RuleId>('residents-meeting', 'owners-ordinary', 'owners-special'),
      // Mostly in favour and mostly there, so that the thresholds are met from both sides.
      cast: fc.array(
        fc.record({
          choice: fc.constantFrom<Choice>('for', 'for', 'for', 'for', 'against', 'abstain'),
          area: fc.constantFrom(1272, 5820, 7412, 7412, 10_378, 1, 3),
        }),
        { maxLength: 40 },
      ),
      silent: fc.array(fc.constantFrom(1272, 5820, 7412, 1), { maxLength: 14 }),
    })
    .filter(({ cast, silent }) => cast.length + silent.length > 0)
  fc.assert(
    fc.property(ballot, ({ id, cast, silent }) => {
      const owners = id !== 'residents-meeting'
      const own = cast.map(({ choice, area }) => ({ choice, area: owners ? area : null }))
      const total = [...cast.map(({ area }) => area), ...silent].reduce((sum, area) => sum + area, 0)
      const heads = cast.length + silent.length
      const { outcome } = decide(id, { heads, area: owners ? total : null }, own)
      const expected = second(id, { heads: BigInt(heads), area: BigInt(total) }, own)
      expect(outcome === 'reached').toBe(expected)
      met[expected ? 'reached' : 'not'] += 1
    }),
    { numRuns: 3000, seed: 278 },
  )
  expect(Math.min(met.reached, met.not)).toBeGreaterThan(300)
})
