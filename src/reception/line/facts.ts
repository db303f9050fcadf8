// What other features may know of the line.
import { clock, dayOf, type Instant } from '../../kernel/time'
import type { Tx } from '../../platform/serve/context'
import type { OwnPlace } from './contract'
import { lineOfDay, type DayLine, type Stored } from './queries'
import { lineOf, placeIn, stateOf, type State } from './rule'

/** Of several places of one person, the one that matters: what is under way before what is over. */
const first: readonly State[] = [
  'called',
  'talking',
  'waiting',
  'parked',
  'expected',
  'missed',
  'done',
  'left',
]

/** A person's own place of a day; null when they have none. */
export function ownPlace(places: readonly Stored[], person: string, now: Instant): Stored | null {
  const own = places.filter((place) => place.person === person)
  const rank = (place: Stored): number => first.indexOf(stateOf(place, now))
  return own.sort((a, b) => rank(a) - rank(b) || (b.arrivedAt ?? 0) - (a.arrivedAt ?? 0))[0] ?? null
}

/** The same as its person sees it. */
export function ownView(own: Stored, { desk, places }: DayLine, now: Instant): OwnPlace {
  const { id: placeId, visitId, code, booked, calledAt, calls, outcome, outcomeWords } = own
  const standing = placeIn(places, placeId, now, desk)
  return {
    ...{ placeId, visitId, code, state: stateOf(own, now), start: booked && clock(booked.start) },
    ...{ ahead: standing?.ahead ?? null, wait: standing?.wait ?? null },
    ...{ calledAt, calls, outcome, outcomeWords },
  }
}

/** The caller's place while they are in the line, for the home page: here and not done. */
export async function placeNow(
  tx: Tx,
  community: string,
  person: string,
  now: Instant,
): Promise<OwnPlace | null> {
  const line = await lineOfDay(tx, community, dayOf(now), now)
  const own = line && ownPlace(line.places, person, now)
  if (!own || ['expected', 'done', 'left'].includes(stateOf(own, now))) return null
  if (own.arrivedAt === null) return null
  return ownView(own, line, now)
}

/** For the display in the lobby: the numbers that are called, the last one first, and how many wait. */
export async function boardAt(
  tx: Tx,
  community: string,
  now: Instant,
): Promise<{ called: string[]; waiting: number } | null> {
  const line = await lineOfDay(tx, community, dayOf(now), now)
  if (!line) return null
  const { places, desk } = line
  const called = places.filter((place) => stateOf(place, now) === 'called')
  called.sort((a, b) => b.calledAt! - a.calledAt!)
  return { called: called.map(({ code }) => code), waiting: lineOf(places, now, desk).length }
}
