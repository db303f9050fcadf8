import { plateView } from '../duty/facts'
import { sayLunar } from '../kernel/lunar'
import { ok } from '../kernel/result'
import { clock, dayOf } from '../kernel/time'
import { communityOf } from '../people/facts'
import { offer, type Ctx, type Offer } from '../platform/serve/context'
import { boardAt } from '../reception/line/facts'
import { roomsNow } from '../rooms/facts'
import * as contract from './contract'

async function view(ctx: Ctx) {
  const { tx, cipher, community, now } = ctx
  const { name, isExample, phone } = await communityOf(tx, community)
  return ok({
    now,
    today: dayOf(now),
    lunar: sayLunar(now),
    community: { name, isExample, phone },
    plate: await plateView(tx, cipher, community, now),
    line: await line(ctx),
    rooms: await rooms(ctx),
  })
}

async function line({ tx, community, now }: Ctx) {
  const board = await boardAt(tx, community, now)
  return board && { ...board, called: board.called.slice(0, contract.CALLED) }
}

async function rooms({ tx, community, now }: Ctx) {
  const known = await roomsNow(tx, community, now)
  return known.map(({ room: { roomId, name, lanes }, now: at }) => {
    if (at.state === 'closed') {
      return { roomId, name, lanes, now: { ...at, opens: at.opens === null ? null : clock(at.opens) } }
    }
    return { roomId, name, lanes, now: { ...at, until: clock(at.until) } }
  })
}

export const offers: readonly Offer[] = [offer(contract.view, view)]
