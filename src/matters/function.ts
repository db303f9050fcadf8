import { calendarOf, holdsNow } from '../duty/facts'
import type { InputOf } from '../kernel/contract'
import { ok, refused } from '../kernel/result'
import { addDays, at, dayOf, instant, type Day, type Instant } from '../kernel/time'
import { communityOf, grantsOf, membershipOf, namesOf } from '../people/facts'
import { maskName } from '../people/rule'
import { keepLeaf } from '../platform/serve/act'
import { offer, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import * as contract from './contract'
import { entryOf, withBallots, type Matter } from './facts'
import { masked, personalIn } from './personal'
import * as rows from './queries'
import * as rule from './rule'
import { similarTo } from './similar'

/** Answers of the council may be promised for as many as sixty working days ahead: a quarter and its holidays. */
const AHEAD = 150
/** Two years: what was settled before may be asked again. */
const LOOK_BACK = 731

async function list(ctx: Ctx, { phase }: InputOf<typeof contract.list>) {
  const stored = phase === undefined ? 'any' : phase === '提' ? 'unanswered' : 'accepted'
  const found = await rows.newestMatters(ctx.tx, ctx.community, stored, contract.NEWEST)
  const matters = await entries(ctx, found)
  return ok({ now: ctx.now, matters: phase ? matters.filter(({ state }) => state === phase) : matters })
}

async function entries(ctx: Ctx, found: readonly rows.MatterRow[]) {
  const matters = await withBallots(ctx.tx, ctx.community, found, ctx.now)
  return matters.map((matter) => entryOf(matter, dayOf(ctx.now)))
}

async function similar(ctx: Ctx, { text }: InputOf<typeof contract.similar>) {
  const since = at(addDays(dayOf(ctx.now), -LOOK_BACK), 0)
  const known = await rows.gistsSince(ctx.tx, ctx.community, since)
  const alike = similarTo(text, known, contract.SIMILAR).map(({ matterId }) => matterId)
  const found = await rows.mattersBy(ctx.tx, ctx.community, alike)
  found.sort((a, b) => alike.indexOf(a.matterId) - alike.indexOf(b.matterId))
  return ok({ now: ctx.now, matters: await entries(ctx, found) })
}

async function show(ctx: Ctx, { matterId }: InputOf<typeof contract.show>) {
  const found = await rows.mattersBy(ctx.tx, ctx.community, [matterId])
  const [matter] = await withBallots(ctx.tx, ctx.community, found, ctx.now)
  if (!matter) return refused('no-such-matter')
  const today = dayOf(ctx.now)
  return ok({
    now: ctx.now,
    phone: (await communityOf(ctx.tx, ctx.community)).phone,
    matter: {
      ...entryOf(matter, today),
      body: await rows.bodyOf(ctx.tx, ctx.community, matterId),
      reason: matter.reason,
      line: await lineView(ctx, rule.lineOf(matter, today)),
      ballots: matter.ballots.map(({ openedAt: _, ...ballot }) => ballot),
    },
    mine: ctx.actor && (await mine(ctx, ctx.actor.person, matter)),
  })
}

/** With names: those of residents masked, those of an office in full. */
async function lineView(ctx: Ctx, line: readonly rule.Step[]) {
  const ids = line.flatMap(({ by }) => (by ? [by.person] : []))
  const names = await namesOf(ctx.tx, ctx.cipher, ctx.community, ids)
  return line.map(({ by, ...step }) => {
    if (!by) return { ...step, by }
    const name = names.get(by.person) ?? ''
    return { ...step, by: { as: by.as, name: by.as === 'resident' ? maskName(name) : name } }
  })
}

async function mine(ctx: Ctx, person: string, matter: Matter) {
  const { refusal } = await endorsing(ctx, person, matter)
  return {
    mayEndorse: refusal === null,
    whyNot: refusal,
    mayDecide: rule.decide(matter) === null && (await isCouncil(ctx, person)),
    mayWithdraw: rule.withdraw(matter, person) === null,
    mayDraft: rule.mayDraft(matter) && (await holdsNow(ctx)),
  }
}

/** Whether `person` may carry the matter, for which household, and who of it did before. */
async function endorsing(ctx: Ctx, person: string, matter: rows.MatterRow) {
  const today = dayOf(ctx.now)
  const member = await membershipOf(ctx.tx, ctx.community, person, today)
  const household = member?.household ?? null
  const adult = member !== null && member.adultFrom !== null && member.adultFrom <= today
  const by = household && (await rows.endorserOf(ctx.tx, ctx.community, matter.matterId, household))
  const refusal = rule.endorse(matter, household ? { household, adult } : null, by !== null)
  return { household, by, refusal }
}

async function isCouncil(ctx: Ctx, person: string): Promise<boolean> {
  const grants = await grantsOf(ctx.tx, ctx.community, person, dayOf(ctx.now))
  return grants.some(({ role }) => role === 'council')
}

type Propose = typeof contract.propose

async function propose(ctx: CtxOf<Propose>, { title, body, mask }: InputOf<Propose>) {
  const found = mask ? [] : [...new Set([...personalIn(title), ...personalIn(body)])]
  if (found.length > 0) return refused('personal-data', { found })
  const today = dayOf(ctx.now)
  const member = await membershipOf(ctx.tx, ctx.community, ctx.actor.person, today)
  if (!member) return refused('no-standing')
  const desk = await rows.lockDesk(ctx.tx, ctx.community)
  if (!desk) return refused('not-set-up')
  const waiting = await rows.waitingOf(ctx.tx, ctx.community, member.household)
  const verdict = rule.propose(waiting, desk.waitingMost)
  if (verdict) return refused(verdict, { waiting })
  const year = Number(today.slice(0, 4))
  const number = await rows.nextNumber(ctx.tx, ctx.community, year)
  const matterId = ctx.newId()
  const replyDue = await dueFrom(ctx, today, desk.replyDays)
  await rows.addMatter(ctx.tx, ctx.community, {
    ...{ matterId, year, number, title: masked(title), body: masked(body) },
    ...{ proposer: ctx.actor.person, household: member.household, madeAt: ctx.now, replyDue },
  })
  await keepLeaf(ctx, { matter: matterId, year, number, replyDue })
  return ok({ matterId, number: rule.numberOf(year, number), replyDue, needed: desk.needed })
}

async function dueFrom(ctx: Ctx, today: Day, workingDays: number): Promise<Day> {
  const calendar = await calendarOf(ctx.tx, ctx.community, today, addDays(today, AHEAD))
  return rule.replyDue(today, workingDays, calendar)
}

type Endorse = typeof contract.endorse

async function endorse(ctx: CtxOf<Endorse>, { matterId }: InputOf<Endorse>) {
  const { person } = ctx.actor
  const matter = await rows.lockMatter(ctx.tx, ctx.community, matterId, 'share')
  if (!matter) return refused('no-such-matter')
  const { household, by, refusal } = await endorsing(ctx, person, matter)
  if (refusal) return refused(refusal, { byYou: by === person })
  const one = { matterId, household: household!, person, at: later(ctx.now, matter.madeAt) }
  const added = await rows.addEndorsement(ctx.tx, ctx.community, one)
  if (!added) return refused('already-endorsed', { byYou: false })
  await keepLeaf(ctx, { matter: matterId, household })
  return ok({ matterId, endorsements: matter.endorsements + 1, needed: matter.needed })
}

async function answer(ctx: Ctx, person: string, matterId: string, reason: string | null) {
  if (!(await isCouncil(ctx, person))) return refused('not-council')
  const matter = await rows.lockMatter(ctx.tx, ctx.community, matterId, 'update')
  if (!matter) return refused('no-such-matter')
  const verdict = rule.decide(matter)
  if (verdict) return refused(verdict, { decision: matter.decision?.kind })
  const kind = reason === null ? ('accepted' as const) : ('declined' as const)
  const decidedAt = later(ctx.now, matter.madeAt)
  await rows.storeDecision(ctx.tx, ctx.community, matterId, { kind, at: decidedAt, by: person, reason })
  await keepLeaf(ctx, { matter: matterId, decision: kind })
  return ok({ matterId, decidedAt })
}

type Withdraw = typeof contract.withdraw

async function withdraw(ctx: CtxOf<Withdraw>, { matterId, reason }: InputOf<Withdraw>) {
  const matter = await rows.lockMatter(ctx.tx, ctx.community, matterId, 'update')
  if (!matter) return refused('no-such-matter')
  const verdict = rule.withdraw(matter, ctx.actor.person)
  if (verdict) return refused(verdict, { decision: matter.decision?.kind })
  const withdrawnAt = later(ctx.now, matter.madeAt)
  await rows.storeWithdrawal(ctx.tx, ctx.community, matterId, { at: withdrawnAt, reason })
  await keepLeaf(ctx, { matter: matterId, withdrawn: withdrawnAt })
  return ok({ matterId, withdrawnAt })
}

/** Another server's clock, or a demo's that was set back, may lie before the matter's. */
const later = (now: Instant, madeAt: Instant): Instant => instant(Math.max(now, madeAt))

export const offers: readonly Offer[] = [
  offer(contract.list, list),
  offer(contract.show, show),
  offer(contract.similar, similar),
  offer(contract.propose, propose),
  offer(contract.endorse, endorse),
  offer(contract.accept, (ctx, { matterId }) => answer(ctx, ctx.actor.person, matterId, null)),
  offer(contract.decline, (ctx, { matterId, reason }) => answer(ctx, ctx.actor.person, matterId, reason)),
  offer(contract.withdraw, withdraw),
]
