import type { InputOf } from '../kernel/contract'
import { ok, refused } from '../kernel/result'
import { dayOf, type Instant } from '../kernel/time'
import { homesOf, keepReads, namesOf, phonesOf, standing } from '../people/facts'
import { keepLeaf } from '../platform/serve/act'
import { offer, type CtxOf, type Offer } from '../platform/serve/context'
import * as contract from './contract'
import * as queries from './queries'
import { callsNow, kinds, worthACall } from './rule'

async function list(ctx: CtxOf<typeof contract.list>) {
  const { tx, cipher, community, actor, now } = ctx
  const rows = await queries.messagesOf(tx, community, actor.person, contract.MESSAGES)
  // What a newer program of another server told of has no sentence here.
  const known = rows.filter(({ kind }) => kinds.includes(kind))
  const ids = known.flatMap(({ named }) => Object.values(named))
  const names = await namesOf(tx, cipher, community, ids)
  return ok({ now, messages: known.map((row) => view(row, names)) })
}

function view(
  { messageId, kind, facts, named, about, toldAt, readAt }: queries.MessageRow,
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
  await queries.markRead(tx, community, actor.person, until, now)
  await keepLeaf(ctx, { until })
  return ok({ unread: await queries.unreadOf(tx, community, actor.person) })
}

type Consent = typeof contract.consent
async function consent(ctx: CtxOf<Consent>, { accepted }: InputOf<Consent>) {
  const { person, openid } = ctx.actor
  if (openid === undefined) return refused('not-wechat')
  const all = accepted.map((template) => {
    return { id: ctx.newId(), person, template, openid: ctx.cipher.seal(openid), at: ctx.now }
  })
  await queries.addConsents(ctx.tx, ctx.community, all)
  await keepLeaf(ctx, { consents: accepted })
  return ok({ kept: all.length })
}

async function isStaff(ctx: CtxOf<Consent>): Promise<boolean> {
  const { roles } = await standing(ctx.tx, ctx.community, ctx.actor.person, dayOf(ctx.now))
  return roles.includes('staff')
}

async function callList(ctx: CtxOf<typeof contract.callList>) {
  if (!(await isStaff(ctx))) return refused('not-staff')
  const { tx, cipher, community, now } = ctx
  const today = dayOf(now)
  const all = await queries.unreached(tx, community, kinds.filter(worthACall), today, now)
  const rows = all.filter((row) => callsNow(row, now))
  const ids = [...new Set(rows.map(({ person }) => person))]
  await keepReads(ctx, contract.callList.name, ids)
  const names = await namesOf(tx, cipher, community, [
    ...ids,
    ...rows.flatMap(({ named }) => Object.values(named)),
  ])
  const homes = await homesOf(tx, community, ids, today)
  const phones = await phonesOf(tx, cipher, community, ids)
  const people = rows.map(({ person, why, noAnswer, ...row }) => ({
    ...view(row, names),
    ...{ personId: person, name: names.get(person) ?? '', home: homes.get(person) ?? null },
    ...{ phone: phones.get(person) ?? null, why, noAnswer },
  }))
  return ok({ now, people })
}

type Phoned = typeof contract.phoned
async function phoned(ctx: CtxOf<Phoned>, { messageId, ending }: InputOf<Phoned>) {
  if (!(await isStaff(ctx))) return refused('not-staff')
  const { tx, community, actor, now } = ctx
  if (!(await queries.hasMessage(tx, community, messageId))) return refused('no-such-message')
  const call = { id: ctx.newId(), messageId, by: actor.person, at: now, ending }
  if (!(await queries.addCall(tx, community, call))) return refused('already-reached')
  await keepLeaf(ctx, { message: messageId, ending })
  return ok({ messageId })
}

export const offers: readonly Offer[] = [
  offer(contract.list, list),
  offer(contract.read, read),
  offer(contract.consent, consent),
  offer(contract.callList, callList),
  offer(contract.phoned, phoned),
]
