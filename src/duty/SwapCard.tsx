import { observer } from 'mobx-react-lite'
import type { Day } from '../kernel/time'
import { useSend } from '../shell/send'
import { usePart, useStores } from '../shell/stores'
import { announce } from '../ui/announce'
import { BigButton } from '../ui/BigButton'
import { ErrorSummary } from '../ui/ErrorSummary'
import { GapCard, type GapState } from '../ui/GapCard'
import type { StatusTagProps } from '../ui/StatusTag'
import { Buttons } from './Buttons'
import type { SwapView } from './turns/contract'
import type { Answer, State } from './turns/rule'
import { TurnStore } from './turns/store'
import { answerLabel, answerWord, refusalLine, stateWord, swapNote, swapTitle } from './turns/text'

const drawn: Readonly<Record<State, { gap: GapState; tone: StatusTagProps['tone'] }>> = {
  open: { gap: 'waiting', tone: 'wait' },
  accepted: { gap: 'done', tone: 'good' },
  declined: { gap: 'closed', tone: 'quiet' },
  withdrawn: { gap: 'closed', tone: 'quiet' },
  void: { gap: 'closed', tone: 'quiet' },
  undone: { gap: 'closed', tone: 'quiet' },
  expired: { gap: 'closed', tone: 'quiet' },
}

/** A swap: who asks whom for what, what became of it, and what the reader can do about it. */
export const SwapCard = observer(function SwapCard({ swap, today }: { swap: SwapView; today: Day }) {
  const { home, duty } = useStores()
  const store = usePart(TurnStore)
  const { whose } = store
  const { failure, send } = useSend(refusalLine)
  const { gap, tone } = drawn[swap.state]
  const press = async (how: Answer): Promise<void> => {
    await send(store.answer(how, swap.swapId), { done: ({ state }) => announce(stateWord(state)) })
    await Promise.all([store.turns.refresh(), duty.rota.refresh(), home.view.refresh()])
  }
  return (
    <GapCard
      gap={gap}
      tag={{ word: stateWord(swap.state), tone }}
      title={swapTitle(swap, today)}
      note={swapNote(swap, today)}
    >
      {(failure !== null || swap.may.length > 0) && (
        <Buttons>
          {failure !== null && <ErrorSummary title={failure} faults={[]} />}
          {swap.may.map((how) => (
            <BigButton
              key={how}
              kind={how === 'accept' ? 'plain' : 'quiet'}
              word={answerWord(how, swap, whose)}
              label={answerLabel(how, swap, whose, today)}
              onPress={() => press(how)}
            />
          ))}
        </Buttons>
      )}
    </GapCard>
  )
})
