// A way to decide, as data: who is counted, how many must take part, how many must be in favour, and by which article.
import type { Fraction } from '../../kernel/fraction'
import type { Day } from '../../kernel/time'

/** What is counted: heads (households or owners), or the area that they own in units of 0.01 m². */
export type Measure = 'heads' | 'area'

export interface Threshold {
  readonly measure: Measure
  /** The denominator: everybody on the roll, or those who took part. */
  readonly of: 'all' | 'took-part'
  readonly share: Fraction
  /** Whether it must be more than the share (过半数), or may be just the share (三分之二以上: 民法典 §1259). */
  readonly strict: boolean
}

export interface Decision<Id extends string = string> {
  readonly id: Id
  readonly name: string
  readonly source: string
  readonly article: string
  /** Since when the source is in force in this wording. */
  readonly inForce: Day
  /** Whose votes count. */
  readonly unit: 'household' | 'owner'
  readonly takePart: readonly Threshold[]
  readonly pass: readonly Threshold[]
  /** The lawyer who compared it with the source, and when; null: nobody has yet. */
  readonly checkedBy: string | null
  readonly checkedOn: Day | null
}

export const half: Fraction = { num: 1, den: 2 }
export const twoThirds: Fraction = { num: 2, den: 3 }
export const threeQuarters: Fraction = { num: 3, den: 4 }

/** The same share of heads and of area: owners' decisions need both. */
export const both = (of: Threshold['of'], share: Fraction, strict: boolean): readonly Threshold[] => [
  { measure: 'area', of, share, strict },
  { measure: 'heads', of, share, strict },
]
