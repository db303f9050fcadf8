// V13, V15: who is on the roll, as one could read it from the register.
import { drawRoll, headKey, type RegisterFacts, type RegisterUnit } from '../../src/ballots/roll'
import { rollHash, voterIdOf } from '../../src/ballots/fingerprint'
import type { Day } from '../../src/kernel/time'

const day = '2026-11-24' as Day
const ming = { ownerId: 'o1', person: 'ming' }
const heng = { ownerId: 'o2', person: 'heng' }
const li = { ownerId: 'o3', person: 'li' }
const developer = { ownerId: 'o9', person: null }

let doors = 0
const flat = (owners: RegisterUnit['owners'], area: number | null = 7412, building = 5): RegisterUnit => {
  doors += 1
  return { unitId: `u${String(doors).padStart(3, '0')}`, building, label: `${doors}-1`, area, owners }
}
const register = (facts: Partial<RegisterFacts>): RegisterFacts => ({
  ...{ day, units: [], households: [], representatives: new Map(), casters: new Map() },
  ...facts,
})
const owners = (units: RegisterUnit[], building: number | null = null, more: Partial<RegisterFacts> = {}) =>
  drawRoll(register({ units, ...more }), 'owner', building)
const seen = (units: RegisterUnit[], building: number | null = null) =>
  owners(units, building).voters.map(({ key, area, caster }) => [key, area, caster])

describe('owners', () => {
  test('V15: an owner of thirty flats is one head with the areas of all', () => {
    const thirty = Array.from({ length: 30 }, (_, n) => flat([ming], 5000 + n))
    expect(seen([...thirty, flat([heng], 6000)])).toEqual([
      ['o1', 30 * 5000 + 435, 'ming'],
      ['o2', 6000, 'heng'],
    ])
  })

  test('V15: co-owners share one head, whatever order they stand in, and name who casts', () => {
    expect(seen([flat([ming, heng], 100), flat([heng, ming], 200)])).toEqual([['o1+o2', 300, null]])
    const named = owners([flat([ming, heng])], null, { casters: new Map([['o1+o2', 'heng']]) })
    expect(named.voters[0]!.caster).toBe('heng')
  })

  test('V15: a different set of owners is a different head: alone, with one, with another', () => {
    expect(seen([flat([ming], 1), flat([ming, heng], 2), flat([ming, li], 4)])).toEqual([
      ['o1', 1, 'ming'],
      ['o1+o2', 2, null],
      ['o1+o3', 4, null],
    ])
  })

  test("V15: all of the developer's unsold units are one head, which waits until somebody is named", () => {
    expect(seen([flat([developer], 10), flat([developer], 20), flat([ming], 5)])).toEqual([
      ['o1', 5, 'ming'],
      ['o9', 30, null],
    ])
  })

  test('V13: a unit whose area is missing is named, never counted as nothing or as one', () => {
    const missing = flat([ming], null)
    const { missingArea } = owners([missing, flat([heng])])
    expect(missingArea).toEqual([`5栋${missing.label}`])
  })

  test('a unit that nobody owns counts nowhere, its missing area neither', () => {
    const { voters, missingArea } = owners([flat([], null), flat([ming])])
    expect([voters.length, missingArea]).toEqual([1, []])
  })

  test('one building only: areas of that building, and no missing area of another', () => {
    const units = [flat([ming], 100, 5), flat([ming], 200, 6), flat([heng], null, 6)]
    expect(seen(units, 5)).toEqual([['o1', 100, 'ming']])
    expect(owners(units, 5).missingArea).toEqual([])
    expect(owners(units, 6).missingArea).toHaveLength(1)
  })

  test('V15: no unit counts twice: the areas of all heads are the area of all units', () => {
    const units = [flat([ming]), flat([ming, heng]), flat([heng]), flat([ming]), flat([developer, ming])]
    const { voters } = owners(units)
    const placed = voters.flatMap((voter) => voter.units.map(({ unitId }) => unitId))
    expect([...placed].sort()).toEqual(units.map(({ unitId }) => unitId).sort())
    expect(voters.reduce((sum, voter) => sum + voter.area!, 0)).toBe(5 * 7412)
  })
})

describe('households', () => {
  const home = (n: number, adultFrom: (Day | null)[], building = 5) => ({
    ...{ householdId: `h${n}`, unitId: `u${n}`, building, adultFrom },
  })
  const drawn = (adultFrom: (Day | null)[][], representatives = new Map<string, string>()) =>
    drawRoll(
      register({ households: adultFrom.map((born, n) => home(n, born)), representatives }),
      'household',
      null,
    ).voters.map(({ key, caster }) => [key, caster])
  const grown = '2000-01-01' as Day

  test('the base is every household with somebody of 18, whether or not it has named anybody', () => {
    expect(drawn([[grown], [grown, null]], new Map([['h0', 'qin']]))).toEqual([
      ['h0', 'qin'],
      ['h1', null],
    ])
  })

  test('a vacant flat has no household vote; one with children alone neither', () => {
    expect(drawn([[], ['2030-01-01' as Day]])).toEqual([])
  })

  test('who turns 18 today counts, who turns 18 tomorrow does not', () => {
    expect(drawn([[day], ['2026-11-25' as Day]])).toEqual([['h0', null]])
  })

  test('of one building only', () => {
    const households = [home(1, [grown], 5), home(2, [grown], 6)]
    const { voters } = drawRoll(register({ households }), 'household', 6)
    expect(voters.map(({ key }) => key)).toEqual(['h2'])
  })
})

describe('the fingerprint', () => {
  const base = [flat([ming], 100), flat([ming, heng], 200)]
  const hash = (units: RegisterUnit[], more: Partial<RegisterFacts> = {}) =>
    rollHash(owners(units, null, more).voters).toString('hex')

  test('does not depend on the order that the rows came in, nor on who casts', () => {
    expect(hash([...base].reverse())).toBe(hash(base))
    expect(hash(base, { casters: new Map([['o1+o2', 'heng']]) })).toBe(hash(base))
  })

  test.each([
    ['an area that changed by a hundredth', [{ ...base[0]!, area: 101 }, base[1]!]],
    ['an owner who sold', [{ ...base[0]!, owners: [li] }, base[1]!]],
    ['a unit that is gone', [base[0]!]],
    [
      'areas that changed hands between units',
      [
        { ...base[0]!, area: 200 },
        { ...base[1]!, area: 100 },
      ],
    ],
  ])('differs with %s', (_, units) => expect(hash(units)).not.toBe(hash(base)))

  test('the same head has the same id whenever it is drawn', () => {
    const key = headKey([heng, ming])
    expect(voterIdOf({ kind: 'owner', key })).toBe(voterIdOf({ kind: 'owner', key: 'o1+o2' }))
    expect(voterIdOf({ kind: 'owner', key })).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })
})
