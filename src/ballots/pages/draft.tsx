import { useDidShow, useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { instant, type Instant } from '../../kernel/time'
import { back, replace } from '../../shell/go'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { Choice } from '../../ui/Choice'
import { QuestionPage } from '../../ui/QuestionPage'
import { TextField } from '../../ui/TextField'
import { QUESTION, TITLE } from '../contract'
import { closings, leftWords, openings, placeWords, ruleChoice, stepWords, words } from '../desk-words'
import { ruleIds } from '../rules'
import type { Draft } from '../store'
import { momentWords } from '../text'
import { BuildingField } from './building-field'
import { useTold } from './told'

const steps = ['title', 'question', 'rule', 'scope', 'opens', 'closes', 'check'] as const
type Step = (typeof steps)[number]

/** Thinking a ballot out, one question a page; the server decides whose act it is when it is sent. */
export default observer(function DraftBallot() {
  const { ballots } = useStores()
  useDidShow(() => {
    void ballots.list.refresh()
  })
  const begun = useBegun()
  const [step, setStep] = useState<Step>('title')
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<string | null>(null)
  const told = useTold(setFailure)
  const position = steps.indexOf(step)
  const to = (next: Step): void => {
    setStep(next)
    setAttempt(0)
    setFailure(null)
  }
  const send = async (): Promise<void> => {
    setFailure(null)
    const outcome = await ballots.sendDraft()
    if (!outcome.ok) return told(outcome)
    await replace('ballots/pages/prepare', { ballot: outcome.value.ballotId })
  }
  const missing = missingOf(step, ballots.draft)
  const press = (): unknown => {
    if (missing !== null) return setAttempt(attempt + 1)
    return step === 'check' ? send() : to(steps[position + 1]!)
  }
  const error = attempt > 0 && missing !== null ? missing : undefined
  const faults = error === undefined ? [] : [{ field: `ballot-${step}`, message: error }]
  return (
    <QuestionPage
      title={words.draft}
      question={words.ask[step]}
      hint={hints[step]}
      step={stepWords(position + 1, steps.length)}
      back={{ word: shell.back, onPress: () => (position === 0 ? back() : to(steps[position - 1]!)) }}
      errors={{ title: words.summary, faults, attempt }}
      failure={failure ?? undefined}
      next={{ word: step === 'check' ? words.send : shell.next, onPress: press }}
      after={step === 'check' ? words.sendAfter : undefined}
    >
      {begun && <Field step={step} error={error} to={to} />}
    </QuestionPage>
  )
})

/**
 * Goes on with the draft on the matter that the page was opened for; its title is taken over.
 * @returns whether it is there: a field is drawn with it, not changed under the person's hands.
 */
function useBegun(): boolean {
  const [begun, setBegun] = useState(false)
  const { ballots, matters } = useStores()
  const matterId = useRouter().params['matter'] ?? null
  useEffect(() => {
    const begin = async (): Promise<void> => {
      const known = matterId === null ? null : matters.matterOf(matterId)
      if (known?.value === null) await known.refresh()
      ballots.begin(matterId, known?.value?.matter.title)
      setBegun(true)
    }
    void begin()
  }, [ballots, matters, matterId])
  return begun
}

const hints: Partial<Record<Step, string>> = {
  title: words.titleHint,
  question: words.questionHint,
  rule: words.ruleHint,
}

function missingOf(
  step: Step,
  { title, question, ruleId, building, opensAt, closesAt }: Draft,
): string | null {
  const answered: Record<Step, boolean> = {
    title: title.trim() !== '',
    question: question.trim() !== '',
    rule: ruleId !== null,
    scope: building !== null && building >= 0,
    opens: opensAt !== null,
    closes: closesAt !== null,
    check: true,
  }
  if (answered[step] || step === 'check') return null
  return building !== null && step === 'scope' ? words.buildingMissing : words.missing[step]
}

interface FieldProps {
  step: Step
  error?: string
  to: (step: Step) => void
}

const Field = observer(function Field({ step, error, to }: FieldProps) {
  const { ballots } = useStores()
  const { draft, write } = ballots
  switch (step) {
    case 'title':
    case 'question':
      return <Typed step={step} error={error} />
    case 'rule':
      return (
        <Choice
          id="ballot-rule"
          label={words.ask.rule}
          options={ruleIds.map((key) => ({ key, ...ruleChoice[key] }))}
          value={draft.ruleId}
          onChange={(ruleId) => write({ ruleId })}
          error={error}
        />
      )
    case 'scope':
      return <Scope error={error} />
    case 'opens':
    case 'closes':
      return <Times step={step} error={error} />
    case 'check':
      return <Check to={to} />
  }
})

const Typed = observer(function Typed({ step, error }: { step: 'title' | 'question'; error?: string }) {
  const { ballots } = useStores()
  const limit = step === 'title' ? TITLE : QUESTION
  const value = ballots.draft[step]
  return (
    <TextField
      id={`ballot-${step}`}
      label={words.label[step]}
      value={value}
      onChange={(typed) => ballots.write({ [step]: typed })}
      limit={limit}
      long={step === 'question'}
      left={leftWords(limit - value.length)}
      error={error}
    />
  )
})

/** A building that is chosen and not yet told. */
const UNTOLD = -1

const Scope = observer(function Scope({ error }: { error?: string }) {
  const { ballots } = useStores()
  const { building } = ballots.draft
  const value = building === null ? null : building === 0 ? 'estate' : 'building'
  return (
    <>
      <Choice
        id="ballot-scope"
        label={words.ask.scope}
        options={[
          { key: 'estate', word: words.estate },
          { key: 'building', word: words.oneBuilding },
        ]}
        value={value}
        onChange={(key) => ballots.write({ building: key === 'estate' ? 0 : UNTOLD })}
        error={value === 'building' ? undefined : error}
      />
      {value === 'building' && (
        <BuildingField
          id="ballot-building"
          value={building === UNTOLD ? null : building}
          onChange={(count) => ballots.write({ building: count && count > 0 ? count : UNTOLD })}
          error={error}
        />
      )}
    </>
  )
})

const Times = observer(function Times({ step, error }: { step: 'opens' | 'closes'; error?: string }) {
  const { ballots } = useStores()
  const { opensAt, closesAt } = ballots.draft
  const now = ballots.list.value?.now ?? ballots.list.now()
  const opens = step === 'opens'
  const all = opens ? openings(now) : closings(instant(opensAt ?? now))
  const chosen = opens ? opensAt : closesAt
  // Now has moved on since it was chosen.
  const begun = opens && chosen !== null && chosen <= now ? all[0] : undefined
  const choose = (time: Instant): void =>
    ballots.write(opens ? { opensAt: time, closesAt: null } : { closesAt: time })
  return (
    <Choice
      id={`ballot-${step}`}
      label={words.ask[step]}
      options={all}
      value={(all.find(({ time }) => time === chosen) ?? begun)?.key ?? null}
      onChange={(key) => choose(all.find((each) => each.key === key)!.time)}
      error={error}
    />
  )
})

const Check = observer(function Check({ to }: { to: (step: Step) => void }) {
  const { ballots, matters } = useStores()
  const { title, question, ruleId, building, opensAt, closesAt, matterId } = ballots.draft
  const matter = matterId === null ? undefined : matters.matterOf(matterId).value?.matter
  const said: Record<Exclude<Step, 'check'>, string> = {
    title,
    question,
    rule: ruleId ? ruleChoice[ruleId].word : '',
    scope: placeWords(building),
    opens: opensAt === null ? '' : momentWords(instant(opensAt)),
    closes: closesAt === null ? '' : momentWords(instant(closesAt)),
  }
  const answers = (Object.keys(said) as (keyof typeof said)[]).map((key) => ({
    question: words.label[key],
    answer: said[key],
    onChange: () => to(key),
  }))
  const on = matter ? [{ question: words.onMatter, answer: `${matter.number} ${matter.title}` }] : []
  return <CheckAnswers answers={[...on, ...answers]} change={shell.change} />
})
