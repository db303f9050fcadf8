import { replace } from '../../shell/go'
import { useSend } from '../../shell/send'
import type { Steps } from '../../shell/steps'
import { usePart, useStores } from '../../shell/stores'
import type { Draft } from '../store'
import { WaitStore } from './store'
import { refusalLine } from './text'

/** Stands in line for what the questions of a booking were answered with. */
export function useJoin<S extends string>(draft: Draft, way: Steps<S>) {
  const store = usePart(WaitStore)
  const { rooms } = useStores()
  const { failure, send } = useSend(refusalLine)
  const join = (): Promise<void> => {
    const { roomId, day, start, end, people, purpose } = draft
    const wish = { roomId, day: day!, start: start!, end: end!, people, purpose }
    return send(store.join(wish), {
      async done() {
        way.end()
        await replace('rooms/wait/pages/mine', {})
        rooms.finish()
      },
    })
  }
  return { failure, join }
}
