// What the calls of the ballots are made of.
import * as v from 'valibot'
import { day, id, instantOf } from '../kernel/contract'
import { ruleIds } from './rules'

/** Longest title, question and number of a paper slip, in characters; the forms and the table have the same. */
export const TITLE = 40
export const QUESTION = 200
export const SLIP = 20

export const choices = ['for', 'against', 'abstain'] as const
export type Choice = (typeof choices)[number]
export const choice = v.picklist(choices)

/** A count, or an area in units of 0.01 m². */
export const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
export const fingerprint = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/, 'must be a fingerprint of 64 characters'),
)
const fraction = v.object({ num: whole, den: whole })

const threshold = v.object({
  measure: v.picklist(['heads', 'area']),
  of: v.picklist(['all', 'took-part']),
  share: fraction,
  strict: v.boolean(),
})

/** The whole rule, as the ballot copied it. */
export const rule = v.object({
  id: v.picklist(ruleIds),
  name: v.string(),
  source: v.string(),
  article: v.string(),
  inForce: day,
  unit: v.picklist(['household', 'owner']),
  takePart: v.array(threshold),
  pass: v.array(threshold),
  /** Null: no lawyer has compared it with the source yet. */
  checkedBy: v.nullable(v.string()),
  checkedOn: v.nullable(day),
})
export type RuleView = v.InferOutput<typeof rule>

/** Where it is voted: the estate, or one building of it by its number. */
export const scope = v.object({ kind: v.picklist(['estate', 'building']), building: v.nullable(v.number()) })
export type ScopeView = v.InferOutput<typeof scope>

/** What the result is worth: 协商意向, or 业主意向征询. Clicks alone are never a lawful decision. */
export const character = v.picklist(['consultation', 'owners-opinion'])
export type Character = v.InferOutput<typeof character>

/** By the server's clock alone: a draft, opened and waiting for its hour, open, closed. */
export const state = v.picklist(['draft', 'waiting', 'open', 'closed'])
export type BallotState = v.InferOutput<typeof state>

/** One condition of the rule: what was needed, and what there is. Areas are in units of 0.01 m². */
export const line = v.object({
  stage: v.picklist(['takePart', 'pass']),
  measure: v.picklist(['heads', 'area']),
  of: v.picklist(['all', 'took-part']),
  share: fraction,
  strict: v.boolean(),
  /** The denominator. */
  base: whole,
  /** The smallest whole number that is enough. */
  needed: whole,
  reached: whole,
  ok: v.boolean(),
  article: v.string(),
})
export type LineView = v.InferOutput<typeof line>

/** What every page of a ballot begins with. */
export const head = v.object({
  ballotId: id,
  title: v.string(),
  question: v.string(),
  matterId: v.nullable(id),
  rule,
  character,
  scope,
  state,
  opensAt: instantOf,
  closesAt: instantOf,
})

export const outcome = v.picklist(['reached', 'not-reached'])
export type Outcome = v.InferOutput<typeof outcome>

const { question: _question, rule: _rule, ...listed } = head.entries

/** What a list says of a ballot; its question and the whole rule come with the ballot itself. */
export const summary = v.object({
  ...listed,
  rule: v.pick(rule, ['id', 'name', 'article', 'unit']),
  /** How many have taken part of how many; null before the roll is drawn. */
  turnout: v.nullable(v.object({ have: whole, should: whole })),
  /** Null until it has closed. */
  outcome: v.nullable(outcome),
  /** The caller's own votes: still to cast, and cast; null for a guest. */
  mine: v.nullable(v.object({ toCast: whole, cast: whole })),
})
export type BallotSummary = v.InferOutput<typeof summary>
