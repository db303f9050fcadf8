import { masked, personalIn } from '../../src/matters/personal'

// No mobile number of anybody's begins with 100 or 156 0000.
test.each([
  ['打15600000077没人接', '打156******77没人接'],
  ['电话 156 0000 0077，晚上打', '电话 156******77，晚上打'],
  ['156-0000-0077', '156******77'],
  ['1560 0000 077', '156******77'],
  ['１５６００００００７７', '156******77'],
  ['+86 15600000077', '156******77'],
  ['8615600000077', '156******77'],
  ['座机023-00000012', '座机023******12'],
  ['座机(023)00000012', '座机023******12'],
  ['座机67890012', '座机678***12'],
  ['身份证51010019000101001X的人', '身份证510*************1X的人'],
  ['身份证 510100190001010012', '身份证 510*************12'],
])('%s → %s', (text, expected) => {
  expect(masked(text)).toBe(expected)
  expect(personalIn(text)).toHaveLength(1)
  // Masked once, there is nothing left to find.
  expect(personalIn(masked(text))).toEqual([])
})

test.each([
  '3栋2单元18楼',
  '11月24日 星期二 上午10:30',
  '20261124开会',
  '2025-2026年的账',
  '议题 2026-0012',
  '打110、12345或者400都行',
  '从 1 2 3 4 5 6 7 8 9 10 号楼',
  '一共花了 1234567 元',
  '订单 12345678901234567890123',
])('nothing personal in 「%s」', (text) => {
  expect(personalIn(text)).toEqual([])
  expect(masked(text)).toBe(text)
})

test('each piece is told once, and every one is masked', () => {
  const text = '15600000077 或 15600000077，家里 023-00000012'
  expect(personalIn(text)).toEqual(['156******77', '023******12'])
  expect(masked(text)).toBe('156******77 或 156******77，家里 023******12')
})
