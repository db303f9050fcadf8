import fc from 'fast-check'
import { against, leastOf } from '../../src/kernel/fraction'

const half = { num: 1, den: 2 }
const twoThirds = { num: 2, den: 3 }

test.each([
  [1502, half, true, 752],
  [1501, half, true, 751],
  [3, twoThirds, false, 2],
  [4, twoThirds, false, 3],
  [300, twoThirds, false, 200],
  [0, half, true, 1],
  [0, twoThirds, false, 0],
  [9_007_199_254_740_991, twoThirds, false, 6_004_799_503_160_661],
])('of %d, %j (strict: %p) is at least %d', (whole, share, strict, least) => {
  expect(leastOf(whole, share, strict)).toBe(least)
})

test('the least is enough and one less is not, for every share and whole', () => {
  const any = fc.record({
    whole: fc.integer({ min: 0, max: 4_000_000_000 }),
    den: fc.integer({ min: 1, max: 50 }),
    num: fc.integer({ min: 0, max: 50 }),
    strict: fc.boolean(),
  })
  fc.assert(
    fc.property(any, ({ whole, strict, ...share }) => {
      const least = leastOf(whole, share, strict)
      const enough = (part: number): boolean => against(part, whole, share) >= (strict ? 1 : 0)
      expect(enough(least)).toBe(true)
      if (least > 0) expect(enough(least - 1)).toBe(false)
    }),
  )
})
