import { addDays, clock, dayOf, instant, type Day, type Instant } from '../kernel/time'
import { ok, refused } from '../kernel/result'
import { namesOf, secretaryOf, standing } from '../people/facts'
import { keepLeaf } from '../platform/serve/act'
import { offer, offerNaming, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import * as contract from './contract'
import { dutyFacts, plateView, rotaOf } from './facts'
import { momentOfChange } from './moment'
import { outOf } from './out'
import { addAbsence, deskOf, endAbsences, sourcesOf } from './queries'
import * as rule from './rule'
import { offers as coverOffers } from './cover/function'
import { offers as handoverOffers } from './handover/function'
import { offers as planOffers } from './plan/function'
import { offers as recordOffers } from './record/function'
import { actingFor } from './turns/person'
import { offers as turnOffers } from './turns/function'
import { offers as yearOffers } from './year/function'

async function today(ctx: Ctx) {
  const plate = await plateView(ctx.tx, ctx.cipher, ctx.community, ctx.now)
  return ok({ now: ctx.now, plate, mine: ctx.actor && (await mine(ctx, ctx.actor.person)) })
}

async function mine(ctx: Ctx, person: string) {
  const facts = await dutyFacts(ctx.tx, ctx.community, ctx.now)
  const [out] = (await outOf(ctx, ctx.now)).filter((one) => one.who === person)
  return {
    mayStepOut: await onRota(ctx, person),
    outSince: out?.since ?? null,
    outBy: out?.by ? await named(ctx, out.by) : null,
    holder: facts !== null && rule.holder(ctx.now, facts).holder === person,
  }
}

async function onRota(ctx: Ctx, person: string): Promise<boolean> {
  const { roles } = await standing(ctx.tx, ctx.community, person, dayOf(ctx.now))
  return roles.some((role) => role === 'secretary' || role === 'duty-member')
}

async function rota(ctx: Ctx, input: { from?: Day; days?: number }) {
  const first = input.from ?? dayOf(ctx.now)
  const { opens, closes, phone, place } = await deskOf(ctx.tx, ctx.community)
  const days = Array.from({ length: input.days ?? 14 }, (_, n) => addDays(first, n))
  return ok({
    today: dayOf(ctx.now),
    days: await rotaOf(ctx.tx, ctx.cipher, ctx.community, days),
    desk: { opens: clock(opens), closes: clock(closes), phone, place },
    calendar: await sourcesOf(ctx.tx, ctx.community),
  })
}

/** Who goes and comes: the caller, or a member who phoned. Nobody else moves the secretary, whose absence moves authority. */
async function whoseDoor(ctx: CtxOf<StepOut>, wanted: string | undefined) {
  const self = ctx.actor.person
  if (wanted === undefined || wanted === self) {
    return (await onRota(ctx, self)) ? ok(self) : refused('not-on-rota')
  }
  const known = await actingFor(ctx, wanted)
  if (!known.ok && known.refusal.code === 'not-on-rota') return known
  // Who takes turns too is the secretary all the same.
  const secretary = await secretaryOf(ctx.tx, ctx.community, dayOf(ctx.now))
  if (wanted === secretary) return refused('secretary-self')
  return known.ok ? ok(known.value.person) : known
}

type StepOut = typeof contract.stepOut
async function stepOut(ctx: CtxOf<StepOut>, input: { until: Instant | null; for?: string | undefined }) {
  const whose = await whoseDoor(ctx, input.for)
  if (!whose.ok) return whose
  const [person, until] = [whose.value, input.until]
  const now = await momentOfChange(ctx)
  const facts = await dutyFacts(ctx.tx, ctx.community, now)
  if (!facts) return refused('not-on-rota')
  const verdict = rule.stepOut(person, until, now, facts)
  if (verdict) return refused(verdict.code, { since: verdict.since })
  const id = ctx.newId()
  const madeBy = person === ctx.actor.person ? null : ctx.actor.person
  await addAbsence(ctx.tx, ctx.community, { id, person, from: now, until, madeBy })
  await keepLeaf(ctx, { absence: id, person, since: now, until })
  return ok({ since: now, holder: await holderAfter(ctx, now) })
}

type StepIn = typeof contract.stepIn
async function stepIn(ctx: CtxOf<StepIn>, input: { for?: string | undefined }) {
  const whose = await whoseDoor(ctx, input.for)
  if (!whose.ok) return whose
  const person = whose.value
  const now = await momentOfChange(ctx)
  const facts = await dutyFacts(ctx.tx, ctx.community, now)
  const absences = facts ? rule.absencesFrom(person, now, facts).map(({ id }) => id) : []
  if (absences.length === 0) return refused('not-out')
  await endAbsences(ctx.tx, ctx.community, absences, now)
  await keepLeaf(ctx, { absences, ended: now })
  return ok({ since: now, holder: await holderAfter(ctx, now) })
}

/** Who holds the authority once the change is made; an absence keeps its first millisecond, so a moment later. */
async function holderAfter(ctx: Ctx, change: Instant): Promise<string> {
  const after = instant(change + 1)
  const facts = (await dutyFacts(ctx.tx, ctx.community, after))!
  return rule.holder(after, facts).holder
}

async function withName(ctx: Ctx, { since, holder }: { since: Instant; holder: string }) {
  return { since, holder: await named(ctx, holder) }
}

async function named({ tx, cipher, community }: Ctx, personId: string) {
  const names = await namesOf(tx, cipher, community, [personId])
  return { personId, name: names.get(personId) ?? '' }
}

export const offers: readonly Offer[] = [
  offer(contract.today, today),
  offer(contract.rota, rota),
  offerNaming(contract.stepOut, stepOut, withName),
  offerNaming(contract.stepIn, stepIn, withName),
  ...turnOffers,
  ...planOffers,
  ...coverOffers,
  ...handoverOffers,
  ...yearOffers,
  ...recordOffers,
]
