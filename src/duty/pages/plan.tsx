import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useEffect } from 'react'
import { sayDay } from '../../kernel/say'
import { addDays } from '../../kernel/time'
import { back, replace } from '../../shell/go'
import { Page } from '../../shell/Page'
import { Questions, type Asked } from '../../shell/Questions'
import { useSend } from '../../shell/send'
import { useSteps, type Steps } from '../../shell/steps'
import { usePart, useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { announce } from '../../ui/announce'
import { Choice } from '../../ui/Choice'
import { Opening } from '../../ui/GapCard'
import { ListRow } from '../../ui/ListRow'
import { NoRight } from '../../ui/States'
import type { StatusTagProps } from '../../ui/StatusTag'
import { Words } from '../../ui/Words'
import { OrderRows } from '../OrderRows'
import type { PlannedView } from '../plan/contract'
import { PlanStore, spans, type Preview } from '../plan/store'
import {
  dayNote,
  effect,
  kindWord,
  laid,
  lastDay,
  refusalLine,
  spanWord,
  unchanged,
  words,
} from '../plan/text'

const steps = ['span', 'order', 'check'] as const
type Step = (typeof steps)[number]

/** 排值班表: until when, in which order, and then exactly what was looked at. */
export default observer(function Plan() {
  const store = usePart(PlanStore)
  const way = useSteps('duty/pages/plan', steps)
  useDidShow(() => void store.start.refresh())
  const { value } = store.start
  if (value) return <Ask start={value} way={way} />
  return (
    <Page
      title={words.title}
      heading={words.spanQuestion}
      back={{ word: shell.back, onPress: back }}
      resource={store.start}
      refusal={() => <NoRight title={words.notSecretary} body={words.notSecretaryBody} />}
    >
      {() => null}
    </Page>
  )
})

const Ask = observer(function Ask({ start, way }: { start: Preview; way: Steps<Step> }) {
  const { duty, home } = useStores()
  const store = usePart(PlanStore)
  const { failure, send } = useSend(refusalLine)
  const lay = async (): Promise<void> => {
    const shown = store.preview.value
    if (!shown) return store.preview.refresh()
    await send(store.apply(shown), {
      async done({ changed }) {
        announce(laid(changed))
        way.end()
        void Promise.all([duty.rota.refresh(), home.view.refresh()])
        way.leave(() => replace('duty/pages/rota', {}))
        store.forget()
      },
      async refused({ code }) {
        if (code === 'rota-changed') await store.preview.refresh()
        return false
      },
    })
  }
  const ask = (step: Step, tried: boolean): Asked => {
    switch (step) {
      case 'span':
        return askSpan(store, start, tried)
      case 'order':
        return askOrder(store, start)
      case 'check':
        return {
          page: { question: words.checkQuestion },
          missing: null,
          field: <Looked />,
        }
    }
  }
  return (
    <Questions
      title={words.title}
      way={way}
      ask={ask}
      send={{ word: words.send, onPress: lay }}
      failure={failure}
    />
  )
})

function askSpan(store: PlanStore, start: Preview, tried: boolean): Asked {
  const missing = store.days === null ? { field: 'plan-span', message: words.spanMissing } : null
  return {
    page: { question: words.spanQuestion, hint: words.spanHint },
    missing,
    field: (
      <Choice
        id="plan-span"
        label={words.spanQuestion}
        options={spans.map((days) => ({
          key: String(days),
          word: spanWord(days),
          note: lastDay(addDays(start.first, days - 1)),
        }))}
        value={store.days === null ? null : String(store.days)}
        onChange={(key) => store.chooseDays(spans.find((days) => String(days) === key)!)}
        error={tried && missing ? missing.message : undefined}
      />
    ),
  }
}

function askOrder(store: PlanStore, start: Preview): Asked {
  return {
    page: { question: words.orderQuestion, hint: words.orderHint },
    missing: null,
    field: <OrderRows members={start.members} order={store.order ?? start.order} arrange={store.arrange} />,
  }
}

const tones: Readonly<Record<PlannedView['kind'], StatusTagProps['tone']>> = {
  added: 'good',
  kept: 'quiet',
  changed: 'wait',
  removed: 'act',
  begun: 'quiet',
  closed: 'quiet',
  nobody: 'act',
}

const quiet: readonly PlannedView['kind'][] = ['kept', 'begun', 'closed']

/** The preview: what would be done, day by day. */
const Looked = observer(function Looked() {
  const { preview } = usePart(PlanStore)
  useEffect(() => void preview.refresh(), [preview])
  const { value, refusal } = preview
  if (refusal) return <Words tone="error">{refusalLine(refusal as never, false)}</Words>
  if (!value) return <Opening word={words.checkLoading} />
  const changed = value.days.filter(({ kind }) => !quiet.includes(kind))
  const rest = value.days.length - changed.length
  return (
    <>
      <Words strong>{effect(changed.length, value.swapsEnded)}</Words>
      {changed.map((day) => (
        <ListRow
          key={day.day}
          title={sayDay(day.day)}
          note={dayNote(day)}
          tag={{ word: kindWord(day.kind), tone: tones[day.kind] }}
          value={day.provisional ? words.provisional : undefined}
        />
      ))}
      {rest > 0 && <Words as="second">{unchanged(rest)}</Words>}
      {changed.some(({ provisional }) => provisional) && <Words as="note">{words.provisionalNote}</Words>}
    </>
  )
})
