import { ALIKE, featuresOf, likeness } from '../../src/matters/similar'
import { different, same } from './golden'

const like = (a: string, b: string): number => likeness(featuresOf(a), featuresOf(b))

test.each(same)('「%s」 and 「%s」 may be the same matter', (a, b) => {
  expect(like(a, b)).toBeGreaterThanOrEqual(ALIKE)
})

test.each(different)('「%s」 and 「%s」 are two matters', (a, b) => {
  expect(like(a, b)).toBeLessThan(ALIKE)
})
