// Times two ways of doing the same work in turns, so that a machine whose speed drifts drifts for both.

export interface Work {
  readonly name: string
  /** Does one piece of work; pieces are numbered through all rounds. */
  readonly run: (n: number) => Promise<unknown>
  /** What a round needs that is not part of the work; not timed. */
  readonly prepare?: (from: number, pieces: number) => void | Promise<void>
}

export interface Rate {
  readonly name: string
  /** Pieces a second, of each round. */
  readonly rounds: readonly number[]
}

export interface Plan {
  /** Callers at the same time. */
  readonly clients: number
  /** Pieces a round. */
  readonly pieces: number
  readonly rounds: number
}

/** Rounds of `a` and `b` in turn, after one of each to warm up. */
export async function inTurns(a: Work, b: Work, plan: Plan): Promise<[Rate, Rate]> {
  const rates: [number[], number[]] = [[], []]
  let done = 0
  for (let round = 0; round <= plan.rounds; round += 1) {
    for (const [index, work] of [a, b].entries()) {
      const rate = await oneRound(work, plan, done)
      done += plan.pieces
      if (round > 0) rates[index as 0 | 1].push(rate)
    }
  }
  return [
    { name: a.name, rounds: rates[0] },
    { name: b.name, rounds: rates[1] },
  ]
}

async function oneRound(work: Work, { clients, pieces }: Plan, from: number): Promise<number> {
  await work.prepare?.(from, pieces)
  let next = from
  const caller = async (): Promise<void> => {
    while (next < from + pieces) await work.run(next++)
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: clients }, caller))
  return (pieces / (performance.now() - started)) * 1000
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

/** The middle of the ratios of the rounds that ran beside each other. */
export function ratio(a: Rate, b: Rate): number {
  return median(a.rounds.map((rate, n) => rate / b.rounds[n]!))
}
