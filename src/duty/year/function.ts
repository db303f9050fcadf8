import type { InputOf } from '../../kernel/contract'
import { ok, refused } from '../../kernel/result'
import { addDays, dayOf, type Day } from '../../kernel/time'
import { standing } from '../../people/facts'
import { keepLeaf } from '../../platform/serve/act'
import { happened, offer, type Ctx, type CtxOf, type Offer } from '../../platform/serve/context'
import { dayKind } from '../calendar'
import { momentOfChange } from '../moment'
import { calendarOf, sourcesOf } from '../queries'
import * as contract from './contract'
import { addSource, namedDays, saveDay, saveDays } from './queries'
import * as rule from './rule'

async function isSecretary({ tx, community, actor, now }: Ctx): Promise<boolean> {
  if (!actor) return false
  const { roles } = await standing(tx, community, actor.person, dayOf(now))
  return roles.includes('secretary')
}

async function calendar(ctx: Ctx) {
  const { tx, community } = ctx
  const today = dayOf(ctx.now)
  const sources = await sourcesOf(tx, community)
  return ok({
    ...{ today, sources, maySet: await isSecretary(ctx), days: await namedDays(tx, community, today) },
    certainUntil:
      sources
        .map(({ last }) => last)
        .sort()
        .at(-1) ?? null,
  })
}

type Notice = InputOf<typeof contract.readNotice>

async function overlaps({ tx, community }: Ctx, { first, last }: Notice): Promise<boolean> {
  const sources = await sourcesOf(tx, community)
  return sources.some((one) => one.first <= last && first <= one.last)
}

/** A notice speaks of a year, or of what is left of one. */
const backwards = ({ first, last }: Notice): boolean => last < first || last > addDays(first, 366)

async function readNotice(ctx: CtxOf<typeof contract.readNotice>, input: Notice) {
  if (!(await isSecretary(ctx))) return refused('not-secretary')
  if (backwards(input)) return refused('year-backwards')
  const { days, errors } = rule.readNotice(input.lines, input.first, input.last)
  return ok({ days: [...days], errors: [...errors], overlaps: await overlaps(ctx, input) })
}

async function importNotice(ctx: CtxOf<typeof contract.importNotice>, input: Notice) {
  if (!(await isSecretary(ctx))) return refused('not-secretary')
  if (backwards(input)) return refused('year-backwards')
  const { days, errors } = rule.readNotice(input.lines, input.first, input.last)
  if (errors.length > 0 || days.length === 0) return refused('lines-unread', { line: errors[0]?.line ?? 1 })
  const { tx, community } = ctx
  await momentOfChange(ctx)
  if (await overlaps(ctx, input)) return refused('year-known')
  const before = await calendarOf(tx, community, input.first, input.last)
  await addSource(tx, community, input)
  await saveDays(tx, community, days)
  const { source, first, last } = input
  await keepLeaf(ctx, { source, first, last, days: days.length })
  const after = await calendarOf(tx, community, input.first, input.last)
  const changed = days.filter(({ day }) => dayKind(day, before).works !== dayKind(day, after).works)
  for (const { day, works } of changed) await happened(ctx, { kind: 'day-changed', day, works })
  return ok({ days: days.length })
}

async function setDay(
  ctx: CtxOf<typeof contract.setDay>,
  { day, works, reason }: InputOf<typeof contract.setDay>,
) {
  if (!(await isSecretary(ctx))) return refused('not-secretary')
  const { tx, community, actor } = ctx
  const now = await momentOfChange(ctx)
  const known = dayKind(day, await calendarOf(tx, community, day as Day, day as Day))
  const refusal = rule.setDay(day, works, { today: dayOf(now), works: known.works })
  if (refusal) return refused(refusal)
  await saveDay(tx, community, { day, works, reason, by: actor.person })
  await keepLeaf(ctx, { day, works, reason })
  await happened(ctx, { kind: 'day-changed', day, works })
  return ok({ day, works })
}

export const offers: readonly Offer[] = [
  offer(contract.calendar, calendar),
  offer(contract.readNotice, readNotice),
  offer(contract.importNotice, importNotice),
  offer(contract.setDay, setDay),
]
