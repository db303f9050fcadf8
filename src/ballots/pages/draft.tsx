import { useDidShow, useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { instant, type Instant } from '../../kernel/time'
import { replace } from '../../shell/go'
import { Questions, type Asked } from '../../shell/Questions'
import { useSend } from '../../shell/send'
import { useSteps } from '../../shell/steps'
import { useStores } from '../../shell/stores'
import { leftWords, words as shell } from '../../shell/text'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { Choice } from '../../ui/Choice'
import { TextField } from '../../ui/TextField'
import { QUESTION, TITLE } from '../contract'
import { closings, openings, placeWords, ruleChoice, words } from '../desk-words'
import { ruleIds } from '../rules'
import type { Draft } from '../store'
import { momentWords, refusalLine } from '../text'
import { BuildingField } from './building-field'

const steps = ['title', 'question', 'rule', 'scope', 'opens', 'closes', 'check'] as const
type Step = (typeof steps)[number]

/** Thinking a ballot out, one question a page; the server decides whose act it is when it is sent. */
export default observer(function DraftBallot() {
  const { ballots } = useStores()
  useDidShow(() => {
    void ballots.list.refresh()
  })
  const matter = useRouter().params['matter']
  const begun = useBegun(matter ?? null)
  const way = useSteps<Step>('ballots/pages/draft', steps, matter ? { matter } : {})
  const { failure, send } = useSend(refusalLine)
  const draft = (): Promise<void> =>
    send(ballots.sendDraft(), {
      async done({ ballotId }) {
        way.end()
        await replace('ballots/pages/prepare', { ballot: ballotId })
      },
    })
  const ask = (step: Step, tried: boolean): Asked => {
    const message = missingOf(step, ballots.draft)
    const missing = message === null ? null : { field: `ballot-${step}`, message }
    const error = tried ? missing?.message : undefined
    const after = step === 'check' ? words.sendAfter : undefined
    const field = begun && <Field step={step} error={error} to={way.change} />
    return { page: { question: words.ask[step], hint: hints[step], after }, missing, field }
  }
  const press = { word: words.send, onPress: draft }
  return <Questions title={words.draft} way={way} ask={ask} send={press} failure={failure} />
})

/**
 * Goes on with the draft on the matter that the page was opened for; its title is taken over.
 * @returns whether it is there: a field is drawn with it, not changed under the person's hands.
 */
function useBegun(matterId: string | null): boolean {
  const [begun, setBegun] = useState(false)
  const { ballots, matters } = useStores()
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
  to: (step: Step) => unknown
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

const Check = observer(function Check({ to }: { to: (step: Step) => unknown }) {
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
