import { dayOf } from '../kernel/time'
import { standing } from '../people/facts'
import type { Actor, Ctx } from '../platform/serve/context'

/** Whether the caller works at the desk now. */
export async function isStaff(ctx: Ctx<Actor>): Promise<boolean> {
  const { roles } = await standing(ctx.tx, ctx.community, ctx.actor.person, dayOf(ctx.now))
  return roles.includes('staff')
}
