// Sends what waits in the outbox, each row at most once. A row is claimed and its consent spent in one transaction; only then
// is it sent; then how that ended is written down. Whoever is cut off in between leaves a claimed row that nobody sends again:
// it may have arrived, so its reader is on the list of those to phone (see `toPhone`).
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { dayOf, isDay, type Day, type Instant } from '../kernel/time'
import { namesOf } from '../people/facts'
import type { Cipher } from '../platform/database/cipher'
import type { Database } from '../platform/database/schema'
import { stamp } from '../platform/database/stamp'
import type { Delivery, Letter, Messenger } from '../platform/messages/port'
import type { Tx } from '../platform/serve/context'
import { retryAt, templateOf, type Facts, type MessageKind } from './rule'
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

interface Waiting {
  readonly messageId: string
  readonly person: string
  readonly kind: MessageKind
  readonly facts: Facts
  readonly named: Readonly<Record<string, string>>
  readonly about: string | null
  readonly toldAt: Instant
  readonly attempts: number
}

async function claim(tx: Tx, cipher: Cipher, community: string, now: Instant): Promise<Claimed | null> {
  const waiting = await nextWaiting(tx, community, now)
  if (!waiting) return null
  const { messageId } = waiting
  const attempts = waiting.attempts + 1
  const consent = await spend(tx, community, waiting)
  const own = tx
    .updateTable('outbox')
    .where('community_id', '=', community)
    .where('message_id', '=', messageId)
  if (!consent) {
    const ending: Ending = (await hasWeChat(tx, community, waiting.person)) ? 'unwilling' : 'unreachable'
    await own.set({ claimed_at: stamp(now), ended_at: stamp(now), ending }).execute()
    return { messageId, attempts, letter: null }
  }
  await own.set({ claimed_at: stamp(now), attempts }).execute()
  const names = await namesOf(tx, cipher, community, Object.values(waiting.named))
  return { messageId, attempts, letter: letterOf(waiting, names, cipher.open(consent)) }
}

/** The oldest row that nobody has claimed and whose time has come; another sender's row is passed over. */
async function nextWaiting(tx: Tx, community: string, now: Instant): Promise<Waiting | null> {
  const row = await tx
    .selectFrom('outbox as o')
    .innerJoin('messages as m', (join) =>
      join.onRef('m.community_id', '=', 'o.community_id').onRef('m.message_id', '=', 'o.message_id'),
    )
    .select(['o.message_id as messageId', 'm.person_id as person', 'm.kind', 'm.facts', 'm.named', 'm.about'])
    .select(['m.told_at as toldAt', 'o.attempts'])
    .where('o.community_id', '=', community)
    .where('o.claimed_at', 'is', null)
    .where((eb) => eb.or([eb('o.not_before', 'is', null), eb('o.not_before', '<=', stamp(now))]))
    .orderBy('o.message_id')
    .limit(1)
    .forUpdate('o')
    .skipLocked()
    .executeTakeFirst()
  return row ?? null
}

/** Spends the oldest consent for this message, or goes on with the one an earlier attempt spent. */
async function spend(
  tx: Tx,
  community: string,
  { messageId, person, kind }: Waiting,
): Promise<Buffer | null> {
  const { rows } = await sql<{ openid: Buffer }>`
    update message_consents set spent_on = ${messageId}
    where community_id = ${community} and consent_id = (
      select consent_id from message_consents
      where community_id = ${community} and person_id = ${person} and template = ${templateOf(kind)}
        and (spent_on is null or spent_on = ${messageId})
      order by spent_on nulls last, given_at, consent_id
      limit 1 for update skip locked)
    returning openid_sealed as openid`.execute(tx)
  return rows[0]?.openid ?? null
}

async function hasWeChat(tx: Tx, community: string, person: string): Promise<boolean> {
  const row = await tx
    .selectFrom('identities')
    .select('person_id')
    .where('community_id', '=', community)
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
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
  await db
    .updateTable('outbox')
    .set(change)
    .where('community_id', '=', community)
    .where('message_id', '=', messageId)
    .where('ended_at', 'is', null)
    .execute()
}
