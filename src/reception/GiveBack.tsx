import { useState } from 'react'
import { useStores } from '../shell/stores'
import { troubleLine } from '../shell/text'
import { BigButton } from '../ui/BigButton'
import { ErrorSummary } from '../ui/ErrorSummary'
import { useLook } from '../ui/Look'
import { Words } from '../ui/Words'
import { refusalLine, words } from './text'

export interface GiveBackProps {
  visitId: string
  /** Whose visit it is, where several stand on a page. */
  name?: string
  onCancelled: () => Promise<unknown>
}

/** Asks once more before the time goes to others: it may not be there a second time. */
export function GiveBack({ visitId, name, onCancelled }: GiveBackProps) {
  const { visits, home } = useStores()
  const { elder } = useLook()
  const [asking, ask] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  if (!asking) {
    const label = name === undefined ? undefined : words.notComingOf + name
    return <BigButton kind="quiet" word={words.notComing} label={label} onPress={() => ask(true)} />
  }
  const cancel = async (): Promise<void> => {
    const outcome = await visits.cancel(visitId)
    if (outcome.ok) return void (await Promise.all([onCancelled(), home.view.refresh()]))
    const refused = 'refusal' in outcome
    setFailure(refused ? refusalLine(outcome.refusal, elder) : troubleLine(outcome.trouble, elder))
  }
  return (
    <>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <Words as="body" strong>
        {words.sure}
      </Words>
      <BigButton kind="plain" word={words.sureYes} onPress={cancel} />
      <BigButton kind="quiet" word={words.sureNo} onPress={() => ask(false)} />
    </>
  )
}
