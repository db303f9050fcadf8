import type { Day } from '../../src/kernel/time'
import { hasStanding, inEffect, type Grant } from '../../src/people/rule'

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
