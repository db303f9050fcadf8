import { ok } from '../kernel/result'
import type { Instant } from '../kernel/time'
import { namesOf } from '../people/facts'
import { keepLeaf } from '../platform/serve/act'
import { offer, type CtxOf, type Offer } from '../platform/serve/context'
import * as contract from './contract'
import { markRead, messagesOf, unreadOf, type MessageRow } from './queries'
import { kinds } from './rule'

async function list(ctx: CtxOf<typeof contract.list>) {
  const { tx, cipher, community, actor, now } = ctx
  const rows = await messagesOf(tx, community, actor.person, contract.MESSAGES)
  // What a newer program of another server told of has no sentence here.
  const known = rows.filter(({ kind }) => kinds.includes(kind))
  const ids = known.flatMap(({ named }) => Object.values(named))
  const names = await namesOf(tx, cipher, community, ids)
  return ok({ now, messages: known.map((row) => view(row, names)) })
}

function view(
  { messageId, kind, facts, named, about, toldAt, readAt }: MessageRow,
  names: Map<string, string>,
) {
  const said = Object.entries(named).map(([place, person]) => [place, names.get(person) ?? ''])
  return {
    ...{ messageId, kind, facts: { ...facts }, names: Object.fromEntries(said) as Record<string, string> },
    ...{ about, toldAt, read: readAt !== null },
  }
}

async function read(ctx: CtxOf<typeof contract.read>, { until }: { until: Instant }) {
  const { tx, community, actor, now } = ctx
  await markRead(tx, community, actor.person, until, now)
  await keepLeaf(ctx, { until })
  return ok({ unread: await unreadOf(tx, community, actor.person) })
}

export const offers: readonly Offer[] = [offer(contract.list, list), offer(contract.read, read)]
