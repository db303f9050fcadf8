// From votes to totals, from totals to the verdict, line by line. Participation is a share of everybody on the roll,
// passing a share of those who took part: two denominators. Who abstains has taken part; silence is never a vote.
import { leastOf } from '../kernel/fraction'
import { choices, type Choice, type LineView, type Outcome, type RuleView } from './contract'
import type { Measure, Threshold } from './rules/decision'

/** How much there is of each measure; `area` is null where the rule counts none. */
export interface Amounts {
  readonly heads: number
  readonly area: number | null
}

export type Count = Amounts & { readonly choice: Choice }

export interface Verdict {
  readonly tookPart: Amounts
  readonly lines: readonly LineView[]
  readonly outcome: Outcome
  readonly tie: boolean
}

type CountedRule = Pick<RuleView, 'takePart' | 'pass' | 'article' | 'unit'>

/** Counts single votes; the database counts the same in one aggregate, and `npm run verify` compares the two. */
export function countVotes(
  votes: readonly { choice: Choice; area: number | null }[],
  unit: RuleView['unit'],
): Count[] {
  const none = unit === 'owner' ? 0 : null
  const counts = new Map<Choice, { heads: number; area: number | null }>()
  for (const choice of choices) counts.set(choice, { heads: 0, area: none })
  for (const { choice, area } of votes) {
    const count = counts.get(choice)!
    count.heads += 1
    if (count.area !== null) count.area += area!
  }
  return choices.map((choice) => ({ choice, ...counts.get(choice)! }))
}

/** Two counts of all three choices as one. */
export const added = (a: readonly Count[], b: readonly Count[]): Count[] =>
  a.map(({ choice, heads, area }, n) => {
    const more = b[n]!
    return { choice, heads: heads + more.heads, area: area === null ? null : area + more.area! }
  })

/** All three choices in their order, with nothing where nobody chose one. */
export function allChoices(found: readonly Count[], unit: RuleView['unit']): Count[] {
  const none = { heads: 0, area: unit === 'owner' ? 0 : null }
  return choices.map((choice) => found.find((count) => count.choice === choice) ?? { choice, ...none })
}

const of = (amounts: Amounts, measure: Measure): number =>
  measure === 'heads' ? amounts.heads : (amounts.area ?? 0)

/** One condition of the rule, held against what there is. */
function lineOf(
  stage: LineView['stage'],
  { measure, of: denominator, share, strict }: Threshold,
  article: string,
  { all, tookPart, inFavour }: { all: Amounts; tookPart: Amounts; inFavour: Amounts },
): LineView {
  const base = of(denominator === 'all' ? all : tookPart, measure)
  const reached = of(stage === 'takePart' ? tookPart : inFavour, measure)
  const needed = leastOf(base, share, strict)
  return {
    stage,
    measure,
    of: denominator,
    share,
    strict,
    base,
    needed,
    reached,
    ok: reached >= needed,
    article,
  }
}

function sum(counts: readonly Count[], area: number | null): Amounts {
  const heads = counts.reduce((total, count) => total + count.heads, 0)
  return { heads, area: area === null ? null : counts.reduce((total, count) => total + (count.area ?? 0), 0) }
}

/** Who has taken part so far, by the rule's own measures: 应参加, 已参加, 还差. */
export function participation(rule: CountedRule, all: Amounts, tookPart: Amounts): LineView[] {
  const amounts = { all, tookPart, inFavour: tookPart }
  return rule.takePart.map((threshold) => lineOf('takePart', threshold, rule.article, amounts))
}

/** @param all everybody on the roll */
export function verdict(rule: CountedRule, all: Amounts, counts: readonly Count[]): Verdict {
  const tookPart = sum(counts, all.area)
  const inFavour = counts.find(({ choice }) => choice === 'for')!
  const against = counts.find(({ choice }) => choice === 'against')!
  const amounts = { all, tookPart, inFavour }
  const lines = [
    ...participation(rule, all, tookPart),
    ...rule.pass.map((threshold) => lineOf('pass', threshold, rule.article, amounts)),
  ]
  const reached = lines.length > 0 && lines.every(({ ok }) => ok)
  return {
    tookPart,
    lines,
    outcome: reached ? 'reached' : 'not-reached',
    tie: inFavour.heads > 0 && inFavour.heads === against.heads,
  }
}
