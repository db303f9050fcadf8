import { useState } from 'react'
import { useSend } from '../../shell/send'
import { usePart } from '../../shell/stores'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { GapCard } from '../../ui/GapCard'
import { Words } from '../../ui/Words'
import type { LinkView } from './contract'
import { HelperStore } from './store'
import { linkNote, refusalLine, words } from './text'

/** One who may act for another, with the way to end it; asks once more, because it begins again only at the desk. */
export function LinkCard({ link, onEnded }: { link: LinkView; onEnded: () => unknown }) {
  const helpers = usePart(HelperStore)
  const [asking, ask] = useState(false)
  const { failure, send } = useSend(refusalLine)
  const end = (): Promise<void> => send(helpers.end(link.linkId), { done: onEnded })
  return (
    <GapCard gap="answered" title={link.name} note={linkNote(link)}>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      {asking ? (
        <>
          <Words strong>{words.sure}</Words>
          <BigButton kind="plain" word={words.sureYes} onPress={end} />
          <BigButton kind="quiet" word={words.sureNo} onPress={() => ask(false)} />
        </>
      ) : (
        <BigButton kind="quiet" word={words.end} label={words.endOf + link.name} onPress={() => ask(true)} />
      )}
    </GapCard>
  )
}
