import { authority, dutyFacts } from '../duty/facts'
import { holder } from '../duty/rule'
import type { InputOf, ReplyOf } from '../kernel/contract'
import { ok, refused } from '../kernel/result'
import { namesOf } from '../people/facts'
import { keepLeaf } from '../platform/serve/act'
import { offer, offerNaming, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import * as contract from './contract'
import { noticesWithNames } from './facts'
import { addNotice } from './queries'

/** A year of a busy community's notices; older ones are on file at the desk. */
const NEWEST = 50

async function list(ctx: Ctx) {
  const notices = await noticesWithNames(ctx.tx, ctx.cipher, ctx.community, NEWEST)
  const facts = ctx.actor && (await dutyFacts(ctx.tx, ctx.community, ctx.now))
  const mayPublish = facts !== null && holder(ctx.now, facts).holder === ctx.actor?.person
  return ok({ now: ctx.now, notices, mayPublish })
}

type Publish = typeof contract.publish

async function publish(ctx: CtxOf<Publish>, { title, body }: InputOf<Publish>) {
  const held = await authority(ctx)
  if (!held) return refused('no-secretary')
  if (held.holder !== ctx.actor.person) {
    const name = await nameOf(ctx, held.holder)
    return refused('not-holder', { holder: name, secretaryIsIn: held.absence === null })
  }
  const noticeId = ctx.newId()
  const { at: publishedAt, holder, shift, absence } = held
  await addNotice(ctx.tx, ctx.community, { noticeId, title, body, publishedAt, holder, shift, absence })
  await keepLeaf(ctx, { notice: noticeId, holder, shift, absence, publishedAt })
  return ok({ noticeId, publishedAt, stamp: { holder, shiftId: shift, absenceId: absence } })
}

async function withName(ctx: Ctx, published: ReplyOf<Publish>): Promise<ReplyOf<Publish>> {
  const { stamp } = published
  return { ...published, stamp: { ...stamp, holder: await nameOf(ctx, stamp.holder) } }
}

async function nameOf(ctx: Ctx, person: string): Promise<string> {
  return (await namesOf(ctx.tx, ctx.cipher, ctx.community, [person])).get(person) ?? ''
}

export const offers: readonly Offer[] = [
  offer(contract.list, list),
  offerNaming(contract.publish, publish, withName),
]
