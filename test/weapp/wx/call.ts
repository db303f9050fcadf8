/** The three ways in which WeChat's asynchronous functions answer. */
export interface Callbacks {
  success?: (result: object) => void
  fail?: (result: object) => void
  complete?: (result: object) => void
}

/** What each part of the fake is given. */
export interface World {
  /** Runs in a later turn. */
  later: (run: () => void) => void
  during: <T>(work: Promise<T>) => Promise<T>
  /** Makes a value of the package's own realm, so that `instanceof` holds. */
  copy: <T>(value: T) => T
  /** A call that real WeChat refuses: noted, so that a test fails even when the app ignores the answer. */
  refused: (message: string) => void
}

export function succeed(world: World, name: string, options: Callbacks, result: object = {}): void {
  const answer = world.copy({ ...result, errMsg: `${name}:ok` })
  world.later(() => {
    options.success?.(answer)
    options.complete?.(answer)
  })
}

/** An answer that can happen to anyone: no network, a user who says no. */
export function fail(world: World, name: string, options: Callbacks, reason: string): void {
  const answer = world.copy({ errMsg: `${name}:fail ${reason}` })
  world.later(() => {
    options.fail?.(answer)
    options.complete?.(answer)
  })
}

/** An answer that only a mistake in the app brings. */
export function refuse(world: World, name: string, options: Callbacks, reason: string): void {
  world.refused(`wx.${name}: ${reason}`)
  fail(world, name, options, reason)
}
