import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { back, replace, tab } from '../../shell/go'
import { SignInFirst } from '../../shell/Page'
import { Questions, type Asked } from '../../shell/Questions'
import { useSend } from '../../shell/send'
import { useSteps, type Steps } from '../../shell/steps'
import { useStores } from '../../shell/stores'
import { leftWords, words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { ConfirmPanel } from '../../ui/ConfirmPanel'
import { Screen } from '../../ui/Screen'
import { NoRight } from '../../ui/States'
import { TextField } from '../../ui/TextField'
import type * as contract from '../contract'
import { BODY, TITLE } from '../contract'
import type { Draft } from '../store'
import { byLine, refusalLine, whenLine, words } from '../text'

const steps = ['title', 'body', 'check'] as const
type Step = (typeof steps)[number]
type Way = Steps<Step>
type Published = ReplyOf<typeof contract.publish> & { readonly title: string }

/** Writing a notice, one question a page; the server decides who may put it up at the moment it is put up. */
export default observer(function Publish() {
  const { duty, notices } = useStores()
  const way = useSteps('notices/pages/publish', steps)
  useDidShow(() => {
    void duty.today.refresh()
  })
  const [done, setDone] = useState<Published | null>(null)
  if (duty.today.value?.mine === null) {
    return (
      <Screen title={words.write} back={{ word: shell.back, onPress: back }}>
        <SignInFirst />
      </Screen>
    )
  }
  // Not at the beginning; but what somebody has begun stays before them, and the answer to 贴出去 says who may.
  const begun = notices.draft.title !== '' || notices.draft.body !== ''
  if (!done && !begun && duty.today.value?.mine?.holder === false) {
    return (
      <Screen title={words.write} back={{ word: shell.back, onPress: back }}>
        <NoRight title={words.notYours} body={words.notYoursBody} />
      </Screen>
    )
  }
  return done ? (
    <Done {...done} onBack={() => way.leave(() => tab('index'))} />
  ) : (
    <Ask way={way} onDone={setDone} />
  )
})

const Ask = observer(function Ask({ way, onDone }: { way: Way; onDone: (done: Published) => void }) {
  const { notices, home } = useStores()
  const { failure, send } = useSend(refusalLine)
  const { draft } = notices
  const publish = (): Promise<void> =>
    send(notices.publish(), {
      done(published) {
        void home.view.refresh()
        way.end()
        onDone({ ...published, title: draft.title })
      },
    })
  const ask = (step: Step, tried: boolean): Asked =>
    step === 'check'
      ? check(draft, way)
      : askText(step, draft[step], (change) => notices.write(change), tried)
  const press = { word: words.publish, onPress: publish }
  return <Questions title={words.write} way={way} ask={ask} send={press} failure={failure} />
})

const asked = {
  title: {
    page: { question: words.titleQuestion, hint: words.titleHint },
    label: words.titleField,
    missing: words.titleMissing,
    limit: TITLE,
  },
  body: {
    page: { question: words.bodyQuestion, hint: words.bodyHint },
    label: words.bodyField,
    missing: words.bodyMissing,
    limit: BODY,
  },
}

function askText(
  step: keyof typeof asked,
  value: string,
  write: (change: Partial<Draft>) => void,
  tried: boolean,
): Asked {
  const { page, label, limit, ...says } = asked[step]
  const missing = value.trim() === '' ? { field: step, message: says.missing } : null
  return {
    page,
    missing,
    field: (
      <TextField
        id={step}
        label={label}
        value={value}
        onChange={(typed) => write({ [step]: typed })}
        limit={limit}
        long={step === 'body'}
        left={leftWords(limit - value.length)}
        error={tried && missing ? missing.message : undefined}
      />
    ),
  }
}

function check({ title, body }: Draft, { change }: Way): Asked {
  const answers = [
    { question: words.titleField, answer: title, onChange: () => change('title') },
    { question: words.bodyField, answer: body, onChange: () => change('body') },
  ]
  return {
    page: { question: words.checkQuestion, after: words.after },
    missing: null,
    field: <CheckAnswers answers={answers} change={shell.change} />,
  }
}

function Done({ title, stamp, publishedAt, onBack }: Published & { onBack: () => void }) {
  const rows = [
    { key: words.by, value: byLine(stamp.holder, stamp.shiftId !== null) },
    { key: words.when, value: whenLine(publishedAt) },
  ]
  const see = <BigButton word={words.see} onPress={() => replace('notices/pages/list', {})} />
  return (
    <Screen headed title={words.doneTitle} back={{ word: shell.back, onPress: onBack }} bottom={see}>
      <ConfirmPanel word={words.doneWord} sentence={words.doneSentence} code={title} rows={rows} />
    </Screen>
  )
}
