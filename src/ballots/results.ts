// What a closed ballot says: the count, the public file, and the ledger for who is on its roll.
import { ok, refused } from '../kernel/result'
import { dayOf } from '../kernel/time'
import { grantsOf } from '../people/facts'
import { offer, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import * as contract from './contract'
import { ledgerRows } from './ledger-queries'
import { ballotOf, leavesOf, type BallotRow } from './queries'
import { votersOfPerson } from './roll-queries'
import { stateOf } from './rule'
import { sealed, totalsOf, type Totals } from './seal'

/** The ballot, closed and sealed, or why there is nothing to see yet. */
async function closedBallot(ctx: Ctx, ballotId: string) {
  const ballot = await ballotOf(ctx.tx, ctx.community, ballotId)
  if (!ballot) return refused('no-such-ballot')
  const state = stateOf(ballot, ctx.now)
  if (state === 'draft') return refused('not-opened')
  if (state !== 'closed') return refused('not-closed', { closesAt: ballot.closesAt })
  return ok(await sealed(ctx.tx, ctx.community, ballot, ctx.now))
}

async function sealedTotals(ctx: Ctx, ballot: BallotRow): Promise<Totals> {
  const { merkleRoot, resultHash } = ballot.sealed!
  const totals = await totalsOf(ctx.tx, ctx.community, ballot, merkleRoot)
  return { ...totals, resultFingerprint: resultHash }
}

async function result(ctx: Ctx, { ballotId }: { ballotId: string }) {
  const ballot = await closedBallot(ctx, ballotId)
  if (!ballot.ok) return ballot
  const totals = await sealedTotals(ctx, ballot.value)
  return ok({ now: ctx.now, matterId: ballot.value.matterId, ...totals })
}

async function recount(ctx: Ctx, { ballotId }: { ballotId: string }) {
  const ballot = await closedBallot(ctx, ballotId)
  if (!ballot.ok) return ballot
  const totals = await sealedTotals(ctx, ballot.value)
  const leaves = await leavesOf(ctx.tx, ctx.community, ballotId)
  const hex = leaves.map((leaf) => leaf.toString('hex'))
  return ok({ format: 'yihaomi-recount-1' as const, community: ctx.community, ...totals, leaves: hex })
}

/** Whether the person may see how each vote was cast: one of that roll, or of the oversight. */
export async function seesLedger(ctx: Ctx, ballotId: string): Promise<boolean> {
  if (!ctx.actor) return false
  const { community, actor, tx } = ctx
  const day = dayOf(ctx.now)
  const own = await votersOfPerson(tx, { community, ballotId, person: actor.person, day })
  if (own.length > 0) return true
  const grants = await grantsOf(tx, community, actor.person, day)
  return grants.some(({ role }) => role === 'oversight')
}

async function ledger(ctx: CtxOf<typeof contract.ledger>, { ballotId }: { ballotId: string }) {
  const ballot = await closedBallot(ctx, ballotId)
  if (!ballot.ok) return ballot
  if (!(await seesLedger(ctx, ballotId))) return refused('not-on-roll')
  const rows = await ledgerRows(ctx.tx, ctx.community, ballotId)
  return ok({ now: ctx.now, rows })
}

export const resultOffers: readonly Offer[] = [
  offer(contract.result, result),
  offer(contract.recount, recount),
  offer(contract.ledger, ledger),
]
