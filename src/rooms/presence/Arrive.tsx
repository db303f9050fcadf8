import { useSend } from '../../shell/send'
import { usePart, useStores } from '../../shell/stores'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { useLook } from '../../ui/Look'
import { PresenceStore } from './store'
import { cameOf, refusalLine, words } from './text'

export interface ArriveProps {
  bookingId: string
  /** Whose it is, where the desk marks it. */
  name?: string
  onCame: () => Promise<unknown>
}

/** Says that whoever booked is there: by themselves on their slip, or by the desk on its list. */
export function Arrive({ bookingId, name, onCame }: ArriveProps) {
  const { home } = useStores()
  const presence = usePart(PresenceStore)
  const { elder } = useLook()
  const { failure, send } = useSend(refusalLine)
  const done = (): Promise<unknown> => Promise.all([onCame(), home.view.refresh()])
  const press = (): Promise<void> => send(presence.arrive(bookingId), { done })
  return (
    <>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      {name === undefined ? (
        <BigButton
          kind="plain"
          word={words.arrive}
          note={elder ? words.arriveNoteElder : words.arriveNote}
          onPress={press}
        />
      ) : (
        <BigButton kind="plain" word={words.came} label={cameOf(name)} onPress={press} />
      )}
    </>
  )
}
