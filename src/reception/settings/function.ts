import { holdHours, saveHours } from '../../duty/facts'
import type { InputOf } from '../../kernel/contract'
import { ok, refused } from '../../kernel/result'
import { clock, dayOf, minutes } from '../../kernel/time'
import { homesOf, namesOf } from '../../people/facts'
import { fingerprintOf, keepLeaf } from '../../platform/serve/act'
import { offer, type CtxOf, type Offer } from '../../platform/serve/context'
import { hasRole } from '../line/held'
import { codeOf } from '../rule'
import * as contract from './contract'
import * as queries from './queries'
import { adjustable, hoursOf, misfit, type DeskSettings } from './rule'

const setting = contract.change.who as readonly string[]

async function show(ctx: CtxOf<typeof contract.show>) {
  if (!(await hasRole(ctx, setting))) return refused('not-settings')
  const known = await queries.settingsOf(ctx.tx, ctx.community)
  if (!known) return refused('no-desk')
  return ok({ now: ctx.now, settings: { ...known, ...hoursOf(known) } as contract.SettingsView })
}

type Changing = typeof contract.changing
const readSettings = ({ opens, closes, ...rest }: contract.SettingsView): DeskSettings => ({
  ...rest,
  ...{ opens: minutes(opens), closes: minutes(closes) },
})

/** What no longer fits, or why the desk cannot be set so. */
async function checked(ctx: CtxOf<Changing>, { settings }: InputOf<Changing>) {
  if (!(await hasRole(ctx, setting))) return refused('not-settings')
  const { tx, community, now } = ctx
  const before = await queries.settingsOf(tx, community)
  if (!before) return refused('no-desk')
  const wanted = readSettings(settings)
  const wrong = adjustable(wanted)
  if (wrong) return wrong
  const ahead = await queries.visitsAhead(tx, community, now)
  const unfit = ahead.flatMap((visit) => {
    const why = misfit(visit, before, wanted, dayOf(now))
    return why === null ? [] : [{ ...visit, why }]
  })
  const over = await queries.peopleOver(tx, community, wanted.quota, now)
  const seen = unfit.map(({ visitId, why }) => [visitId, why])
  const fingerprint = fingerprintOf({ before, wanted, seen, over })
  return ok({ before, wanted, unfit, over, fingerprint })
}

async function changing(ctx: CtxOf<Changing>, input: InputOf<Changing>) {
  const found = await checked(ctx, input)
  if (!found.ok) return found
  const { tx, cipher, community, now } = ctx
  const { unfit, over, fingerprint } = found.value
  const visitors = unfit.map(({ person }) => person)
  const names = await namesOf(tx, cipher, community, visitors)
  const homes = await homesOf(tx, community, visitors, dayOf(now))
  const visits = unfit.map(({ visitId, person, day, start, end, lane, why }) => ({
    ...{ visitId, code: codeOf(start, lane), day, start: clock(start), end: clock(end), why },
    ...{ name: names.get(person) ?? '', home: homes.get(person) ?? null },
  }))
  return ok({ now, visits, over, fingerprint })
}

type Change = typeof contract.change
async function change(ctx: CtxOf<Change>, { settings, fingerprint }: InputOf<Change>) {
  if (!(await hasRole(ctx, setting))) return refused('not-settings')
  const { tx, community } = ctx
  // In this order, as a booking takes them; held, because to share a row that was only changed one waits for nobody.
  await queries.holdDesk(tx, community)
  await holdHours(ctx)
  const found = await checked(ctx, { settings })
  if (!found.ok) return found
  const { before, wanted } = found.value
  if (found.value.fingerprint !== fingerprint) return refused('list-changed')
  await queries.saveSettings(tx, community, wanted)
  await saveHours(tx, community, wanted)
  await keepLeaf(ctx, { before, settings: wanted })
  return ok({})
}

export const offers: readonly Offer[] = [
  offer(contract.show, show),
  offer(contract.changing, changing),
  offer(contract.change, change),
]
