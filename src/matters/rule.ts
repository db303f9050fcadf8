// What has become of a matter, who owes an answer by when, and who may still do what. Nothing of it is stored as a
// state: it follows from what was done and from what day it is.
import { dayOf, type Day, type Instant } from '../kernel/time'

/** The five stations of a matter, in their public words. */
export const phases = ['提', '议', '决', '办', '管'] as const
export type Phase = (typeof phases)[number]
/** A station, or an end short of it. */
export const states = [...phases, '没成', '撤回'] as const
export type State = (typeof states)[number]

/** What the line needs to know of a ballot on the matter. */
export interface BallotFact {
  readonly state: 'draft' | 'waiting' | 'open' | 'closed'
  /** Null while it is a draft. */
  readonly openedAt: Instant | null
  readonly opensAt: Instant
  readonly closesAt: Instant
  /** Null until it is counted. */
  readonly outcome: 'reached' | 'not-reached' | null
}

/** What its own acts have made of a matter; all that they are decided by. */
export interface StoredFacts {
  readonly proposer: string
  readonly household: string
  readonly madeAt: Instant
  readonly replyDue: Day
  readonly needed: number
  readonly endorsements: number
  /** When the household came that made them enough. */
  readonly enoughAt: Instant | null
  readonly decision: {
    readonly kind: 'accepted' | 'declined'
    readonly at: Instant
    readonly by: string
  } | null
  readonly withdrawnAt: Instant | null
  /** Why it was declined or withdrawn. */
  readonly reason: string | null
}

export interface MatterFacts extends StoredFacts {
  readonly ballots: readonly BallotFact[]
}

/** The ballot that counts: of those that were opened the one opened last; null without an acceptance. */
export function ballotOf({ decision, ballots }: MatterFacts): BallotFact | null {
  if (decision?.kind !== 'accepted') return null
  const opened = ballots.filter(({ openedAt }) => openedAt !== null)
  return opened.reduce<BallotFact | null>(
    (last, ballot) => (last === null || ballot.openedAt! >= last.openedAt! ? ballot : last),
    null,
  )
}

export function stateOf(matter: MatterFacts): State {
  if (matter.withdrawnAt !== null) return '撤回'
  if (matter.decision === null) return '提'
  if (matter.decision.kind === 'declined') return '没成'
  const ballot = ballotOf(matter)
  if (!ballot) return '议'
  if (ballot.state !== 'closed' || ballot.outcome === null) return '决'
  return ballot.outcome === 'reached' ? '办' : '没成'
}

/** Whether the council still owes an answer. */
const isUnanswered = (matter: StoredFacts): boolean => decide(matter) === null

export const isPhase = (state: State): state is Phase => (phases as readonly State[]).includes(state)

/** The council's promise while it has not answered; null when it owes nothing. Over from the day after on. */
export function clockOf(matter: StoredFacts, today: Day): { due: Day; overdue: boolean } | null {
  if (!isUnanswered(matter)) return null
  return { due: matter.replyDue, overdue: today > matter.replyDue }
}

/** The last day of the answer: so many working days after the day of the proposal, which does not count itself. */
export { afterWorkingDays as replyDue } from '../duty/calendar'

export type StepKind =
  | 'proposed'
  | 'endorsing'
  | 'reply'
  | 'accepted'
  | 'declined'
  | 'withdrawn'
  | 'announced'
  | 'voting'
  | 'result'
  | 'ahead'

/** One step of the public line. */
export interface Step {
  readonly kind: StepKind
  /** late: promised for a day that is over, and not done. */
  readonly state: 'done' | 'waiting' | 'late' | 'ahead'
  readonly at: Instant | null
  /** The day it was promised for: while it is owed, and when it was kept too late. */
  readonly due: Day | null
  /** Whoever did it, and as what. */
  readonly by: { readonly person: string; readonly as: 'resident' | 'council' } | null
  readonly outcome: 'reached' | 'not-reached' | null
}

const step = (kind: StepKind, state: Step['state'], rest: Partial<Step> = {}): Step => ({
  ...{ kind, state, at: null, due: null, by: null, outcome: null },
  ...rest,
})

/** The whole way on one line: what was done, what is owed now, and what comes next. */
export function lineOf(matter: MatterFacts, today: Day): Step[] {
  const { madeAt, proposer, withdrawnAt } = matter
  const steps = [step('proposed', 'done', { at: madeAt, by: { person: proposer, as: 'resident' } })]
  steps.push(...endorsing(matter), ...answer(matter, today), ...vote(matter))
  if (withdrawnAt !== null) {
    steps.push(step('withdrawn', 'done', { at: withdrawnAt, by: { person: proposer, as: 'resident' } }))
  }
  if (isPhase(stateOf(matter))) steps.push(step('ahead', 'ahead'))
  return steps
}

function endorsing(matter: StoredFacts): Step[] {
  const { endorsements, needed, enoughAt } = matter
  if (endorsements >= needed) return [step('endorsing', 'done', { at: enoughAt })]
  if (isUnanswered(matter)) return [step('endorsing', 'waiting')]
  return endorsements > 0 ? [step('endorsing', 'done')] : []
}

function answer(matter: StoredFacts, today: Day): Step[] {
  const clock = clockOf(matter, today)
  if (clock) return [step('reply', clock.overdue ? 'late' : 'waiting', { due: clock.due })]
  const { decision, replyDue } = matter
  if (!decision) return []
  const { kind, at, by } = decision
  const due = dayOf(at) > replyDue ? replyDue : null
  return [step(kind, 'done', { at, due, by: { person: by, as: 'council' } })]
}

function vote(matter: MatterFacts): Step[] {
  const ballot = ballotOf(matter)
  if (!ballot) return []
  const { state, opensAt, closesAt, outcome } = ballot
  if (state === 'waiting') return [step('announced', 'waiting', { at: opensAt })]
  if (state === 'closed' && outcome !== null) return [step('result', 'done', { at: closesAt, outcome })]
  return [step('voting', 'waiting', { at: closesAt })]
}

/** Who wants to carry the matter: the household lived in today, and whether of age. */
export interface Neighbour {
  readonly household: string
  readonly adult: boolean
}

export type EndorseRefusal = 'no-standing' | 'too-young' | 'not-open' | 'own-matter' | 'already-endorsed'

/**
 * Why `neighbour` may not carry the matter for their household; null when they may.
 * @param endorsed whether the household does already.
 */
export function endorse(
  matter: StoredFacts,
  neighbour: Neighbour | null,
  endorsed: boolean,
): EndorseRefusal | null {
  if (!neighbour) return 'no-standing'
  if (!neighbour.adult) return 'too-young'
  if (!isUnanswered(matter)) return 'not-open'
  if (neighbour.household === matter.household) return 'own-matter'
  return endorsed ? 'already-endorsed' : null
}

/**
 * Why a household may not propose another matter; null while it may.
 * @param waiting how many of its matters wait for an answer
 * @param most how many may
 */
export const propose = (waiting: number, most: number): 'too-many-waiting' | null =>
  waiting >= most ? 'too-many-waiting' : null

export type DecideRefusal = 'withdrawn' | 'already-decided'

/** Why the council can no longer answer; null while it can, however late. */
export function decide({ withdrawnAt, decision }: StoredFacts): DecideRefusal | null {
  if (withdrawnAt !== null) return 'withdrawn'
  return decision ? 'already-decided' : null
}

/** Why `person` may not take the matter back; null while they may: their own, before the answer. */
export function withdraw(matter: StoredFacts, person: string): DecideRefusal | 'not-proposer' | null {
  return person === matter.proposer ? decide(matter) : 'not-proposer'
}

/**
 * Whether a ballot may be drafted on the matter now: taken up, with none under way. What was voted and did not reach may
 * be asked again, what did reach is being done.
 */
export function mayDraft(matter: MatterFacts): boolean {
  if (matter.decision?.kind !== 'accepted' || stateOf(matter) === '办') return false
  return matter.ballots.every(({ state }) => state === 'closed')
}

/** `2026-0012`. */
export const numberOf = (year: number, number: number): string => `${year}-${String(number).padStart(4, '0')}`
