// Casting, on the phone and by paper.
import type { InputOf } from '../kernel/contract'
import { ok, refused } from '../kernel/result'
import { dayOf } from '../kernel/time'
import { grantsOf } from '../people/facts'
import { maskName } from '../people/rule'
import { offerStatement, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import { violates } from '../platform/serve/dispatch'
import { nameOf } from './acts'
import { castFacts, tryCast, type Ballot, type CastReply, type Paper } from './cast'
import * as contract from './contract'
import { mayCast, mayEnter } from './rule'

/** A receipt that was drawn before is drawn again; the database says so. */
async function castOnce(ctx: Ctx, ballot: Ballot, paper: Paper | null): Promise<CastReply | null> {
  for (;;) {
    try {
      return await tryCast(ctx, ballot, paper)
    } catch (error) {
      if (!violates(error, 'ballot_votes_receipt_once')) throw error
    }
  }
}

type Cast = typeof contract.cast

async function cast(ctx: CtxOf<Cast>, input: InputOf<Cast>) {
  const { person } = ctx.actor
  // Somebody may be named, or the hour come, between the attempt and the reading of the facts.
  for (let attempt = 1; ; attempt += 1) {
    const reply = await castOnce(ctx, input, null)
    if (reply) return ok(reply)
    const facts = await castFacts(ctx.tx, { ...input, community: ctx.community, person, day: dayOf(ctx.now) })
    if (!facts) return refused('no-such-ballot')
    const verdict = mayCast(facts, facts.mine, ctx.now)
    if (verdict.ok && attempt < 3) continue
    if (verdict.ok) throw new Error('the statement that casts and the rule do not agree')
    if (verdict.refusal.code !== 'not-the-caster') return verdict
    return refused('not-the-caster', { caster: maskName(await nameOf(ctx, facts.casterId!)) })
  }
}

type EnterPaper = typeof contract.enterPaper

async function enterPaper(ctx: CtxOf<EnterPaper>, { slip, ...ballot }: InputOf<EnterPaper>) {
  const { person } = ctx.actor
  for (let attempt = 1; ; attempt += 1) {
    try {
      const reply = await castOnce(ctx, ballot, { staff: person, slip })
      if (reply) return ok(reply)
    } catch (error) {
      if (violates(error, 'ballot_votes_slip_once')) return refused('slip-used', { slip })
      throw error
    }
    const verdict = await paperRefusal(ctx, ballot)
    if (!verdict.ok) return verdict
    if (attempt === 3) throw new Error('the statement that enters paper and the rule do not agree')
  }
}

async function paperRefusal(ctx: CtxOf<EnterPaper>, ballot: Ballot) {
  const { community, now } = ctx
  const { person } = ctx.actor
  const grants = await grantsOf(ctx.tx, community, person, dayOf(now))
  if (!grants.some(({ role }) => role === 'staff')) return refused('not-staff')
  const facts = await castFacts(ctx.tx, { ...ballot, community, person, day: dayOf(now) })
  if (!facts) return refused('no-such-ballot')
  // The desk enters anybody's slip, once somebody is named for it.
  const { casterId, placed, mine } = facts
  return mayEnter(facts, { onRoll: placed, named: casterId !== null, castAt: mine.castAt }, now)
}

export const voteOffers: readonly Offer[] = [
  offerStatement(contract.cast, cast),
  offerStatement(contract.enterPaper, enterPaper),
]
