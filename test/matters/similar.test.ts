import fc from 'fast-check'
import { ALIKE, featuresOf, likeness, similarTo } from '../../src/matters/similar'
import { different, same } from './golden'

const like = (a: string, b: string): number => likeness(featuresOf(a), featuresOf(b))

test.each(same)('「%s」 and 「%s」 may be the same matter', (a, b) => {
  expect(like(a, b)).toBeGreaterThanOrEqual(ALIKE)
})

test.each(different)('「%s」 and 「%s」 are two matters', (a, b) => {
  expect(like(a, b)).toBeLessThan(ALIKE)
})

test('it is the same from both sides, between 0 and 1, and a text is the likest to itself', () => {
  const words = fc.constantFrom(...same.flat(), ...different.flat())
  const any = fc.oneof(
    words,
    fc.string(),
    fc.tuple(words, fc.string()).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(any, any, (a, b) => {
      const score = like(a, b)
      expect(like(b, a)).toBe(score)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(like(a, a)).toBeGreaterThanOrEqual(score - 1e-9)
    }),
    { seed: 20261124, numRuns: 500 },
  )
})

const of = (title: string, gist = '') => ({ title, gist })

test('the likest comes first, at most as many as asked for, and none that is not alike', () => {
  const known = [
    of('路灯不亮'),
    of('电梯里广告太多'),
    of('电梯老是坏'),
    of('3栋电梯又停了，天天停'),
    of('停水'),
  ]
  const found = similarTo('电梯老是坏', known, 5).map(({ title }) => title)
  expect(found).toEqual(['电梯老是坏', '3栋电梯又停了，天天停'])
  expect(similarTo('电梯老是坏', known, 1)).toHaveLength(1)
})

test('what only the body says is found too, after a title that says it', () => {
  const known = [of('晚上睡不着', '楼下广场舞跳到九点半，音响对着窗户'), of('广场舞扰民', '太吵')]
  const found = similarTo('广场舞音响太吵', known, 5).map(({ title }) => title)
  expect(found).toEqual(['广场舞扰民', '晚上睡不着'])
})

test.each(['', '   ', '。。。', '的了吗', '\u{1f600}'])('nothing is like 「%s」', (text) => {
  expect(similarTo(text, [of('电梯老是坏'), of(text)], 5)).toEqual([])
})

test('five hundred matters are compared in a blink', () => {
  const bodies = same.flat().join('，').slice(0, 200)
  const many = Array.from({ length: 500 }, (_, n) => of(same[n % same.length]![n % 2]!, bodies))
  similarTo('楼下广场舞太吵', many.slice(0, 50), 5)
  const begun = performance.now()
  similarTo('楼下广场舞太吵', many, 5)
  // Far above what it takes: a machine that is busy must not make it fail.
  expect(performance.now() - begun).toBeLessThan(500)
})
