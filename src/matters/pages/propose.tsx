import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { maskName } from '../../people/rule'
import { replace, tab } from '../../shell/go'
import { Questions, type Asked } from '../../shell/Questions'
import { useSend } from '../../shell/send'
import { useSteps, type Steps } from '../../shell/steps'
import { useStores } from '../../shell/stores'
import { leftWords, words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { ConfirmPanel } from '../../ui/ConfirmPanel'
import { useLook } from '../../ui/Look'
import { Screen } from '../../ui/Screen'
import { TextField } from '../../ui/TextField'
import { Words } from '../../ui/Words'
import type * as contract from '../contract'
import { BODY, TITLE } from '../contract'
import { MatterCard } from '../MatterCard'
import type { Draft, MatterStore } from '../store'
import * as text from '../text'

const { words } = text

const steps = ['title', 'body', 'check'] as const
/** What may come between: similar matters after the title, numbers of persons after the text. */
const asides = { alike: 'title', mask: 'body' } as const
type Step = (typeof steps)[number] | keyof typeof asides
type Way = Steps<Step>

type Proposed = ReplyOf<typeof contract.propose> & { readonly title: string }

/** Proposing a matter, one question a page. */
export default observer(function Propose() {
  const way = useSteps<Step>('matters/pages/propose', steps, {}, asides)
  const [done, setDone] = useState<Proposed | null>(null)
  if (done) return <Done {...done} onBack={() => way.leave(() => tab('talk'))} />
  return <Ask way={way} onDone={setDone} />
})

const Ask = observer(function Ask({ way, onDone }: { way: Way; onDone: (done: Proposed) => void }) {
  const { matters, home } = useStores()
  const { elder } = useLook()
  const { failure, send } = useSend(text.refusalLine)
  useEffect(() => {
    // Opened by its address, the page knows no similar matters yet.
    if (way.step === 'alike' && !matters.alike) void matters.findAlike()
  }, [way.step, matters])
  const propose = (): Promise<void> => {
    const { title } = matters.draft
    return send(matters.propose(), {
      done(proposed) {
        void home.view.refresh()
        way.end()
        onDone({ ...proposed, title })
      },
      // Numbers that only the server found: the question about them.
      refused: async ({ code }) => code === 'personal-data' && (await way.change('mask'), true),
    })
  }
  const ask = (step: Step, tried: boolean): Asked => {
    if (step === 'title' || step === 'body') return typed(step, matters, tried)
    if (step === 'alike') return alike(matters)
    return step === 'mask' ? mask(matters, way, elder) : check(matters.draft, home.view.value?.name, way)
  }
  const press = { word: words.send, onPress: propose }
  return <Questions title={words.proposeTitle} way={way} ask={ask} send={press} failure={failure} />
})

const asked = {
  title: {
    page: { question: words.titleQuestion, hint: words.titleHint },
    label: words.what,
    missing: words.titleMissing,
    limit: TITLE,
  },
  body: {
    page: { question: words.bodyQuestion, hint: words.bodyHint },
    label: words.story,
    missing: words.bodyMissing,
    limit: BODY,
  },
}

function typed(step: 'title' | 'body', matters: MatterStore, tried: boolean): Asked {
  const { page, label, limit, ...says } = asked[step]
  const value = matters.draft[step]
  const missing = value.trim() === '' ? { field: step, message: says.missing } : null
  const leave = async (): Promise<Step | null> => {
    if (step === 'title') return (await matters.findAlike()) ? 'alike' : null
    return matters.personal.length > 0 ? 'mask' : null
  }
  const field = (
    <TextField
      id={step}
      label={label}
      unseen
      value={value}
      onChange={(said) => matters.write({ [step]: said, mask: false })}
      limit={limit}
      long={step === 'body'}
      left={leftWords(limit - value.length)}
      error={tried ? missing?.message : undefined}
    />
  )
  return { page, missing, field, leave }
}

function alike({ alike: found }: MatterStore): Asked {
  return {
    page: { question: words.alikeQuestion, hint: words.alikeHint },
    missing: null,
    word: words.alikeNext,
    field: found?.matters.map((matter) => (
      <MatterCard key={matter.matterId} matter={matter} now={found.now} />
    )),
  }
}

function mask(matters: MatterStore, way: Way, elder: boolean): Asked {
  const write = (): unknown => (way.changing ? way.changed('body') : way.previous('mask'))
  return {
    page: { question: words.maskQuestion, hint: text.maskHint(elder) },
    missing: null,
    word: words.maskYes,
    leave: async () => (matters.maskDraft(), null),
    field: (
      <>
        {matters.personal.length > 0 && <Words>{words.maskList}</Words>}
        {matters.personal.map((piece) => (
          <Words key={piece} as="sub">
            {piece}
          </Words>
        ))}
        <BigButton kind="plain" word={words.maskNo} onPress={write} />
      </>
    ),
  }
}

function check({ title, body }: Draft, name: string | null | undefined, { change }: Way): Asked {
  const answers = [
    { question: words.what, answer: title, onChange: () => change('title') },
    { question: words.story, answer: body, onChange: () => change('body') },
    ...(name ? [{ question: words.shownName, answer: maskName(name) }] : []),
  ]
  return {
    page: { question: words.checkQuestion, after: words.sendAfter },
    missing: null,
    field: <CheckAnswers answers={answers} change={shell.change} />,
  }
}

function Done({ matterId, number, replyDue, needed, title, onBack }: Proposed & { onBack: () => void }) {
  const rows = [
    { key: words.what, value: title },
    { key: words.who, value: words.council },
    { key: words.by, value: text.sayBy(replyDue) },
  ]
  const see = (
    <BigButton word={words.see} onPress={() => replace('matters/pages/show', { matter: matterId })} />
  )
  return (
    <Screen headed title={words.doneTitle} back={{ word: shell.back, onPress: onBack }} bottom={see}>
      <ConfirmPanel
        word={words.doneWord}
        sentence={text.nextSentence(needed, replyDue)}
        code={number}
        rows={rows}
      />
    </Screen>
  )
}
