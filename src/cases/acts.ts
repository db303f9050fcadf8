// What is done with a case: each act holds it, asks the rule, and writes one entry.
import type { InputOf } from '../kernel/contract'
import { ok, refused, type Result } from '../kernel/result'
import { dayOf, instant, type Instant } from '../kernel/time'
import { tell, type Told } from '../messages/facts'
import { grantsOf } from '../people/facts'
import { keepLeaf } from '../platform/serve/act'
import type { Actor, Ctx, CtxOf } from '../platform/serve/context'
import * as contract from './contract'
import { promiseFrom } from './facts'
import * as queries from './queries'
import * as rule from './rule'

export async function rolesOf(
  { tx, community, now }: Ctx<Actor>,
  person: string,
): Promise<readonly string[]> {
  return (await grantsOf(tx, community, person, dayOf(now))).map(({ role }) => role)
}

/** Whether these are of one of those who receive. */
export const areReceiving = (roles: readonly string[]): boolean =>
  roles.some((role) => (contract.receiving as readonly string[]).includes(role))

export const receives = async (ctx: Ctx<Actor>, person: string): Promise<boolean> =>
  areReceiving(await rolesOf(ctx, person))

interface Held extends queries.CaseRow {
  /** The moment it was held, by which the act is dated. */
  readonly at: Instant
}

async function hold(ctx: Ctx<Actor>, caseId: string): Promise<Held | null> {
  const row = await queries.lockCase(ctx.tx, ctx.community, caseId)
  return row && { ...row, at: instant(Math.max(ctx.now, ctx.clock())) }
}

/** The case held for one of those who receive. */
async function held(ctx: Ctx<Actor>, caseId: string): Promise<Result<Held, 'not-staff' | 'no-such-case'>> {
  if (!(await receives(ctx, ctx.actor.person))) return refused('not-staff')
  const found = await hold(ctx, caseId)
  if (!found) return refused('no-such-case')
  // Nobody serves themselves.
  return found.person === ctx.actor.person ? refused('not-staff') : ok(found)
}

/** Stores what the rule said, and tells those whom it concerns except whoever did it. */
async function save(
  ctx: Ctx<Actor>,
  one: Held,
  now: rule.Standing,
  entry: Omit<queries.Entry, 'actor' | 'at'>,
  told: readonly Pick<Told, 'to' | 'kind' | 'named'>[],
): Promise<void> {
  const { caseId, at, year, number } = one
  const actor = ctx.actor.person
  await queries.write(ctx.tx, ctx.community, one, now, [{ ...entry, actor, at }])
  const { state, responsible, due } = now
  await keepLeaf(ctx, { case: caseId, entry: entry.kind, state, responsible, offered: now.offeredTo, due })
  const facts = { number: rule.numberOf(year, number), due }
  const others = told.filter(({ to }) => to !== actor)
  await tell(
    ctx,
    others.map((one) => ({ ...one, facts, about: caseId })),
  )
}

type Note = typeof contract.note
export async function note(ctx: CtxOf<Note>, { caseId, words }: InputOf<Note>) {
  const found = await held(ctx, caseId)
  if (!found.ok) return found
  const one = found.value
  const noted = rule.note(one)
  if (!noted.ok) return noted
  await save(ctx, one, noted.value, { kind: 'words', words }, [toPerson(ctx, one, 'case-words')])
  return ok({ caseId })
}

const toPerson = (ctx: Ctx<Actor>, { person }: Held, kind: Told['kind']) => ({
  ...{ to: person, kind, named: { who: ctx.actor.person } },
})

type HandOn = typeof contract.handOn
export async function handOn(ctx: CtxOf<HandOn>, { caseId, to, words = '' }: InputOf<HandOn>) {
  const found = await held(ctx, caseId)
  if (!found.ok) return found
  const one = found.value
  const actor = ctx.actor.person
  const may = (await rolesOf(ctx, actor)).includes('secretary')
  const handed = rule.handOn(one, actor, to, may)
  if (!handed.ok) return handed
  if (to === one.person || !(await receives(ctx, to))) return refused('no-such-colleague')
  await save(ctx, one, handed.value, { kind: 'handed', words, to }, [
    { to, kind: 'case-asked', named: { who: actor, person: one.person } },
  ])
  return ok({ caseId })
}

export async function accept(ctx: CtxOf<typeof contract.accept>, { caseId }: { caseId: string }) {
  const found = await held(ctx, caseId)
  if (!found.ok) return found
  const one = found.value
  const taken = rule.accept(one, ctx.actor.person)
  if (!taken.ok) return taken
  const before = { to: one.responsible, kind: 'case-taken', named: { who: ctx.actor.person } } as const
  await save(ctx, one, taken.value, { kind: 'accepted' }, [toPerson(ctx, one, 'case-holder'), before])
  return ok({ caseId })
}

type Extend = typeof contract.extend
export async function extend(ctx: CtxOf<Extend>, { caseId, words }: InputOf<Extend>) {
  const found = await held(ctx, caseId)
  if (!found.ok) return found
  const one = found.value
  const today = dayOf(one.at)
  const due = await promiseFrom(ctx, one.due > today ? one.due : today, one.kind)
  const before = await queries.wasExtended(ctx.tx, ctx.community, caseId)
  const extended = rule.extend(one, ctx.actor.person, before, due)
  if (!extended.ok) return extended
  const told = [toPerson(ctx, one, 'case-extended')]
  await save(ctx, one, extended.value, { kind: 'extended', words, due }, told)
  return ok({ caseId, due })
}

type Done = typeof contract.done
export async function done(ctx: CtxOf<Done>, { caseId, words = '' }: InputOf<Done>) {
  const found = await held(ctx, caseId)
  if (!found.ok) return found
  const one = found.value
  const said = rule.sayDone(one, ctx.actor.person)
  if (!said.ok) return said
  await save(ctx, one, said.value, { kind: 'done', words }, [toPerson(ctx, one, 'case-done')])
  return ok({ caseId })
}

type Answer = typeof contract.answer
export async function answer(ctx: CtxOf<Answer>, { caseId, solved, words = '' }: InputOf<Answer>) {
  const { tx, community, actor } = ctx
  const one = await hold(ctx, caseId)
  if (!one) return refused('no-such-case')
  const today = dayOf(one.at)
  const roles = await rolesOf(ctx, actor.person)
  if (!(await queries.sees(tx, community, caseId, actor.person, today)) && !roles.includes('staff'))
    return refused(areReceiving(roles) ? 'not-yours' : 'no-such-case')
  const due = await promiseFrom(ctx, today, one.kind)
  const answered = rule.answer(one, solved, due)
  if (!answered.ok) return answered
  const kind = solved ? 'solved' : 'again'
  const entry = { kind, words, ...(solved ? {} : { due }) } as const
  await save(ctx, one, answered.value, entry, [
    { to: one.responsible, kind: `case-${kind}`, named: { person: one.person } },
    toPerson(ctx, one, 'case-answered-for'),
  ])
  return ok({ caseId })
}
