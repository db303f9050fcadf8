import { exampleTown } from '../../src/cli/example/load'
import { placeOf, withoutArea } from '../../src/cli/example/estate'
import { examplePeople } from '../../src/cli/example/people'
import { addDays, daysBetween, type Day } from '../../src/kernel/time'
import { demoPeople } from '../../src/people/demo'

const today = '2026-11-24' as Day
const town = exampleTown(today)
const { units, register, offices } = town
const { persons, households, residences, owners, ownerships } = register
const residents = residences.filter(({ until }) => until === null)
const inOffice = (role: string) =>
  offices.filter((office) => office.role === role && (office.until === null || office.until > today))
const repeated = <T>(list: readonly T[]): T[] => list.filter((item, n) => list.indexOf(item) !== n)

test('the same seed makes the same town', () => {
  expect(JSON.stringify(exampleTown(today)) === JSON.stringify(town)).toBe(true)
})

test('loaded on another day, the same people live behind the same doors and hold the same offices', () => {
  const later = exampleTown(addDays(today, 100))
  expect(later.register.persons.map(({ id, name }) => id + name)).toEqual(
    persons.map(({ id, name }) => id + name),
  )
  expect(later.register.residences.map(({ person, unit }) => person.id + unit.id)).toEqual(
    residences.map(({ person, unit }) => person.id + unit.id),
  )
  expect(later.offices.map(({ person, role }) => person + role)).toEqual(
    offices.map(({ person, role }) => person + role),
  )
  for (const [n, { from }] of ownerships.entries()) {
    expect(daysBetween(from, later.register.ownerships[n]!.from)).toBe(100)
  }
})

test('it has the size of a community', () => {
  expect(new Set(units.map(({ building }) => building))).toEqual(
    new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
  )
  const flats = units.filter(({ kind }) => kind === 'flat')
  expect(flats).toHaveLength(1502)
  expect(units.filter(({ kind }) => kind === 'shop').length).toBeGreaterThan(0)
  expect(units.filter(({ kind }) => kind === 'parking').length).toBeGreaterThan(0)
  expect(residents.length).toBeGreaterThan(3300)
  expect(residents.length).toBeLessThan(3700)
  expect(households.length).toBeLessThan(flats.length)
})

test('every door has its own label, and every id is used once', () => {
  expect(repeated(units.map(placeOf))).toEqual([])
  for (const list of [units, persons, households, owners, offices]) {
    expect(repeated(list.map(({ id }) => id))).toEqual([])
  }
})

test('areas are whole hundredths of a square metre with a source; the few without one are the listed ones', () => {
  const without = units.filter(({ area }) => area === null)
  expect(without.map(placeOf).sort()).toEqual([...withoutArea].sort())
  for (const { area, source } of units) {
    expect(area === null).toBe(source === null)
    expect(area === null || (Number.isInteger(area) && area > 1000)).toBe(true)
  }
})

describe('who lives there', () => {
  test('nobody has two homes at once', () => {
    expect(repeated(residents.map(({ person }) => person.id))).toEqual([])
  })

  test('only flats are lived in, and every household of today has an adult', () => {
    for (const { unit } of residences) expect(unit.kind).toBe('flat')
    const withAdult = new Set(
      residents.filter(({ person }) => person.age >= 18).map(({ household }) => household),
    )
    expect(households.filter(({ id }) => !withAdult.has(id))).toEqual([])
  })

  test('children come of age in the future, adults are of age', () => {
    expect(persons.some(({ age }) => age < 18)).toBe(true)
    for (const { age, adultFrom } of persons) expect(adultFrom > today).toBe(age < 18)
  })

  test('nobody lives there before they were born', () => {
    for (const { person, from } of residences) {
      expect(daysBetween(from, person.adultFrom)).toBeLessThanOrEqual(6575)
      expect(from < today).toBe(true)
    }
  })

  test('everybody is there for a reason: a home, a flat, an office, or a home they left', () => {
    const reasons = new Set([
      ...residences.map(({ person }) => person.id),
      ...owners.map(({ person }) => person),
      ...offices.map(({ person }) => person),
    ])
    expect(persons.filter(({ id }) => !reasons.has(id))).toEqual([])
  })

  test('tenants own no part of the flat they rent, and who lives there as an owner does', () => {
    const own = new Set(ownerships.map(({ owner, unit }) => owner + unit.id))
    const ownerOf = new Map(owners.map(({ id, person }) => [person, id]))
    for (const { person, unit, tenure } of residents) {
      const owns = own.has(`${ownerOf.get(person.id)}${unit.id}`)
      expect(owns).toBe(tenure === 'owner')
    }
  })
})

describe('who owns it', () => {
  const ownerOf = new Map(owners.map(({ id, person }) => [person, id]))
  const held = (person: string | null) =>
    ownerships.filter(({ owner }) => owner === ownerOf.get(person)).map(({ unit }) => unit)
  const countBy = (keys: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts
  }
  const headsOf = countBy(ownerships.map(({ unit }) => unit.id))
  const unitsHeld = countBy(ownerships.map(({ owner }) => owner))
  const how = (counts: Map<string, number>, many: number) =>
    Array.from(counts.values()).filter((n) => n === many).length

  test('everything has an owner, and nobody owns the same thing twice', () => {
    expect(units.filter(({ id }) => !headsOf.has(id))).toEqual([])
    expect(repeated(ownerships.map(({ owner, unit }) => owner + unit.id))).toEqual([])
  })

  test('there are owners of several, couples, three siblings, and one developer with what is unsold', () => {
    expect(held(examplePeople.chengWanli).filter(({ kind }) => kind === 'flat')).toHaveLength(30)
    expect(how(unitsHeld, 2)).toBeGreaterThan(20)
    expect(how(headsOf, 2)).toBeGreaterThan(100)
    expect(how(headsOf, 3)).toBeGreaterThan(10)
    expect(owners.filter(({ person }) => person === null)).toHaveLength(1)
    const lived = new Set(households.map(({ unit }) => unit.id))
    for (const { id } of held(null)) expect(lived.has(id)).toBe(false)
    expect(held(null).length).toBeGreaterThan(20)
  })
})

describe('who is in office', () => {
  test.each([
    ['secretary', 1],
    ['duty-member', 6],
    ['staff', 3],
    ['council', 9],
    ['adviser', 1],
    ['mediator', 2],
    ['building-leader', 12],
    ['oversight', 3],
  ])('%s: %i, all different people', (role, count) => {
    expect(inOffice(role)).toHaveLength(count)
    expect(repeated(inOffice(role).map(({ person }) => person))).toEqual([])
  })

  test('the secretary is not one of the six of the rota', () => {
    const six = inOffice('duty-member').map(({ person }) => person)
    expect(six).not.toContain(inOffice('secretary')[0]!.person)
  })

  test('every building leader lives in the building', () => {
    const homes = new Map(residents.map(({ person, unit }) => [person.id, unit.building]))
    const led = inOffice('building-leader').map(({ person, building }) => [
      building!.slice(-1),
      homes.get(person),
    ])
    for (const [last, home] of led) expect(home).toBe(parseInt(last as string, 16))
    expect(new Set(led.map(([, home]) => home)).size).toBe(12)
  })

  test('oversight sits on neither committee', () => {
    const committee = [...inOffice('secretary'), ...inOffice('duty-member')].map(({ person }) => person)
    for (const { person } of inOffice('oversight')) expect(committee).not.toContain(person)
  })
})

test('no phone could be anybody’s: mobile numbers begin with 13 to 19', () => {
  const phones = persons.flatMap(({ phone }) => phone ?? [])
  expect(phones.length).toBeGreaterThan(2000)
  expect(repeated(phones)).toEqual([])
  for (const phone of phones) expect(phone).toMatch(/^100\d{8}$/)
})

test('the people one may sign in as are there under their names', () => {
  const names = new Map(persons.map(({ id, name }) => [id, name]))
  for (const { id, name } of Object.values(demoPeople)) expect(names.get(id)).toBe(name)
})
