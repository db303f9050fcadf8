// What may be done with a ballot at a moment, and why not. Whether it is open is a function of the server's time; no
// job opens or closes anything.
import { ok, refused } from '../kernel/result'
import type { Instant } from '../kernel/time'
import type { BallotState, Character, RuleView } from './contract'

export interface Times {
  readonly openedAt: Instant | null
  readonly opensAt: Instant
  readonly closesAt: Instant
  /** When the first reader after closing sealed it; from then on it is closed, whatever a clock that runs behind says. */
  readonly sealedAt: Instant | null
}

/** The first millisecond counts, that of the closing time does not. */
export function stateOf({ openedAt, opensAt, closesAt, sealedAt }: Times, now: Instant): BallotState {
  if (openedAt === null) return 'draft'
  if (sealedAt !== null) return 'closed'
  if (now < opensAt) return 'waiting'
  return now < closesAt ? 'open' : 'closed'
}

/**
 * What the result is worth. A count among households without a held meeting is 协商意向; owners' clicks are
 * 业主意向征询, because no statute says that they are a vote.
 */
export const characterOf = ({ unit }: Pick<RuleView, 'unit'>): Character =>
  unit === 'household' ? 'consultation' : 'owners-opinion'

/** A place on the roll, as somebody may see it. */
export interface Place {
  readonly onRoll: boolean
  /** Whether somebody is named to cast it. */
  readonly named: boolean
  readonly castAt: Instant | null
}

/** Whether a vote can be entered for this place at `now`: first whether anybody can vote, then whether it can. */
export function mayEnter(times: Times, { onRoll, named, castAt }: Place, now: Instant) {
  const state = stateOf(times, now)
  if (state === 'closed') return refused('closed', { closedAt: times.closesAt })
  if (state !== 'open') return refused('not-open-yet', { opensAt: times.opensAt })
  if (!onRoll) return refused('not-on-roll')
  if (castAt !== null) return refused('already-cast', { at: castAt })
  return named ? ok(null) : refused('no-caster-yet')
}

export interface Standing {
  /** Whether the vote exists and the caller is its caster, of its household, or of its owners. */
  readonly belongs: boolean
  readonly caster: 'me' | 'other' | 'nobody'
  readonly castAt: Instant | null
}

/** Whether this person may cast this vote at `now`. */
export function mayCast(times: Times, { belongs, caster, castAt }: Standing, now: Instant) {
  const place = mayEnter(times, { onRoll: belongs, named: caster !== 'nobody', castAt }, now)
  return place.ok && caster === 'other' ? refused('not-the-caster') : place
}

/** Whether a ballot with these times may be drafted at `now`. */
export function mayDraft({ opensAt, closesAt }: Pick<Times, 'opensAt' | 'closesAt'>, now: Instant) {
  if (closesAt <= opensAt) return refused('closes-before-opens')
  return closesAt <= now ? refused('too-late', { closesAt }) : ok(null)
}

export interface OpeningFacts {
  readonly times: Times
  readonly rule: Pick<RuleView, 'takePart' | 'pass'>
  /** The roll as it was drawn; null when it was not. */
  readonly drawn: { readonly count: number; readonly hash: string; readonly verified: boolean } | null
  /** The roll as it would be drawn now. */
  readonly fresh: { readonly hash: string; readonly missingArea: readonly string[] }
}

/** Whether a ballot may be opened at `now`: only on a whole rule, and on a verified roll that is still true. */
export function mayOpen({ times, rule, drawn, fresh }: OpeningFacts, now: Instant) {
  if (times.openedAt !== null) return refused('already-open')
  if (rule.takePart.length === 0 || rule.pass.length === 0) return refused('rule-unfilled')
  if (times.closesAt <= now) return refused('too-late', { closesAt: times.closesAt })
  if (!drawn) return refused('roll-not-drawn')
  if (drawn.count === 0) return refused('roll-empty')
  if (fresh.missingArea.length > 0) return refused('area-missing', { units: fresh.missingArea })
  if (fresh.hash !== drawn.hash) return refused('roll-changed')
  return drawn.verified ? ok(null) : refused('roll-unverified')
}
