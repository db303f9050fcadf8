import type { World } from './call'
import type { Carry, Cloud } from './net'
import { netApi } from './net'
import type { Phone } from './phone'
import { phoneApi } from './phone'
import type { Stack } from './routes'
import { routesApi } from './routes'
import type { Seen } from './show'
import { showApi } from './show'
import { storageApi } from './storage'

export interface Behind {
  stack: Stack
  phone: Phone
  carry: Carry | undefined
  cloud: Cloud | undefined
  storage: Map<string, string>
  seen: Seen
  confirm: () => boolean
}

/**
 * The `wx` that the package finds. What is not here is not there: a call of it throws, and then the question is
 * whether WeChat has it and what it refuses.
 */
export function fakeWx(world: World, behind: Behind): object {
  return {
    ...routesApi(world, behind.stack),
    ...showApi(world, behind.seen, behind.confirm),
    ...phoneApi(world, behind.phone),
    ...netApi(world, behind.carry, behind.cloud),
    ...storageApi(world, behind.storage),
  }
}
