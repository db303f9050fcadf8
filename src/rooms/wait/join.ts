import { replace } from '../../shell/go'
import { useSend, type Answer } from '../../shell/send'
import type { Steps } from '../../shell/steps'
import { usePart, useStores } from '../../shell/stores'
import type { Draft } from '../store'
import { WaitStore } from './store'
import { refusalLine } from './text'

/** Stands in line for what the questions of a booking were answered with; at the desk, for whom it was asked. */
export function useJoin<S extends string>(draft: Draft, way: Steps<S>) {
  const store = usePart(WaitStore)
  const { rooms } = useStores()
  const { failure, send } = useSend(refusalLine)
  const join = (): Promise<void> => {
    const { roomId, day, start, end, people, purpose, visitor } = draft
    const wish = { roomId, day: day!, start: start!, end: end!, people, purpose }
    const sent: Promise<Answer<unknown, Parameters<typeof refusalLine>[0]>> = visitor
      ? store.joinFor({ ...wish, personId: visitor.personId })
      : store.join(wish)
    return send(sent, {
      async done() {
        way.end()
        await replace(visitor ? 'rooms/wait/pages/desk' : 'rooms/wait/pages/mine', {})
        rooms.finish()
      },
    })
  }
  return { failure, join }
}
