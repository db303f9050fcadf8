import { holdsNow } from '../duty/facts'
import { ok, refused } from '../kernel/result'
import { dayOf } from '../kernel/time'
import { grantsOf, namesOf } from '../people/facts'
import { maskName } from '../people/rule'
import { offer, type Ctx, type Offer } from '../platform/serve/context'
import { actOffers, nameOf } from './acts'
import * as contract from './contract'
import type { BallotState, BallotSummary, OwnVoter } from './contract'
import { deskOffers } from './desk'
import { resultOffers } from './results'
import {
  ballotOf,
  castersVotes,
  newestBallots,
  tallies,
  turnouts,
  type BallotRow,
  type Turnout,
} from './queries'
import { votersOfPerson, type VoterRow } from './roll-queries'
import { characterOf, stateOf } from './rule'
import { sealed } from './seal'
import { participation, verdict } from './tally'
import { voteOffers } from './votes'

/** Some years of a community's ballots; older ones are found by their matter. */
const NEWEST = 60

/** What a list says of a ballot. */
function listedOf(ctx: Ctx, ballot: BallotRow) {
  const { ballotId, title, matterId, scope, opensAt, closesAt } = ballot
  const { id, name, article, unit } = ballot.rule
  return {
    ...{ ballotId, title, matterId, rule: { id, name, article, unit }, scope, opensAt, closesAt },
    ...{ character: characterOf(ballot.rule), state: stateOf(ballot, ctx.now) },
  }
}

const headOf = (ctx: Ctx, ballot: BallotRow) => {
  const { rule, question } = ballot
  return { ...listedOf(ctx, ballot), rule, question }
}

const order: Readonly<Record<BallotState, number>> = { open: 0, waiting: 1, draft: 2, closed: 3 }

async function list(ctx: Ctx) {
  const { tx, community, now, actor } = ctx
  const ballots: BallotRow[] = []
  for (const ballot of await newestBallots(tx, community, NEWEST)) {
    ballots.push(await sealed(tx, community, ballot, now))
  }
  const ids = ballots.map(({ ballotId }) => ballotId)
  const turnout = await turnouts(tx, community, ids)
  const counted = await tallies(
    tx,
    community,
    ballots.filter((ballot) => ballot.sealed),
  )
  const mine = actor && (await castersVotes(tx, community, actor.person, ids))
  const views = ballots.map((ballot): BallotSummary => {
    const { roll, ballotId, rule } = ballot
    const all = roll && { heads: roll.count, area: roll.area }
    const tally = counted.get(ballotId)
    return {
      ...listedOf(ctx, ballot),
      turnout: roll && { have: turnout(ballotId).tookPart.heads, should: roll.count },
      outcome: tally ? verdict(rule, all!, tally.counts).outcome : null,
      mine: mine && (mine.get(ballotId) ?? { toCast: 0, cast: 0 }),
    }
  })
  // Sorting keeps what is equal in its order, which is the newest first.
  views.sort((a, b) => order[a.state] - order[b.state])
  return ok({ now, ballots: views, mayDraft: await holdsNow(ctx) })
}

async function show(ctx: Ctx, { ballotId }: { ballotId: string }) {
  const { tx, community, now } = ctx
  const ballot = await ballotOf(tx, community, ballotId)
  if (!ballot) return refused('no-such-ballot')
  const { openedAt, openedBy, shift, draftedAt, roll } = ballot
  const turnout = (await turnouts(tx, community, [ballotId]))(ballotId)
  const onRoll = await ownVoters(ctx, ballotId)
  const opened = openedAt && { at: openedAt, by: await nameOf(ctx, openedBy!), acting: shift !== null }
  return ok({
    now,
    ballot: {
      ...headOf(ctx, ballot),
      draftedAt,
      opened,
      roll: roll && { ...roll, unnamed: turnout.unnamed },
      participation: participationOf(ballot, turnout),
    },
    mine: { onRoll, why: whyNot(ctx, ballot, onRoll) },
    may: await may(ctx, ballot, onRoll.length > 0),
  })
}

function participationOf({ rule, roll }: BallotRow, { tookPart }: Turnout) {
  if (!roll) return null
  const area = roll.area === null ? null : (tookPart.area ?? 0)
  return participation(rule, { heads: roll.count, area: roll.area }, { heads: tookPart.heads, area })
}

function whyNot(ctx: Ctx, ballot: BallotRow, onRoll: readonly OwnVoter[]) {
  if (onRoll.length > 0) return null
  if (!ballot.roll) return 'roll-not-drawn' as const
  return ctx.actor ? ('not-on-roll' as const) : ('guest' as const)
}

/** The votes the caller has a part in. Another's name is masked, and a receipt is only for whoever has it. */
async function ownVoters(ctx: Ctx, ballotId: string): Promise<OwnVoter[]> {
  if (!ctx.actor) return []
  const { tx, cipher, community, now } = ctx
  const { person } = ctx.actor
  const rows = await votersOfPerson(tx, { community, ballotId, person, day: dayOf(now) })
  const casters = rows.flatMap(({ caster }) => (caster && caster !== person ? caster : []))
  const names = await namesOf(tx, cipher, community, casters)
  const casterOf = ({ caster }: VoterRow): OwnVoter['caster'] => {
    if (caster === null) return { who: 'nobody' }
    return caster === person ? { who: 'me' } : { who: 'other', name: maskName(names.get(caster) ?? '') }
  }
  return rows.map((row) => {
    const { voterId, label, units, area, castAt, receipt, caster } = row
    const own = caster === person ? receipt : null
    return { voterId, label, units, caster: casterOf(row), area, castAt, receipt: own }
  })
}

async function may(ctx: Ctx, ballot: BallotRow, onRoll: boolean) {
  const { openedAt, roll } = ballot
  const state = stateOf(ballot, ctx.now)
  const grants = ctx.actor ? await grantsOf(ctx.tx, ctx.community, ctx.actor.person, dayOf(ctx.now)) : []
  const roles = new Set(grants.map(({ role }) => role))
  const mine = openedAt === null && (await holdsNow(ctx))
  return {
    drawRoll: mine,
    verifyRoll: openedAt === null && roll !== null && roll.verifiedAt === null && roles.has('oversight'),
    open: mine && roll !== null && roll.verifiedAt !== null,
    enterPaper: state === 'open' && roles.has('staff'),
    seeLedger: state === 'closed' && (onRoll || roles.has('oversight')),
  }
}

export const offers: readonly Offer[] = [
  offer(contract.list, list),
  offer(contract.show, show),
  ...actOffers,
  ...voteOffers,
  ...resultOffers,
  ...deskOffers,
]
