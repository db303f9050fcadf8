import { authority, dutyFacts } from '../duty/facts'
import { holder } from '../duty/rule'
import type { InputOf } from '../kernel/contract'
import { ok, refused } from '../kernel/result'
import { namesOf } from '../people/facts'
import { keepLeaf } from '../platform/serve/act'
import { offer, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
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
  const names = await namesOf(ctx.tx, ctx.cipher, ctx.community, [held.holder])
  const name = names.get(held.holder) ?? ''
  if (held.holder !== ctx.actor.person) {
    return refused('not-holder', { holder: name, secretaryIsIn: held.absence === null })
  }
  const noticeId = ctx.newId()
  const { at: publishedAt, holder, shift, absence } = held
  await addNotice(ctx.tx, ctx.community, { noticeId, title, body, publishedAt, holder, shift, absence })
  await keepLeaf(ctx, { notice: noticeId, holder, shift, absence, publishedAt })
  return ok({ noticeId, publishedAt, stamp: { holder: name, shiftId: shift, absenceId: absence } })
}

export const offers: readonly Offer[] = [offer(contract.list, list), offer(contract.publish, publish)]
