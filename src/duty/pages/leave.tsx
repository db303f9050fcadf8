import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { sayDay } from '../../kernel/say'
import { addDays, type Day } from '../../kernel/time'
import { back, replace } from '../../shell/go'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { Page } from '../../shell/Page'
import { announce } from '../../ui/announce'
import { BigButton } from '../../ui/BigButton'
import { Choice } from '../../ui/Choice'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { NoRight } from '../../ui/States'
import { Words } from '../../ui/Words'
import { CoverStore, type Covered } from '../cover/store'
import { leaveDay, refusalLine, words } from '../cover/text'
import { TurnStore } from '../turns/store'
import { words as turnWords } from '../turns/text'

/** Days that can be chosen; later ones are asked for later. */
const CHOICES = 21

/** 请假: from which day to which. */
export default observer(function Leave() {
  const { part, duty, home } = useStores()
  const { person } = part(TurnStore)
  const store = part(CoverStore)
  const resource = store.of(person)
  const [first, setFirst] = useState<Day | null>(null)
  const [last, setLast] = useState<Day | null>(null)
  const [attempt, setAttempt] = useState(0)
  const { failure, send } = useSend(refusalLine)
  useDidShow(() => void resource.refresh())
  const fault = first === null ? 'leave-first' : last === null ? 'leave-last' : null
  const take = async (): Promise<void> => {
    if (first === null || last === null) return setAttempt(attempt + 1)
    await send(store.takeLeave(first, last, person), {
      async done() {
        announce(words.sendAfter)
        await Promise.all([resource.refresh(), part(TurnStore).turns.refresh()])
        void Promise.all([duty.rota.refresh(), home.view.refresh()])
        await replace('duty/pages/cover', {})
      },
    })
  }
  return (
    <Page
      title={words.leaveTitle}
      heading={words.leaveTitle}
      hint={words.sendAfter}
      back={{ word: shell.back, onPress: back }}
      bottom={resource.value?.me ? <BigButton word={words.send} onPress={take} /> : undefined}
      resource={resource}
      refusal={() => <NoRight title={turnWords.notOnRota} body={turnWords.notOnRotaBody} />}
    >
      {(covered) => (
        <>
          {failure !== null && <ErrorSummary title={failure} faults={[]} />}
          {attempt > 0 && fault && (
            <ErrorSummary
              title={shell.missing}
              faults={[{ field: fault, message: words.dayMissing }]}
              attempt={attempt}
            />
          )}
          <Days covered={covered} first={first} last={last} setFirst={setFirst} setLast={setLast} />
        </>
      )}
    </Page>
  )
})

interface DaysProps {
  covered: Covered
  first: Day | null
  last: Day | null
  setFirst: (day: Day | null) => void
  setLast: (day: Day | null) => void
}

function Days({ covered: { today }, first, last, setFirst, setLast }: DaysProps) {
  const from = (day: Day) => Array.from({ length: CHOICES }, (_, n) => addDays(day, n))
  const option = (day: Day) => ({ key: day, word: leaveDay(day, today) })
  const begin = (day: Day): void => {
    setFirst(day)
    if (last !== null && last < day) setLast(null)
  }
  if (first === null) {
    return (
      <Choice
        id="leave-first"
        label={words.firstQuestion}
        seen
        options={from(addDays(today, 1)).map(option)}
        value={first}
        onChange={begin}
      />
    )
  }
  return (
    <>
      <Words strong>{`${words.from}${sayDay(first)}`}</Words>
      <BigButton kind="quiet" word={shell.change} onPress={() => setFirst(null)} />
      <Choice
        id="leave-last"
        label={words.lastQuestion}
        seen
        options={from(first).map(option)}
        value={last}
        onChange={setLast}
      />
    </>
  )
}
