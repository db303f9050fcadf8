// The 示例 community: twelve buildings, some 1 500 flats, some 3 800 invented people. Always the same people behind
// the same doors; only its dates count from the day of loading.
import type { Kysely } from 'kysely'
import { dayOf, type Day, type Instant } from '../../kernel/time'
import type { Cipher } from '../../platform/database/cipher'
import type { Database } from '../../platform/database/schema'
import { saveBallots } from './ballots'
import { cases } from './cases'
import { diceOf } from './chance'
import { buildings, unitsOf, type Unit } from './estate'
import { officesOf, type Office } from './offices'
import { populate } from './population'
import type { Register } from './register'
import * as save from './save'
import { saveSeries } from './series'

const SEED = 1155

interface Town {
  readonly units: readonly Unit[]
  readonly register: Register
  readonly offices: readonly Office[]
}

/** Who is there, who lives and owns where, who is in office; every date is counted from `today`. */
export function exampleTown(today: Day): Town {
  const dice = diceOf(SEED)
  const units = unitsOf(dice)
  const town = populate(dice, units, today)
  const offices = officesOf(town)
  return { units, register: town.register, offices }
}

interface Options {
  readonly now: Instant
  readonly cipher: Cipher
  /** Told what is being done. */
  readonly tell?: (words: string) => void
}

/**
 * Loads the example into a database that does not have it, all of it or nothing.
 * @returns false when it was there already.
 */
export async function loadExample(db: Kysely<Database>, options: Options): Promise<boolean> {
  const { now, cipher, tell = () => {} } = options
  const there = await db
    .selectFrom('communities')
    .select('community_id')
    .where('community_id', '=', save.EXAMPLE)
    .executeTakeFirst()
  if (there) return false
  const today = dayOf(now)
  const town = exampleTown(today)
  const { units, register, offices } = town
  const flats = units.filter(({ kind }) => kind === 'flat').length
  tell(`正在准备示例社区：${buildings.length}栋楼，${flats}套房，${register.persons.length}个编出来的人…`)
  await db.transaction().execute(async (tx) => {
    await save.estate(tx, now, units)
    await save.persons(tx, now, cipher, register.persons)
    await save.homes(tx, register)
    await save.owners(tx, register)
    await save.offices(tx, offices)
    await save.duty(tx, today, now)
    await save.helpers(tx, today)
    await save.reception(tx, today)
    await save.line(tx, now)
    await cases(tx, save.EXAMPLE, today)
    await save.rooms(tx)
    await save.bookings(tx, now)
    await saveSeries(tx, save.EXAMPLE, now)
    await save.notices(tx, today)
    await save.matters(tx, register)
    await saveBallots(tx, save.EXAMPLE, now, register)
  })
  tell('示例社区准备好了。')
  return true
}
