import { sayClock, sayDay, sayShortDay } from '../../src/kernel/say'
import type { Day } from '../../src/kernel/time'
import { say, type Words } from '../../src/kernel/words'

const day = (text: string) => text as Day

test.each([
  ['2026-11-24', '11月24日 星期二'],
  ['2026-01-04', '1月4日 星期日'],
  ['2026-02-28', '2月28日 星期六'],
])('%s is said as %s', (text, words) => expect(sayDay(day(text))).toBe(words))

test.each([
  ['2026-12-30', '12月30日 周三'],
  ['2026-12-31', '今天'],
  ['2027-01-01', '明天'],
  ['2027-01-02', '后天'],
  ['2027-01-03', '1月3日 周日'],
])('on the last day of 2026, %s is %s', (text, words) => {
  expect(sayShortDay(day(text), day('2026-12-31'))).toBe(words)
})

test.each([
  [0, '凌晨0点'],
  [359, '凌晨5:59'],
  [600, '上午10点'],
  [630, '上午10:30'],
  [605, '上午10:05'],
  [720, '中午12点'],
  [750, '中午12:30'],
  [780, '下午1点'],
  [1079, '下午5:59'],
  [1170, '晚上7:30'],
  [1440, '晚上12点'],
])('minute %i is %s', (minute, words) => expect(sayClock(minute)).toBe(words))

describe('a refusal in words', () => {
  const words: Words<'full' | 'gone'> = {
    full: { plain: (f) => `你要的${f.start}刚被别人约走了，${f.next}还空着。` },
    gone: { plain: '没有这间房。', elder: '这间房没有了，打个电话问问。' },
  }

  test('speaks to 你, and to 您 in 长辈版', () => {
    const refusal = { code: 'full', start: '10:00', next: '10:30' } as const
    expect(say(words, refusal, false)).toBe('你要的10:00刚被别人约走了，10:30还空着。')
    expect(say(words, refusal, true)).toBe('您要的10:00刚被别人约走了，10:30还空着。')
  })

  test('has a wording of its own for elders where one is given', () => {
    expect(say(words, { code: 'gone' }, true)).toBe('这间房没有了，打个电话问问。')
  })

  test('knows what any write may be refused for', () => {
    expect(say(words, { code: 'request-reused' }, false)).toContain('已经办好了')
  })

  test('a code from a newer server still gets a sentence', () => {
    expect(say(words, { code: 'unheard-of' as 'full' }, true)).toContain('打电话')
  })
})
