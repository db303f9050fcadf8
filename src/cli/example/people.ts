// The people with a name of their own in the example: ids for tests, and where those who live here live.
import { addDays } from '../../kernel/time'
import { demoPeople } from '../../people/demo'
import type { Unit } from './estate'
import { ownerElsewhere, tenants } from './families'
import { surname, type Sex } from './names'
import type { Person, Register } from './register'

export type Known = keyof typeof demoPeople

const ages: Readonly<Record<Known, number>> = {
  heJingchuan: 51,
  linXiufang: 46,
  chenYouan: 38,
  luoXiaoman: 33,
  tianYihe: 29,
  tangZhiyuan: 44,
  jiangChunlai: 54,
  zhouWenhai: 58,
  suXiaohe: 27,
  gongChanggeng: 67,
  fangZhilv: 42,
  dengShouzhen: 63,
  qinGuilan: 79,
  liWangchun: 33,
  chengWanli: 55,
  xiaMingyue: 41,
  duRuoheng: 39,
  baiXiaolu: 30,
}

/** The ids of the named people, for tests. */
export const examplePeople = Object.fromEntries(
  Object.entries(demoPeople).map(([key, { id }]) => [key, id]),
) as Readonly<Record<Known, string>>

/** Enters the named people; they come first, so that chance never moves them. */
export function enterKnown(register: Register): Readonly<Record<Known, Person>> {
  const keys = Object.keys(demoPeople) as Known[]
  const entered = keys.map((key) => [key, register.known(demoPeople[key], ages[key])])
  return Object.fromEntries(entered) as Record<Known, Person>
}

type Settle = (register: Register, unit: Unit, known: Readonly<Record<Known, Person>>) => void

const alone =
  (who: Known): Settle =>
  (register, unit, known) => {
    const from = register.moveIn()
    register.own(unit, from, known[who])
    register.live({ household: register.household(unit), unit, tenure: 'owner', from }, known[who])
  }

const withSpouse =
  (who: Known, spouse: Sex): Settle =>
  (register, unit, known) => {
    const from = register.moveIn()
    const household = register.household(unit)
    const other = register.person(surname(register.dice), spouse, known[who].age)
    register.own(unit, from, known[who])
    register.live({ household, unit, tenure: 'owner', from }, known[who])
    register.live({ household, unit, tenure: 'family', from }, other)
  }

/** Who lives behind these doors; behind all others chance decides. */
export const homes: ReadonlyMap<string, Settle> = new Map<string, Settle>([
  ['1栋3-2', alone('chenYouan')],
  ['2栋4-1', alone('dengShouzhen')],
  ['3栋8-3', withSpouse('gongChanggeng', 'she')],
  ['7栋2-5', alone('qinGuilan')],
  ['9栋6-2', withSpouse('zhouWenhai', 'she')],
  ['11栋7-4', withSpouse('linXiufang', 'he')],
  [
    '4栋12-3',
    (register, unit, { liWangchun }) => {
      register.own(unit, register.moveIn(), ownerElsewhere(register))
      const from = register.moveIn()
      register.live({ household: register.household(unit), unit, tenure: 'tenant', from }, liWangchun)
    },
  ],
  [
    '5栋10-6',
    (register, unit, { xiaMingyue, duRuoheng }) => {
      const from = register.moveIn()
      const household = register.household(unit)
      register.own(unit, from, xiaMingyue, duRuoheng)
      register.live({ household, unit, tenure: 'owner', from }, xiaMingyue, duRuoheng)
      register.live({ household, unit, tenure: 'family', from }, register.person('夏', 'she', 9))
    },
  ],
  [
    '10栋5-2',
    (register, unit, { baiXiaolu }) => {
      const { today } = register
      const household = register.household(unit)
      const left = addDays(today, -35)
      register.own(unit, register.moveIn(), ownerElsewhere(register))
      const rented = { household, unit, tenure: 'tenant' } as const
      register.live({ ...rented, from: addDays(today, -900), until: left }, baiXiaolu)
      tenants(register, unit, { household, from: addDays(today, -20) })
    },
  ],
])

/** The flats of the owner who has thirty: five floors of a building with six doors a floor. */
export const isOfThirty = (unit: Unit): boolean =>
  unit.kind === 'flat' && unit.building === 6 && unit.floor >= 2 && unit.floor <= 6

/** Parking spaces that two people bought together: the same two who own a flat, and two who share nothing else. */
export const sharedParking: ReadonlyMap<string, readonly Known[]> = new Map([
  ['6栋车位1', ['xiaMingyue', 'duRuoheng']],
  ['6栋车位2', ['xiaMingyue', 'chengWanli']],
])
