// Reminds of tomorrow's visits. Nothing depends on when it runs: the rule says which are due, and a constraint lets each be
// said once.
import { addDays, dayOf, minutes } from '../kernel/time'
import { remindOnce, type Telling, type Told } from '../messages/facts'
import type { Ctx } from '../platform/serve/context'
import { visitsOf } from './queries'
import { reminderDue } from './rule'
import { toldOf } from './told'

/** Puts the reminders that are due into the inboxes. */
export async function remind(ctx: Telling & Pick<Ctx, 'tx'>): Promise<void> {
  const { tx, community, now } = ctx
  const today = dayOf(now)
  const told: Told[] = []
  for (const day of [today, addDays(today, 1)]) {
    const visits = await visitsOf(tx, community, { day })
    for (const visit of visits) {
      const about = { ...visit, start: minutes(visit.start) }
      const since = visit.movedAt ?? visit.madeAt
      if (visit.cancelledAt !== null || !reminderDue({ ...about, since }, now)) continue
      told.push(toldOf(visit.person, 'visit-tomorrow', about))
    }
  }
  await remindOnce(ctx, told)
}
