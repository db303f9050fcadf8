import { ok, refused } from '../../kernel/result'
import { keepLeaf } from '../../platform/serve/act'
import { offer, type CtxOf, type Offer } from '../../platform/serve/context'
import { confirmClaims, met } from '../book'
import { lockBooking } from '../queries'
import { hasRole } from '../requests'
import * as contract from './contract'
import * as queries from './queries'
import { arrive } from './rule'

const staff = ['staff']

type Arrive = typeof contract.arrive
async function markArrived(ctx: CtxOf<Arrive>, { bookingId }: { bookingId: string }) {
  const { tx, community, actor } = ctx
  const byDesk = await hasRole(ctx, staff)
  const stay = await lockBooking(tx, community, byDesk ? null : actor.person, bookingId)
  if (!stay) return refused('no-such-booking')
  // After the lock: whoever waited here is dated after what they waited for.
  const now = ctx.clock()
  const verdict = arrive(stay, now, byDesk)
  if (!verdict.ok) return verdict
  try {
    await confirmClaims(ctx, stay, now, null)
  } catch (error) {
    if (!met(error)) throw error
    return refused('released', { at: stay.releaseAt })
  }
  await queries.saveArrival(tx, community, bookingId, actor.person, now)
  await keepLeaf(ctx, { booking: bookingId, person: stay.person })
  return ok({ bookingId, cameAt: now })
}

export const offers: readonly Offer[] = [offer(contract.arrive, markArrived)]
