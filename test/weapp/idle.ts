/** A longer timer is a wait that the app means (a retry, a toast): settling does not sit through it. */
const SOON = 100
const LIMIT = 5000

export interface Idle {
  setTimeout: (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => number
  setInterval: (run: () => void, ms?: number) => number
  clear: (id: number) => void
  /** Counts work that runs outside until it ends. */
  during<T>(work: Promise<T>): Promise<T>
  /** Runs in a later turn, as everything does that WeChat passes between its two threads. */
  later: (run: () => void) => void
  /** Until nothing is under way. @throws the first thing that went wrong meanwhile. */
  settle: () => Promise<void>
  /** Notes something that went wrong, for the next settle. */
  wrong: (error: unknown) => void
  close: () => void
}

/** Knows when the package has nothing left to do. */
export function idle(): Idle {
  const timers = new Map<number, { handle: NodeJS.Timeout; soon: boolean }>()
  const errors: unknown[] = []
  let outside = 0
  let last = 0

  function guarded(run: () => void): void {
    try {
      run()
    } catch (error) {
      errors.push(error)
    }
  }

  function setTimer(run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): number {
    const id = ++last
    const fire = (): void => {
      timers.delete(id)
      guarded(() => run(...args))
    }
    timers.set(id, { handle: setTimeout(fire, ms), soon: ms <= SOON })
    return id
  }

  function clear(id: number): void {
    clearTimeout(timers.get(id)?.handle)
    timers.delete(id)
  }

  const busy = (): boolean => outside > 0 || [...timers.values()].some((timer) => timer.soon)

  return {
    setTimeout: setTimer,
    setInterval: (run, ms = 0) => {
      const id = ++last
      timers.set(id, { handle: setInterval(() => guarded(run), ms), soon: false })
      return id
    },
    clear,
    during: (work) => {
      outside += 1
      return work.finally(() => (outside -= 1))
    },
    later: (run) => void setTimer(run),
    wrong: (error) => void errors.push(error),
    settle: async () => {
      const end = Date.now() + LIMIT
      for (let quiet = 0; quiet < 3; quiet = busy() ? 0 : quiet + 1) {
        if (Date.now() > end) throw new Error(`still busy after ${LIMIT} ms`)
        await new Promise((turn) => setTimeout(turn, 1))
      }
      if (errors.length > 0) throw errors.splice(0)[0]
    },
    close: () => [...timers.keys()].forEach(clear),
  }
}
