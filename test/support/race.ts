// Many acts at once, and what became of them.

export const all = <T>(count: number, act: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => act(n)))

/** How often each ending came. */
export const tally = (endings: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(endings)].sort().map((one) => [one, endings.filter((e) => e === one).length]),
  )
