// Fills the estate: every flat, shop and titled parking space gets its owners, and most flats a household.
import type { Day } from '../../kernel/time'
import type { Dice } from './chance'
import { placeOf, type Unit } from './estate'
import { family, ownerElsewhere, tenants } from './families'
import { surname } from './names'
import { enterKnown, homes, isOfThirty, sharedParking, type Known } from './people'
import { Register, type Person } from './register'

export interface Population {
  readonly register: Register
  readonly known: Readonly<Record<Known, Person>>
}

export function populate(dice: Dice, units: readonly Unit[], today: Day): Population {
  const register = new Register(dice, today)
  const known = enterKnown(register)
  const settled: Person[] = []
  for (const unit of units) {
    const settle = homes.get(placeOf(unit))
    if (settle) settle(register, unit, known)
    else if (isOfThirty(unit)) ofThirty(register, unit, known.chengWanli)
    else if (unit.kind === 'flat') flat(register, unit, settled)
    else other(register, unit, settled)
    const sharers = sharedParking.get(placeOf(unit))
    if (sharers) register.sell(unit, ...sharers.map((key) => known[key]))
  }
  return { register, known }
}

/** Of the thirty flats of one owner the sixth door of each floor stands empty, the others are let. */
function ofThirty(register: Register, unit: Unit, owner: Person): void {
  register.own(unit, register.moveIn(), owner)
  if (unit.door < 6) tenants(register, unit)
}

function flat(register: Register, unit: Unit, settled: Person[]): void {
  const { dice } = register
  const roll = dice.below(100)
  if (roll < 4) register.unsold(unit)
  else if (roll < 74) lived(register, unit, settled)
  else if (roll < 85) rented(register, unit, ownerElsewhere(register))
  else if (roll < 90) register.own(unit, register.moveIn(), ownerElsewhere(register))
  else if (roll < 97) second(register, unit, settled)
  else siblings(register, unit)
}

function lived(register: Register, unit: Unit, settled: Person[]): void {
  const { owners, others } = family(register)
  const from = register.moveIn()
  const household = register.household(unit)
  register.own(unit, from, ...owners)
  register.live({ household, unit, tenure: 'owner', from }, ...owners)
  register.live({ household, unit, tenure: 'family', from }, ...others)
  settled.push(owners[0]!)
}

function rented(register: Register, unit: Unit, owner: Person): void {
  register.own(unit, register.moveIn(), owner)
  tenants(register, unit)
}

/** A resettled family was often given two flats: the second is let, empty, or a grown child's. */
function second(register: Register, unit: Unit, settled: readonly Person[]): void {
  const { dice } = register
  const owner = settled.length > 0 ? dice.pick(settled) : ownerElsewhere(register)
  const roll = dice.below(3)
  if (roll === 0) return rented(register, unit, owner)
  register.own(unit, register.moveIn(), owner)
  if (roll === 1) return
  const { owners, others } = family(register)
  const where = {
    household: register.household(unit),
    unit,
    tenure: 'family',
    from: register.moveIn(),
  } as const
  register.live(where, ...owners, ...others)
}

/** Inherited by three; the eldest lives there. */
function siblings(register: Register, unit: Unit): void {
  const { dice } = register
  const name = surname(dice)
  const age = dice.between(48, 66)
  const [eldest, ...others] = [0, 3, 7].map((less) =>
    register.person(name, dice.pick(['she', 'he'] as const), age - less),
  )
  const from = register.moveIn()
  register.own(unit, from, eldest!, ...others)
  register.live({ household: register.household(unit), unit, tenure: 'owner', from }, eldest!)
}

/** Parking belongs to people of the estate, shops mostly to others. */
function other(register: Register, unit: Unit, settled: readonly Person[]): void {
  const { dice } = register
  if (unit.kind === 'shop' && dice.perhaps(30)) return register.unsold(unit)
  const owner = unit.kind === 'parking' ? dice.pick(settled) : ownerElsewhere(register)
  register.own(unit, register.moveIn(), owner)
}
