import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { saySpan } from '../kernel/say'
import { minutes } from '../kernel/time'
import { useSend } from '../shell/send'
import { useStores } from '../shell/stores'
import { announce } from '../ui/announce'
import { BigButton } from '../ui/BigButton'
import { ErrorSummary } from '../ui/ErrorSummary'
import { GapCard } from '../ui/GapCard'
import { useLook } from '../ui/Look'
import { Words } from '../ui/Words'
import { Buttons } from './Buttons'
import { CoverStore } from './cover/store'
import * as text from './cover/text'
import type { ShiftView } from './turns/contract'
import { TurnStore } from './turns/store'

const { words } = text

/** 我来接: asks once more, because the plate changes at once. */
export const TakeOver = observer(function TakeOver({ shift }: { shift: ShiftView }) {
  const { part, duty, home } = useStores()
  const turns = part(TurnStore)
  const { whose } = turns
  const { elder } = useLook()
  const [asking, ask] = useState(false)
  const { failure, send } = useSend(text.refusalLine)
  const take = async (): Promise<void> => {
    const taken = part(CoverStore).takeOver(shift.shiftId, turns.person)
    await send(taken, { done: () => announce(words.takenOver) })
    ask(false)
    await Promise.all([turns.turns.refresh(), duty.rota.refresh(), duty.today.refresh(), home.view.refresh()])
  }
  return (
    <GapCard gap="answered" title={shift.person.name} note={saySpan(minutes(shift.from), minutes(shift.to))}>
      <Buttons>
        {failure !== null && <ErrorSummary title={failure} faults={[]} />}
        {asking ? (
          <>
            <Words strong>{text.takeOverSure(whose, elder)}</Words>
            <BigButton kind="plain" word={words.sureYes} onPress={take} />
            <BigButton kind="quiet" word={words.sureNo} onPress={() => ask(false)} />
          </>
        ) : (
          <BigButton
            kind="plain"
            word={text.takeOverWord(whose)}
            note={text.takeOverNote(whose)}
            onPress={() => ask(true)}
          />
        )}
      </Buttons>
    </GapCard>
  )
})
