// Sends what waits in the outbox, each row at most once. A row is claimed and its consent spent in one transaction; only then
// is it sent; then how that ended is written down. Whoever is cut off in between leaves a claimed row that nobody sends again:
// it may have arrived, so its reader is on the list of those to phone (see `toPhone`).
import type { Kysely } from 'kysely'
import { dayOf, isDay, type Day, type Instant } from '../kernel/time'
import { hasWeChat, namesOf } from '../people/facts'
import type { Cipher } from '../platform/database/cipher'
import type { Database } from '../platform/database/schema'
import { stamp } from '../platform/database/stamp'
import type { Delivery, Letter, Messenger } from '../platform/messages/port'
import type { Tx } from '../platform/serve/context'
import { markSent, nextWaiting, spend, type Waiting } from './queries'
import { retryAt, templateOf, type Facts } from './rule'
import type { Ending } from './tables'
import { fullDay, pageOf, said } from './text'

export interface Sender {
  readonly db: Kysely<Database>
  readonly cipher: Cipher
  readonly now: () => Instant
  readonly messenger: Messenger
}

/** @param most how many rows at most: whoever runs this has other things to do. @returns how many were dealt with. */
export async function sendWaiting(sender: Sender, community: string, most = 20): Promise<number> {
  let done = 0
  while (done < most && (await sendOne(sender, community))) done += 1
  return done
}

async function sendOne({ db, cipher, now, messenger }: Sender, community: string): Promise<boolean> {
  const claimed = await db.transaction().execute((tx) => claim(tx, cipher, community, now()))
  if (!claimed) return false
  if (claimed.letter) {
    await settle(db, community, claimed, await messenger.send(claimed.letter), now())
  }
  return true
}

interface Claimed {
  readonly messageId: string
  readonly attempts: number
  /** null: there is no way to send it, and that is written down. */
  readonly letter: Letter | null
}

async function claim(tx: Tx, cipher: Cipher, community: string, now: Instant): Promise<Claimed | null> {
  const waiting = await nextWaiting(tx, community, now)
  if (!waiting) return null
  const { messageId } = waiting
  const attempts = waiting.attempts + 1
  const consent = await spend(tx, community, waiting)
  if (!consent) {
    const ending: Ending = (await hasWeChat(tx, community, waiting.person)) ? 'unwilling' : 'unreachable'
    await markSent(tx, community, messageId, { claimed_at: stamp(now), ended_at: stamp(now), ending })
    return { messageId, attempts, letter: null }
  }
  await markSent(tx, community, messageId, { claimed_at: stamp(now), attempts })
  const names = await namesOf(tx, cipher, community, Object.values(waiting.named))
  return { messageId, attempts, letter: letterOf(waiting, names, cipher.open(consent)) }
}

/** Longest text of a template's field, in characters. */
const THING = 20

function letterOf(waiting: Waiting, people: ReadonlyMap<string, string>, openid: string): Letter {
  const { kind, facts, named, about, toldAt } = waiting
  const names = Object.fromEntries(Object.entries(named).map(([place, id]) => [place, people.get(id) ?? '']))
  const { title } = said({ kind, facts, names }, true)
  const { page, query } = pageOf({ kind, about }) ?? { page: 'messages/pages/inbox', query: {} }
  const asked = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return {
    ...{ openid, template: templateOf(kind), page: [page, ...asked].join('?') },
    data: { thing: Array.from(title).slice(0, THING).join(''), time: timeOf(facts, toldAt) },
  }
}

/** As WeChat wants it: the whole date, and the time of day where there is one. */
function timeOf(facts: Facts, toldAt: Instant): string {
  const fact = (name: string): string => String(facts[name] ?? '')
  const day = isDay(fact('day')) ? fact('day') : dayOf(toldAt)
  const start = fact('start')
  return [fullDay(day as Day), ...(start === '' ? [] : [start])].join(' ')
}

/** Writes down how it ended; what surely was not delivered waits for another attempt, a few times. */
async function settle(
  db: Kysely<Database>,
  community: string,
  { messageId, attempts }: Claimed,
  delivery: Delivery,
  now: Instant,
): Promise<void> {
  const again = delivery === 'later' ? retryAt(attempts, now) : null
  const ending = delivery === 'later' ? 'refused' : delivery
  const change = again
    ? { claimed_at: null, not_before: stamp(again) }
    : { ended_at: stamp(now), ending: ending as Ending }
  await markSent(db, community, messageId, change)
}
