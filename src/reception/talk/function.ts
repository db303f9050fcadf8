import { openCasesOf } from '../../cases/facts'
import { ok, refused } from '../../kernel/result'
import { dayOf } from '../../kernel/time'
import { keepReads, namesOf } from '../../people/facts'
import { offer, type CtxOf, type Offer } from '../../platform/serve/context'
import { hasRole } from '../line/held'
import { lineOfDay } from '../line/queries'
import * as contract from './contract'

type Talk = typeof contract.talk
async function talk(ctx: CtxOf<Talk>, { placeId }: { placeId: string }) {
  if (!(await hasRole(ctx, contract.talk.who as readonly string[]))) return refused('not-staff')
  const { tx, cipher, community, now } = ctx
  const line = await lineOfDay(tx, community, dayOf(now), now)
  if (!line) return refused('no-desk')
  const place = line.places.find(({ id }) => id === placeId)
  if (!place) return refused('no-such-place')
  const { person, kind, note } = place
  const about = { kind, note, caseId: null }
  if (person === null) return ok({ ...about, name: null, cases: [] })
  const cases = await openCasesOf(tx, community, person)
  // Before anything of them is shown.
  if (cases.length > 0) await keepReads(ctx, contract.talk.name, [person])
  const names = await namesOf(tx, cipher, community, [person])
  const booked = cases.find(({ caseId }) => caseId === place.caseId)
  return ok({ ...about, caseId: booked?.caseId ?? null, name: names.get(person) ?? '', cases })
}

export const offers: readonly Offer[] = [offer(contract.talk, talk)]
