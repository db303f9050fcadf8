// Shares of a whole, compared exactly: a float would turn two thirds of 3 into not quite 2.

export interface Fraction {
  readonly num: number
  readonly den: number
}

/** The sign of `part / whole` against `share`: negative below, zero at, positive above; `whole` may be 0. */
export function against(part: number, whole: number, { num, den }: Fraction): number {
  const difference = BigInt(part) * BigInt(den) - BigInt(whole) * BigInt(num)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The smallest whole number that is at least `share` of `whole`, or more than it when `strict`. */
export function leastOf(whole: number, { num, den }: Fraction, strict: boolean): number {
  const product = BigInt(whole) * BigInt(num)
  const floor = product / BigInt(den)
  const exact = floor * BigInt(den) === product
  return Number(strict || !exact ? floor + 1n : floor)
}
