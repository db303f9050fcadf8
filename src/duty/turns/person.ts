// Whose shifts an act is about: the caller's own, or those of a member who phoned, written down by the secretary or the
// desk. Who did it and for whom it was are both stored.
import { ok, refused, type Result } from '../../kernel/result'
import { dayOf } from '../../kernel/time'
import { standing } from '../../people/facts'
import type { Actor, Ctx } from '../../platform/serve/context'
import { membersOn } from './queries'

export interface Acting {
  /** For whom; null: the secretary or the desk, who have no shifts of their own to speak of. */
  readonly person: string | null
  readonly mayRecord: boolean
  readonly mayPlan: boolean
  readonly members: readonly string[]
}

export async function acting(
  ctx: Ctx<Actor>,
  wanted: string | undefined,
): Promise<Result<Acting, 'not-on-rota' | 'no-such-member'>> {
  const today = dayOf(ctx.now)
  const self = ctx.actor.person
  const { roles } = await standing(ctx.tx, ctx.community, self, today)
  const members = await membersOn(ctx.tx, ctx.community, today)
  const mayRecord = roles.some((role) => role === 'secretary' || role === 'staff')
  const own = members.includes(self)
  if (!mayRecord && (!own || (wanted !== undefined && wanted !== self))) return refused('not-on-rota')
  if (wanted !== undefined && !members.includes(wanted)) return refused('no-such-member')
  return ok({
    person: wanted ?? (own ? self : null),
    mayRecord,
    mayPlan: roles.includes('secretary'),
    members,
  })
}

/** The same where there must be somebody. */
export async function actingFor(ctx: Ctx<Actor>, wanted: string | undefined) {
  const known = await acting(ctx, wanted)
  if (!known.ok) return known
  return known.value.person === null
    ? refused('not-on-rota')
    : ok({ ...known.value, person: known.value.person })
}
