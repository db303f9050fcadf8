import type { Trouble } from '../../platform/call/port'
import { go } from '../../shell/go'
import { troubleLine } from '../../shell/text'
import { useLook } from '../../ui/Look'
import { refusalLine } from '../text'

/** What came of any write of the ballots. */
export type Sent =
  { ok: true } | { ok: false; refusal: Parameters<typeof refusalLine>[0] } | { ok: false; trouble: Trouble }

/** Says why something was not done; whoever is not known any more is asked to sign in. */
export function useTold(fail: (line: string) => void): (outcome: Sent) => void {
  const { elder } = useLook()
  return (outcome) => {
    if (outcome.ok) return
    if ('refusal' in outcome) fail(refusalLine(outcome.refusal, elder))
    else if (outcome.trouble.kind === 'identity') void go('people/pages/sign-in')
    else fail(troubleLine(outcome.trouble, elder))
  }
}
