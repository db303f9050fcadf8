import { useState } from 'react'
import type { Trouble } from '../platform/call/port'
import { useLook } from '../ui/Look'
import { go } from './go'
import { troubleLine } from './text'

/** What came of a write. */
export type Answer<V, R> =
  { ok: true; value: V } | { ok: false; refusal: R } | { ok: false; trouble: Trouble }

export interface Then<V, R> {
  readonly done: (value: V) => unknown
  /** Deals with a refusal by itself. @returns whether it did. */
  readonly refused?: (refusal: R) => boolean | Promise<boolean>
}

export interface Sending<R> {
  /** Why the last press did nothing; for the page to say. */
  readonly failure: string | null
  send<V>(answer: Promise<Answer<V, R>>, then: Then<V, R>): Promise<void>
}

/**
 * One press from the button to what came of it: a refusal and a trouble are said on the page, and whoever is not known
 * any more is asked to sign in and comes back.
 * @param sentence the feature's own sentence for a refusal.
 */
export function useSend<R>(sentence: (refusal: R, elder: boolean) => string): Sending<R> {
  const [failure, fail] = useState<string | null>(null)
  const { elder } = useLook()
  return {
    failure,
    async send(answer, { done, refused }) {
      fail(null)
      const came = await answer
      if (came.ok) await done(came.value)
      else if ('refusal' in came) {
        if (!(await refused?.(came.refusal))) fail(sentence(came.refusal, elder))
      } else if (came.trouble.kind === 'identity') await go('people/pages/sign-in')
      else fail(troubleLine(came.trouble, elder))
    },
  }
}
