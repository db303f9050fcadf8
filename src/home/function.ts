import { newestResults, openBallots } from '../ballots/facts'
import { dutyFacts, plateView, workingRota } from '../duty/facts'
import { absenceOf, holder } from '../duty/rule'
import { sayLunar } from '../kernel/lunar'
import { ok, refused } from '../kernel/result'
import { dayOf, instant } from '../kernel/time'
import { matterEntries } from '../matters/facts'
import { unreadOf } from '../messages/facts'
import { noticesWithNames } from '../notices/facts'
import { communityOf, meOf } from '../people/facts'
import { offer, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import { helpedBefore, nextVisit, ownVisits } from '../reception/facts'
import { placeNow } from '../reception/line/facts'
import { nextBooking, ownBookings } from '../rooms/facts'
import * as contract from './contract'

/** Working days of the rota on the home page: this week and the beginning of the next. */
const ROTA_DAYS = 5
/** Matters on the home page; the others are one press away. */
const MATTERS = 2

/** More than so many are a list of their own. */
const OPEN_BALLOTS = 3
const RESULTS = 2

async function view(ctx: Ctx) {
  const { tx, cipher, community, now, actor } = ctx
  const { name, isExample, phone } = await communityOf(tx, community)
  const today = dayOf(now)
  const me = actor && (await meOf(tx, cipher, community, actor.person, today))
  const [notice] = await noticesWithNames(tx, cipher, community, 1)
  return ok({
    now,
    community: { name, isExample, phone },
    today,
    lunar: sayLunar(now),
    plate: await plateView(tx, cipher, community, now),
    rota: await workingRota(tx, cipher, community, today, ROTA_DAYS),
    name: me?.name ?? null,
    next: actor && (await nextBooking(tx, community, actor.person, now)),
    nextVisit: actor && (await nextVisit(tx, cipher, community, actor.person, now)),
    unread: actor ? await unreadOf(tx, community, actor.person) : 0,
    inLine: actor && (await placeNow(tx, community, actor.person, now)),
    matters: await matterEntries(tx, community, now, MATTERS),
    notice: notice ? { ...notice, body: undefined, by: undefined } : null,
    ballots: await decided(ctx),
  })
}

async function decided({ tx, community, actor, now }: Ctx) {
  const open = await openBallots(tx, community, actor?.person ?? null, now)
  const results = await newestResults(tx, community, now, RESULTS)
  return {
    open: open.slice(0, OPEN_BALLOTS),
    results: results.map(({ ballotId, title, closedAt, character, outcome }) => {
      return { ballotId, title, closedAt, character, outcome }
    }),
  }
}

async function mine(ctx: CtxOf<typeof contract.mine>) {
  const { tx, cipher, community, now, actor } = ctx
  const me = await meOf(tx, cipher, community, actor.person, dayOf(now))
  if (!me) return refused('no-such-person')
  const bookings = await ownBookings(tx, community, actor.person, now)
  return ok({
    now,
    me,
    bookings,
    visits: await ownVisits(tx, cipher, community, actor.person, now),
    helped: await helpedBefore(tx, cipher, community, actor.person, now),
    unread: await unreadOf(tx, community, actor.person),
    duty: await dutyPart(
      ctx,
      me.roles.map(({ role }) => role),
    ),
  })
}

async function dutyPart(ctx: CtxOf<typeof contract.mine>, roles: readonly string[]) {
  if (!roles.includes('secretary') && !roles.includes('duty-member')) return null
  const facts = await dutyFacts(ctx.tx, ctx.community, ctx.now)
  if (!facts) return null
  const out = absenceOf(ctx.actor.person, ctx.now, facts)
  return {
    outSince: out ? instant(out.span.start) : null,
    holder: holder(ctx.now, facts).holder === ctx.actor.person,
  }
}

export const offers: readonly Offer[] = [offer(contract.view, view), offer(contract.mine, mine)]
