// The register being filled: who there is, who lives where, who owns what.
import { personId } from '../../people/demo'
import { addDays, type Day } from '../../kernel/time'
import type { Dice } from './chance'
import type { Unit } from './estate'
import { exampleId } from './ids'
import { nameOf, type Sex } from './names'

export interface Person {
  readonly id: string
  readonly name: string
  readonly age: number
  readonly phone: string | null
  readonly adultFrom: Day
}

export interface Residence {
  readonly person: Person
  readonly household: string
  readonly unit: Unit
  readonly tenure: 'owner' | 'family' | 'tenant'
  readonly from: Day
  readonly until: Day | null
}

export interface Ownership {
  readonly owner: string
  readonly unit: Unit
  readonly from: Day
}

/** The estate's first flats were handed over so many days ago: some eight years. */
const FIRST = 2900
const YEAR = 365.25
/** Ids below this are kept for the people one may sign in as. */
const FIRST_PERSON = 100
const DEVELOPER = exampleId('owner', 1)

export class Register {
  readonly persons: Person[] = []
  readonly households: { id: string; unit: Unit }[] = []
  readonly residences: Residence[] = []
  readonly owners: { id: string; person: string | null }[] = [{ id: DEVELOPER, person: null }]
  readonly ownerships: Ownership[] = []
  private readonly ownerOf = new Map<string, string>()

  constructor(
    readonly dice: Dice,
    readonly today: Day,
  ) {}

  person(family: string, sex: Sex, age: number): Person {
    const id = personId(FIRST_PERSON + this.persons.length)
    const name = nameOf(this.dice, family, sex, age)
    const hasPhone = age >= 70 ? this.dice.perhaps(80) : age >= 14 && this.dice.perhaps(96)
    return this.add({ id, name }, age, hasPhone)
  }

  /** One of the people whose name and id are fixed. */
  known(who: { readonly id: string; readonly name: string }, age: number): Person {
    return this.add(who, age, true)
  }

  household(unit: Unit): string {
    const id = exampleId('household', this.households.length + 1)
    this.households.push({ id, unit })
    return id
  }

  /** A day on which somebody moved in, at least two months ago. */
  moveIn(): Day {
    return addDays(this.today, -this.dice.between(60, FIRST))
  }

  live(where: Omit<Residence, 'until' | 'person'> & { until?: Day }, ...persons: readonly Person[]): void {
    for (const person of persons) {
      const born = addDays(person.adultFrom, -Math.round(18 * YEAR))
      const from = born > where.from ? born : where.from
      this.residences.push({ ...where, person, from, until: where.until ?? null })
    }
  }

  own(unit: Unit, from: Day, ...persons: readonly Person[]): void {
    for (const { id } of persons) {
      let owner = this.ownerOf.get(id)
      if (!owner) {
        owner = exampleId('owner', this.owners.length + 1)
        this.owners.push({ id: owner, person: id })
        this.ownerOf.set(id, owner)
      }
      this.ownerships.push({ owner, unit, from })
    }
  }

  /** The unit changes hands; whoever had it never shows as an owner of it. */
  sell(unit: Unit, ...buyers: readonly Person[]): void {
    const sold = this.ownerships.findIndex((ownership) => ownership.unit === unit)
    const [{ from }] = this.ownerships.splice(sold, 1) as [Ownership]
    this.own(unit, from, ...buyers)
  }

  /** Not sold yet: all of the developer's are one head. */
  unsold(unit: Unit): void {
    this.ownerships.push({ owner: DEVELOPER, unit, from: addDays(this.today, -FIRST) })
  }

  private add(who: { id: string; name: string }, age: number, hasPhone: boolean): Person {
    const adultFrom = addDays(this.today, Math.round((18 - age) * YEAR) - this.dice.below(365))
    // No mobile number begins with 100, so none of these can ring at somebody's.
    const phone = hasPhone ? `100${String(this.persons.length + 1).padStart(8, '0')}` : null
    const person = { id: who.id, name: who.name, age, adultFrom, phone }
    this.persons.push(person)
    return person
  }
}
