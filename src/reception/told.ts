// Whom a change of a visit concerns beside whoever made it: the visitor, and whoever booked for them and still may.
import { clock, dayOf, type Day, type Minute } from '../kernel/time'
import { tell, type Told } from '../messages/facts'
import type { MessageKind } from '../messages/rule'
import { consentOf } from '../people/helpers/facts'
import type { Ctx } from '../platform/serve/context'
import type { VisitRelation } from './rule'

export interface Concerned {
  readonly visitId: string
  readonly person: string
  readonly bookedBy: string
  readonly relation: VisitRelation | null
  readonly day: Day
  readonly start: Minute
}

/** The visitor first; the desk is told of nothing, it has its list. */
export async function concerned(ctx: Ctx, visit: Concerned): Promise<string[]> {
  const { person, bookedBy, relation } = visit
  if (relation === null || relation === 'desk') return [person]
  const consent = await consentOf(ctx.tx, ctx.community, bookedBy, person, dayOf(ctx.now))
  return consent === null ? [person] : [person, bookedBy]
}

/** Tells whoever did not do it themselves. */
export async function tellOther(ctx: Ctx, kind: MessageKind, visit: Concerned): Promise<void> {
  const others = (await concerned(ctx, visit)).filter((one) => one !== ctx.actor!.person)
  await tell(
    ctx,
    others.map((to) => toldOf(to, kind, visit)),
  )
}

/** The message to one of those concerned; whoever booked is told whose visit it is. */
export function toldOf(
  to: string,
  kind: MessageKind,
  { visitId, person, day, start }: Concerned,
  named: Readonly<Record<string, string>> = {},
): Told {
  const facts = { day, start: clock(start) }
  return { to, kind, facts, named: to === person ? named : { ...named, visitor: person }, about: visitId }
}
