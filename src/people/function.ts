import { ok, refused } from '../kernel/result'
import { dayOf } from '../kernel/time'
import { offer, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import * as contract from './contract'
import { demoPeople } from './demo'
import { communityOf, meOf, namesOf } from './facts'
import { offers as helpers } from './helpers/function'
import { grantsEver, readsOf } from './queries'
import { inEffect } from './rule'

async function own(ctx: CtxOf<typeof contract.own>) {
  const me = await meOf(ctx.tx, ctx.cipher, ctx.community, ctx.actor.person, dayOf(ctx.now))
  return me ? ok(me) : refused('no-such-person')
}

async function reads({ tx, cipher, community, actor }: CtxOf<typeof contract.reads>) {
  const rows = await readsOf(tx, community, actor.person, contract.READS)
  const names = await namesOf(
    tx,
    cipher,
    community,
    rows.map(({ reader }) => reader),
  )
  return ok({ reads: rows.map((row) => ({ ...row, reader: names.get(row.reader) ?? '' })) })
}

async function invented(ctx: Ctx) {
  const { isExample } = await communityOf(ctx.tx, ctx.community)
  if (!isExample) return refused('not-example')
  const people = Object.values(demoPeople)
  const ids = people.map(({ id }) => id)
  const names = await namesOf(ctx.tx, ctx.cipher, ctx.community, ids)
  const grants = await grantsEver(ctx.tx, ctx.community, ids)
  const rolesOf = (id: string) => new Set(inEffect(grants(id), dayOf(ctx.now)).map(({ role }) => role))
  return ok({
    people: people
      .filter(({ id }) => names.has(id))
      .map(({ id, about }) => ({ personId: id, name: names.get(id)!, about, roles: [...rolesOf(id)] })),
  })
}

async function demoSignIn(ctx: Ctx, { personId }: { personId: string }) {
  const { isExample } = await communityOf(ctx.tx, ctx.community)
  if (!isExample) return refused('not-example')
  const me = await meOf(ctx.tx, ctx.cipher, ctx.community, personId, dayOf(ctx.now))
  if (!me) return refused('no-such-person')
  const session = await ctx.sessions.sign({ community: ctx.community, person: personId }, ctx.now)
  return ok({ ...session, me })
}

export const offers: readonly Offer[] = [offer(contract.own, own), offer(contract.reads, reads), ...helpers]

/** Only for the example community: anyone may sign in there as anyone. */
export const demoOffers: readonly Offer[] = [
  offer(contract.demoPeople, invented),
  offer(contract.demoSignIn, demoSignIn),
]
