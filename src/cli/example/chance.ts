/** Throws of a die that fall alike on every machine. */
export interface Dice {
  /** A whole number from 0 up to, not including, `n`. */
  below(n: number): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** True `percent` times of a hundred. */
  perhaps(percent: number): boolean
  pick<T>(from: readonly T[]): T
}

/**
 * mulberry32: four lines, 32 bits of state. The example must be the same for every test, picture and newcomer, and
 * nothing secret depends on it, so it needs a seed and no more than that.
 */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    perhaps: (percent) => below(100) < percent,
    pick: (from) => from[below(from.length)]!,
  }
}
