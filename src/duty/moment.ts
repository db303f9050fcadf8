import { instant, type Instant } from '../kernel/time'
import type { Ctx } from '../platform/serve/context'
import { lockDesk } from './queries'

/**
 * Takes the desk alone and says from when a change holds: the next millisecond. Acts under the authority as it was may
 * bear this one, and the facts stored must say of each of them what its stamp says. Every change of who has the duty
 * takes the desk first, so that two of them stand in one line and never wait in a circle.
 */
export async function momentOfChange(ctx: Ctx): Promise<Instant> {
  await lockDesk(ctx.tx, ctx.community, 'update')
  return instant(ctx.clock() + 1)
}
