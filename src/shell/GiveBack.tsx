import { useState } from 'react'
import { BigButton } from '../ui/BigButton'
import { ErrorSummary } from '../ui/ErrorSummary'
import { Words } from '../ui/Words'
import { useSend, type Answer } from './send'
import { useStores } from './stores'
import { slip } from './text'

export interface GiveBackProps<R> {
  cancel: () => Promise<Answer<unknown, R>>
  sentence: (refusal: R, elder: boolean) => string
  /** Spoken instead of 不来了, where several stand on a page: whose time it is. */
  label?: string
  onCancelled: () => Promise<unknown>
}

/** Asks once more before the time goes to others: it may not be there a second time. */
export function GiveBack<R>({ cancel, sentence, label, onCancelled }: GiveBackProps<R>) {
  const { home } = useStores()
  const [asking, ask] = useState(false)
  const { failure, send } = useSend(sentence)
  if (!asking) return <BigButton kind="quiet" word={slip.notComing} label={label} onPress={() => ask(true)} />
  const done = (): Promise<unknown> => Promise.all([onCancelled(), home.view.refresh()])
  return (
    <>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <Words as="body" strong>
        {slip.sure}
      </Words>
      <BigButton kind="plain" word={slip.sureYes} onPress={() => send(cancel(), { done })} />
      <BigButton kind="quiet" word={slip.sureNo} onPress={() => ask(false)} />
    </>
  )
}
