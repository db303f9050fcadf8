import { ok, refused } from '../../kernel/result'
import { addDays, at, clock, dayOf, minuteOf } from '../../kernel/time'
import { namesOf, standing } from '../../people/facts'
import { offer, type CtxOf, type Offer } from '../../platform/serve/context'
import { deskOf, shiftsIn } from '../queries'
import { membersOn } from '../turns/queries'
import * as contract from './contract'
import { icsOf } from './ics'
import { stampedActs } from './queries'
import { icsWords } from './text'

const ACTS = 200
/** A calendar file reaches so far back and ahead. */
const BACK = 7
const AHEAD = 62

const allowed: readonly string[] = ['oversight', 'secretary', 'duty-member']

async function acts(ctx: CtxOf<typeof contract.acts>) {
  const { tx, cipher, community, now, actor } = ctx
  const { roles } = await standing(tx, community, actor.person, dayOf(now))
  if (!roles.some((role) => allowed.includes(role))) return refused('not-allowed')
  const rows = await stampedActs(tx, community, ACTS)
  const ids = [...new Set(rows.map(({ holder }) => holder))]
  const names = await namesOf(tx, cipher, community, ids)
  return ok({
    today: dayOf(now),
    acts: rows.map(({ what, holder, at: done, shiftStart, shiftEnd, out, back }) => ({
      ...{ what, at: done, holder: { personId: holder, name: names.get(holder) ?? '' } },
      shift:
        shiftStart === null || shiftEnd === null
          ? null
          : {
              day: dayOf(shiftStart),
              from: clock(minuteOf(shiftStart)),
              to: clock(minuteOf(shiftEnd) || 1440),
            },
      absence: out === null ? null : { from: out, until: back },
    })),
  })
}

async function calendarFile(ctx: CtxOf<typeof contract.calendarFile>) {
  const { tx, community, now, actor } = ctx
  const today = dayOf(now)
  if (!(await membersOn(tx, community, today)).includes(actor.person)) return refused('not-on-rota')
  const span = { start: at(addDays(today, -BACK), 0), end: at(addDays(today, AHEAD), 0) }
  const own = (await shiftsIn(tx, community, span)).filter(({ person }) => person === actor.person)
  const { place } = await deskOf(tx, community)
  const text = icsOf(own, `${community}.yihaomi`, { ...icsWords, place }, now)
  return ok({ name: 'duty.ics', text, shifts: own.length })
}

export const offers: readonly Offer[] = [
  offer(contract.acts, acts),
  offer(contract.calendarFile, calendarFile),
]
