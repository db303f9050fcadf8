// Who holds which role in the example community, since when and until when.
import type { Role } from '../../kernel/contract'
import { addDays, type Day } from '../../kernel/time'
import { buildings } from './estate'
import { exampleId } from './ids'
import { surname } from './names'
import type { Population } from './population'
import type { Person } from './register'

export interface Office {
  readonly id: string
  readonly person: string
  readonly role: Role
  readonly building: string | null
  readonly from: Day
  readonly until: Day | null
}

/** Days since the present term began, and until it ends. */
const TERM = [-420, 1405] as const

type Grant = (
  role: Role,
  who: Person,
  span: readonly [first: number, end: number | null],
  building?: string,
) => void

export function officesOf(town: Population): Office[] {
  const offices: Office[] = []
  const day = (count: number): Day => addDays(town.register.today, count)
  const grant: Grant = (role, who, [first, end], building) => {
    offices.push({
      id: exampleId('grant', offices.length + 1),
      person: who.id,
      role,
      building: building ?? null,
      from: day(first),
      until: end === null ? null : day(end),
    })
  }
  appointed(town, grant)
  chosen(town, grant)
  return offices
}

/** Who was sent or hired; most of them live elsewhere. */
function appointed({ register, known }: Population, grant: Grant): void {
  const { linXiufang, chenYouan, luoXiaoman, tianYihe, tangZhiyuan, jiangChunlai } = known
  const hire = (sex: 'she' | 'he', age: number): Person => register.person(surname(register.dice), sex, age)
  grant('secretary', known.heJingchuan, [-800, null])
  const six = [linXiufang, chenYouan, luoXiaoman, tianYihe, tangZhiyuan, jiangChunlai]
  for (const member of six) grant('duty-member', member, [-260, null])
  for (const member of [known.suXiaohe, hire('he', 35), hire('she', 48)]) grant('staff', member, [-700, null])
  grant('adviser', known.fangZhilv, [-180, 185])
}

/** Whom the neighbours chose from among themselves. */
function chosen(town: Population, grant: Grant): void {
  const { known } = town
  const neighbours = eligible(town)
  const { leaders, former } = leadersOf(town, neighbours)
  for (const [n, leader] of leaders.entries()) {
    grant('building-leader', leader, [n === FORMER ? -100 : TERM[0], TERM[1]], buildings[n]!.id)
  }
  grant('building-leader', former, [TERM[0], -100], buildings[FORMER]!.id)
  // Two of the council also lead their building; the other six were taken from all over the estate.
  const others = [3, 4, 5, 7, 9, 10].map((n) => neighbours(n)[2]!)
  for (const member of [known.gongChanggeng, leaders[0]!, leaders[1]!, ...others]) {
    grant('council', member, TERM)
  }
  for (const n of [5, 10]) grant('mediator', neighbours(n)[3]!, TERM)
  for (const member of [known.dengShouzhen, neighbours(3)[3]!, neighbours(8)[3]!]) {
    grant('oversight', member, TERM)
  }
}

/** The building (counted from 0) whose leader changed during the term. */
const FORMER = 4

function leadersOf({ known }: Population, neighbours: (building: number) => readonly Person[]) {
  const leaders = buildings.map(({ number }) => (number === 9 ? known.zhouWenhai : neighbours(number)[0]!))
  return { leaders, former: neighbours(FORMER + 1)[1]! }
}

/** Owners of 45 to 72 who live in the building and have lived there since before the term began. */
function eligible({ register, known }: Population): (building: number) => readonly Person[] {
  const named = new Set(Object.values(known).map(({ id }) => id))
  const since = addDays(register.today, TERM[0])
  return (building) =>
    register.residences
      .filter(({ unit, tenure, from }) => unit.building === building && tenure === 'owner' && from < since)
      .map(({ person }) => person)
      .filter(({ id, age }) => age >= 45 && age <= 72 && !named.has(id))
}
