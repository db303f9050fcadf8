import type { Actor } from '../serve/context'
import type { Dispatch } from '../serve/dispatch'
import type { Carried, Transport } from './port'

/** Calls the server in the same process: what tests and the command line use. */
export function inProcess(
  dispatch: Dispatch,
  actor: Actor | null,
  community: string | null = null,
): Transport {
  return {
    async carry({ action, input, requestId }) {
      // Through JSON, as over any wire: what does not survive it must not pass here either.
      const call = JSON.parse(
        JSON.stringify({ action, input, requestId, community }),
      ) as Parameters<Dispatch>[0]
      const { body } = await dispatch({ ...call, identify: async () => actor })
      return JSON.parse(JSON.stringify(body)) as Carried
    },
  }
}
