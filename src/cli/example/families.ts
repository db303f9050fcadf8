// Who lives behind a door: families as they are met in a resettlement estate, many of them of three generations.
import type { Day } from '../../kernel/time'
import type { Unit } from './estate'
import { surname } from './names'
import type { Person, Register } from './register'

/** A man and a woman of about that age. */
export function couple(register: Register, age: number, family = surname(register.dice)): [Person, Person] {
  const he = register.person(family, 'he', age)
  return [he, register.person(surname(register.dice), 'she', Math.max(22, age - register.dice.below(4)))]
}

export function ownerElsewhere(register: Register): Person {
  const { dice } = register
  return register.person(surname(dice), dice.pick(['she', 'he'] as const), dice.between(28, 74))
}

function children(register: Register, family: string, parents: number): Person[] {
  const { dice } = register
  const count = dice.perhaps(35) ? 2 : 1
  // Nobody here has a child before 22.
  const oldest = Math.min(17, parents - 22)
  return Array.from({ length: count }, () =>
    register.person(family, dice.pick(['she', 'he'] as const), dice.between(1, Math.max(1, oldest))),
  )
}

interface Family {
  readonly owners: readonly Person[]
  readonly others: readonly Person[]
}

/** A family that owns its flat: in a hundred 15 elders alone, 22 elder couples, 18 couples, 25 with children, 20 of three generations. */
export function family(register: Register): Family {
  const { dice } = register
  const name = surname(dice)
  const roll = dice.below(100)
  if (roll < 15)
    return {
      owners: [register.person(name, dice.perhaps(70) ? 'she' : 'he', dice.between(65, 91))],
      others: [],
    }
  if (roll < 37) return shared(register, couple(register, dice.between(62, 84), name))
  if (roll < 55) return shared(register, couple(register, dice.between(25, 60), name))
  const age = dice.between(25, 46)
  const parents = couple(register, age, name)
  const young = children(register, name, age)
  if (roll < 80) {
    const { owners, others } = shared(register, parents)
    return { owners, others: [...others, ...young] }
  }
  const elders = couple(register, dice.between(age + 22, age + 32), name)
  // The land was the elders', so the flat mostly is too.
  const { owners, others } = shared(register, dice.perhaps(70) ? elders : parents)
  const rest = [...elders, ...parents].filter(
    (person) => !owners.includes(person) && !others.includes(person),
  )
  return { owners, others: [...others, ...rest, ...young] }
}

/** Half of the couples own together, in the other half one of the two does. */
function shared(register: Register, [he, she]: readonly [Person, Person]): Family {
  if (register.dice.perhaps(50)) return { owners: [he, she], others: [] }
  return register.dice.perhaps(65) ? { owners: [he], others: [she] } : { owners: [she], others: [he] }
}

/** People who rent: one, two, or a young family. */
export function tenants(
  register: Register,
  unit: Unit,
  { household = register.household(unit), from = register.moveIn() }: { household?: string; from?: Day } = {},
): void {
  const { dice } = register
  const name = surname(dice)
  const roll = dice.below(100)
  const age = dice.between(23, 45)
  const adults =
    roll < 35 ? [register.person(name, dice.pick(['she', 'he'] as const), age)] : couple(register, age, name)
  const young = roll < 75 ? [] : children(register, name, age)
  register.live({ household, unit, tenure: 'tenant', from }, ...adults, ...young)
}
