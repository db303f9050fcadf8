// What is done to a ballot before anybody votes: drafted, its roll drawn and verified, opened.
import { authority } from '../duty/facts'
import type { InputOf, ReplyOf } from '../kernel/contract'
import { ok, refused } from '../kernel/result'
import { dayOf } from '../kernel/time'
import { grantsOf, namesOf } from '../people/facts'
import { hashOf, keepLeaf } from '../platform/serve/act'
import { violates } from '../platform/serve/dispatch'
import { offer, offerNaming, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import * as contract from './contract'
import { rollHash, textHash } from './fingerprint'
import { addBallot, buildingByNumber, lockBallot, markOpened, markVerified, type BallotRow } from './queries'
import { drawRoll, type Roll } from './roll'
import { registerFacts, saveRoll } from './roll-queries'
import { mayDraft, mayOpen } from './rule'
import { rules } from './rules'

export async function nameOf(ctx: Ctx, person: string): Promise<string> {
  return (await namesOf(ctx.tx, ctx.cipher, ctx.community, [person])).get(person) ?? ''
}

/** The authority, if it is the caller's at this moment. */
async function heldAuthority(ctx: Ctx) {
  const held = await authority(ctx)
  if (!held) return refused('no-secretary')
  if (held.holder === ctx.actor?.person) return ok(held)
  const holder = await nameOf(ctx, held.holder)
  return refused('not-holder', { holder, secretaryIsIn: held.absence === null })
}

type Draft = typeof contract.draft

async function draft(ctx: CtxOf<Draft>, input: InputOf<Draft>) {
  const held = await heldAuthority(ctx)
  if (!held.ok) return held
  const { holder, at, shift, absence } = held.value
  const { title, question, opensAt, closesAt, scope } = input
  const verdict = mayDraft({ opensAt, closesAt }, at)
  if (!verdict.ok) return verdict
  const building =
    scope.kind === 'building' ? await buildingByNumber(ctx.tx, ctx.community, scope.building) : null
  if (scope.kind === 'building' && building === null) return refused('no-such-building')
  const ballotId = ctx.newId()
  const rule = {
    ...rules[input.ruleId],
    takePart: [...rules[input.ruleId].takePart],
    pass: [...rules[input.ruleId].pass],
  }
  const who = { draftedAt: at, draftedBy: holder }
  const what = { ballotId, matterId: input.matterId ?? null, title, question, rule, opensAt, closesAt }
  try {
    await addBallot(ctx.tx, ctx.community, { ...what, building, ...who })
  } catch (error) {
    if (violates(error, 'ballots_on_accepted_matter')) return refused('matter-not-accepted')
    throw error
  }
  await keepLeaf(ctx, { ballot: ballotId, rule: rule.id, shift, absence, text: textOf(title, question) })
  return ok({ ballotId })
}

/** A leaf holds ids and numbers: of words, their hash. */
const textOf = (title: string, question: string): string => hashOf([title, question]).toString('hex')

type DrawRoll = typeof contract.drawRoll

async function draw(ctx: CtxOf<DrawRoll>, { ballotId }: InputOf<DrawRoll>) {
  const held = await heldAuthority(ctx)
  if (!held.ok) return held
  const { at, holder, shift, absence } = held.value
  const ballot = await lockBallot(ctx.tx, ctx.community, ballotId)
  if (!ballot) return refused('no-such-ballot')
  if (ballot.openedAt !== null) return refused('already-open')
  const roll = await freshRoll(ctx, ballot)
  if (roll.missingArea.length > 0) return refused('area-missing', { units: roll.missingArea })
  if (roll.voters.length === 0) return refused('roll-empty')
  const rule = rules[ballot.rule.id]
  const area = rule.unit === 'owner' ? roll.voters.reduce((sum, voter) => sum + voter.area!, 0) : null
  const hash = rollHash(roll.voters)
  await saveRoll(ctx.tx, ctx.community, ballotId, roll, { at, by: holder, area, hash, rule })
  const fingerprint = hash.toString('hex')
  const count = roll.voters.length
  await keepLeaf(ctx, { ballot: ballotId, roll: fingerprint, count, area, shift, absence })
  return ok({ drawnAt: at, count, area, fingerprint })
}

/** The roll as the register of today gives it. */
async function freshRoll(ctx: Ctx, ballot: BallotRow): Promise<Roll> {
  const register = await registerFacts(ctx.tx, ctx.community, dayOf(ctx.clock()))
  return drawRoll(register, ballot.rule.unit, ballot.scope.building)
}

type VerifyRoll = typeof contract.verifyRoll

async function verify(ctx: CtxOf<VerifyRoll>, { ballotId, fingerprint }: InputOf<VerifyRoll>) {
  const grants = await grantsOf(ctx.tx, ctx.community, ctx.actor.person, dayOf(ctx.now))
  if (!grants.some(({ role }) => role === 'oversight')) return refused('not-oversight')
  const ballot = await lockBallot(ctx.tx, ctx.community, ballotId)
  if (!ballot) return refused('no-such-ballot')
  if (ballot.openedAt !== null) return refused('already-open')
  if (!ballot.roll) return refused('roll-not-drawn')
  if (ballot.roll.fingerprint !== fingerprint) return refused('other-roll')
  const at = ctx.clock()
  await markVerified(ctx.tx, ctx.community, ballotId, { by: ctx.actor.person, at })
  await keepLeaf(ctx, { ballot: ballotId, roll: fingerprint })
  return ok({ verifiedAt: at })
}

type Open = typeof contract.open

async function open(ctx: CtxOf<Open>, { ballotId }: InputOf<Open>) {
  const held = await heldAuthority(ctx)
  if (!held.ok) return held
  const { at, holder, shift, absence } = held.value
  const ballot = await lockBallot(ctx.tx, ctx.community, ballotId)
  if (!ballot) return refused('no-such-ballot')
  const roll = await freshRoll(ctx, ballot)
  const { rule, roll: drawn } = ballot
  const fresh = { hash: rollHash(roll.voters).toString('hex'), missingArea: roll.missingArea }
  const known = drawn && { count: drawn.count, hash: drawn.fingerprint, verified: drawn.verifiedAt !== null }
  const verdict = mayOpen({ times: ballot, rule, drawn: known, fresh }, at)
  if (!verdict.ok) return verdict
  const hash = textHash(ballot)
  await markOpened(ctx.tx, ctx.community, ballotId, { by: holder, at, shift, absence, textHash: hash })
  await keepLeaf(ctx, { ballot: ballotId, text: hash.toString('hex'), shift, absence })
  return ok({ openedAt: at, stamp: { holder, shiftId: shift, absenceId: absence } })
}

async function withName(ctx: Ctx, opened: ReplyOf<Open>): Promise<ReplyOf<Open>> {
  return { ...opened, stamp: { ...opened.stamp, holder: await nameOf(ctx, opened.stamp.holder) } }
}

export const actOffers: readonly Offer[] = [
  offer(contract.draft, draft),
  offer(contract.drawRoll, draw),
  offer(contract.verifyRoll, verify),
  offerNaming(contract.open, open, withName),
]
