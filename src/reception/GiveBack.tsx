import { GiveBack as Back } from '../shell/GiveBack'
import { useStores } from '../shell/stores'
import { refusalLine, words } from './text'

export interface GiveBackProps {
  visitId: string
  /** Whose visit it is, where several stand on a page. */
  name?: string
  onCancelled: () => Promise<unknown>
}

/** Gives the time of a visit back: on its slip, and on the list of the desk. */
export function GiveBack({ visitId, name, onCancelled }: GiveBackProps) {
  const { visits } = useStores()
  return (
    <Back
      cancel={() => visits.cancel(visitId)}
      sentence={refusalLine}
      label={name === undefined ? undefined : words.notComingOf + name}
      onCancelled={onCancelled}
    />
  )
}
