// The example community with a hall of extra rooms, so that a bench never runs out of free times.
import { sql } from 'kysely'
import pino from 'pino'
import { addDays, dayOf, instant, type Day, type Instant } from '../../kernel/time'
import { cipherOf } from '../../platform/database/cipher'
import type { Connection } from '../../platform/database/connect'
import { deriveKeys } from '../../platform/database/keys'
import { migrate } from '../../platform/database/migrate'
import { exampleOffers } from '../../platform/serve/offers'
import { examplePeople } from '../example/people'
import { loadExample } from '../example/load'
import { EXAMPLE } from '../example/save'
import { chance, wayIn } from '../parts/world'

const ROOMS = 400
const SLOTS = 24
const DAYS = 13

/** A half hour of a room. */
export interface Wanted {
  readonly roomId: string
  readonly day: Day
  readonly start: number
}

export interface Town {
  readonly connection: Connection
  /** As the town's person, or as `by`. */
  readonly ask: (action: string, input: unknown, requestId: string | null, by?: string) => Promise<unknown>
  readonly now: Instant
  readonly person: string
  /** The n-th free half hour of the town; each is given out once. */
  readonly slot: (n: number) => Wanted
  /** The n-th half hour of one room. */
  readonly timeOf: (room: number, n: number) => Wanted
}

export async function benchTown(connection: Connection): Promise<Town> {
  const keys = deriveKeys(chance(32))
  const cipher = cipherOf(keys, chance)
  const now = instant(Date.now())
  await migrate(connection.db)
  await loadExample(connection.db, { now, cipher })
  await sql`
    insert into rooms (community_id, room_id, position, name, place, purpose, seats, step_free, opens, closes, open_days,
                       unit_minutes, longest, ahead_days, lanes)
    select ${EXAMPLE}, ('bbbbbbbb-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 100 + n, 'bench', '', '', 9, true,
           540, 1260, 'every', 30, 120, 14, 1
    from generate_series(0, ${ROOMS - 1}) n`.execute(connection.db)
  await sql`analyze`.execute(connection.db)
  const log = pino({ level: 'error' }, pino.destination(2))
  const { dispatch } = wayIn(connection, {
    keys,
    cipher,
    now: () => instant(Date.now()),
    offers: exampleOffers,
    log,
  })
  const person = examplePeople.qinGuilan
  const timeOf = (room: number, n: number): Wanted => ({
    roomId: `bbbbbbbb-0000-4000-8000-${String(room).padStart(12, '0')}`,
    day: addDays(dayOf(now), 1 + (Math.floor(n / SLOTS) % DAYS)),
    start: 540 + (n % SLOTS) * 30,
  })
  return {
    connection,
    now,
    person,
    ask: async (action, input, requestId, by = person) => {
      const identify = () => Promise.resolve({ person: by })
      return (await dispatch({ action, input, requestId, community: EXAMPLE, identify })).body
    },
    slot: (n) => timeOf(n % ROOMS, Math.floor(n / ROOMS) % (SLOTS * DAYS)),
    timeOf,
  }
}
