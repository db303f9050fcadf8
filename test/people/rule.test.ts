import type { Day } from '../../src/kernel/time'
import { hasStanding, inEffect, maskName, maskPhone, type Grant } from '../../src/people/rule'

test.each([
  ['张伟', '张*'],
  ['李小丽', '李*丽'],
  ['王一二三', '王**三'],
  ['欧阳禾', '欧阳*'],
  ['欧阳小禾', '欧阳*禾'],
  ['欧', '*'],
  ['欧阳', '*'],
  ['', '*'],
  [' 张伟 ', '张*'],
  // Rare characters outside the basic plane are one character, not two halves.
  ['𠮷野', '𠮷*'],
])('the name %p is shown as %s', (name, shown) => expect(maskName(name)).toBe(shown))

test.each([
  ['15600000077', '156******77'],
  ['156 0000 0077', '156******77'],
  ['023-00000012', '023******12'],
  ['00000012', '000***12'],
  ['0000012', '*******'],
  ['110', '***'],
  ['', ''],
])('the phone %p is shown as %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown))

test('what a mask shows never tells the whole', () => {
  for (const name of ['张伟', '李小丽', '欧阳', '司马', '万']) expect(maskName(name)).toContain('*')
})

describe('a role granted from 1 March up to 1 June', () => {
  const day = (text: string) => text as Day
  const grant: Grant = { role: 'council', building: null, from: day('2026-03-01'), until: day('2026-06-01') }

  test.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-05-31', true],
    ['2026-06-01', false],
  ])('on %s is in effect: %p', (on, expected) => {
    expect(inEffect([grant], day(on))).toEqual(expected ? [grant] : [])
  })

  test('and without an end stays in effect', () => {
    const open = { ...grant, until: null }
    expect(inEffect([grant, open], day('2099-01-01'))).toEqual([open])
  })
})

test.each([
  ['lives here', { resident: true, roles: [] }, true],
  ['serves here and lives elsewhere', { resident: false, roles: ['staff'] }, true],
  ['moved away', { resident: false, roles: [] }, false],
] as const)('who %s has standing: %p', (_, facts, expected) => {
  expect(hasStanding(facts)).toBe(expected)
})
