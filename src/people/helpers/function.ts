import type { InputOf } from '../../kernel/contract'
import { ok, refused } from '../../kernel/result'
import { dayOf, instant } from '../../kernel/time'
import { tell, type Told } from '../../messages/facts'
import { keepLeaf } from '../../platform/serve/act'
import { offer, type CtxOf, type Offer } from '../../platform/serve/context'
import { homesOf, keepReads, namesOf, standing } from '../facts'
import { hasStanding } from '../rule'
import * as contract from './contract'
import * as queries from './queries'
import { allow, codeEnds, codeOf } from './rule'

async function isStaff(ctx: CtxOf<typeof contract.helpers>): Promise<boolean> {
  const { roles } = await standing(ctx.tx, ctx.community, ctx.actor.person, dayOf(ctx.now))
  return roles.includes('staff')
}

type Helpers = typeof contract.helpers
async function helpers(ctx: CtxOf<Helpers>, { personId }: InputOf<Helpers>) {
  const { tx, cipher, community, now } = ctx
  const person = personId ?? ctx.actor.person
  if (person !== ctx.actor.person) {
    if (!(await isStaff(ctx))) return refused('not-staff')
    if (!(await namesOf(tx, cipher, community, [person])).has(person)) return refused('not-in-register')
    await keepReads(ctx, contract.helpers.name, [person])
  }
  const links = await queries.linksOf(tx, community, person)
  const other = ({ elder, helper }: queries.Link): string => (elder === person ? helper : elder)
  const ids = links.map(other)
  const names = await namesOf(tx, cipher, community, ids)
  const homes = await homesOf(tx, community, ids, dayOf(now))
  const view = (link: queries.Link) => ({
    ...{ linkId: link.linkId, personId: other(link), relation: link.relation, since: link.since },
    ...{ name: names.get(other(link)) ?? '', home: homes.get(other(link)) ?? null },
  })
  return ok({
    now,
    allowed: links.filter(({ elder }) => elder === person).map(view),
    helping: links.filter(({ helper }) => helper === person).map(view),
    code: await queries.codeOfPerson(tx, community, person, now),
  })
}

/** A code that somebody else has is drawn again; of a million, a handful are in use. */
const DRAWS = 20

async function helperCode(ctx: CtxOf<typeof contract.helperCode>) {
  const { tx, community, actor, now } = ctx
  if (!hasStanding(await standing(tx, community, actor.person, dayOf(now)))) return refused('no-standing')
  const until = codeEnds(now)
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const code = codeOf(ctx.chance(4))
    if (!(await queries.setCode(tx, community, actor.person, code, until))) continue
    await keepLeaf(ctx, { until })
    return ok({ code, until })
  }
  throw new Error('no code is left')
}

type Allow = typeof contract.allowHelper
async function allowHelper(ctx: CtxOf<Allow>, { elderId, relation, code, helperId }: InputOf<Allow>) {
  const { tx, community, actor, now } = ctx
  if (!(await isStaff(ctx))) return refused('not-staff')
  const helper = code === undefined ? helperId : await queries.takeCode(tx, community, code, now)
  if (!helper) return refused(code === undefined ? 'not-in-register' : 'no-such-code')
  const there = await namesOf(tx, ctx.cipher, community, [elderId, helper])
  if (!there.has(elderId) || !there.has(helper)) return refused('not-in-register')
  const elder = await standing(tx, community, elderId, dayOf(now))
  const here = hasStanding(await standing(tx, community, helper, dayOf(now)))
  const links = await queries.linksOf(tx, community, elderId)
  const stands = links.some((link) => link.elder === elderId && link.helper === helper)
  const code_ = allow({ id: elderId, resident: elder.resident }, { id: helper, here }, stands)
  if (code_) return refused(code_)
  const linkId = ctx.newId()
  const how = code === undefined ? ('in-person' as const) : ('code' as const)
  const link = { linkId, elder: elderId, helper, relation, since: now, how, madeBy: actor.person }
  if (!(await queries.addLink(tx, community, link))) return refused('already-allowed')
  await keepLeaf(ctx, { link: linkId, elder: elderId, helper })
  await tell(ctx, [
    { to: elderId, kind: 'helper-allowed', named: { helper } },
    { to: helper, kind: 'helping-allowed', named: { elder: elderId } },
  ])
  return ok({ linkId })
}

type End = typeof contract.endHelper
async function endHelper(ctx: CtxOf<End>, { linkId }: InputOf<End>) {
  const { tx, community, actor } = ctx
  const link = await queries.lockLink(tx, community, linkId)
  if (!link) return refused('no-such-link')
  const { elder, helper } = link
  if (![elder, helper].includes(actor.person) && !(await isStaff(ctx))) return refused('no-such-link')
  if (link.endedAt !== null) return refused('already-ended')
  // Another server's clock may lie before that of the desk.
  const endedAt = instant(Math.max(ctx.now, link.since))
  await queries.endLink(tx, community, linkId, actor.person, endedAt)
  await keepLeaf(ctx, { link: linkId, elder, helper })
  await tell(ctx, ended(actor.person, elder, helper))
  return ok({ linkId, endedAt })
}

/** Whoever did not end it is told; the desk does it for the one who is helped and both are told. */
function ended(by: string, elder: string, helper: string): Told[] {
  const all: Told[] = [
    { to: elder, kind: 'helper-ended', named: { helper } },
    { to: helper, kind: 'helping-ended', named: { elder } },
  ]
  return all.filter(({ to }) => to !== by)
}

export const offers: readonly Offer[] = [
  offer(contract.helpers, helpers),
  offer(contract.helperCode, helperCode),
  offer(contract.allowHelper, allowHelper),
  offer(contract.endHelper, endHelper),
]
