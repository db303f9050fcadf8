import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Questions, type Asked } from '../../shell/Questions'
import { useSend } from '../../shell/send'
import { NoOrder } from '../../shell/SlipPage'
import { useSteps, type Steps } from '../../shell/steps'
import { usePart } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { replace } from '../../shell/go'
import { announce } from '../../ui/announce'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { Choice } from '../../ui/Choice'
import type { ShiftView } from '../turns/contract'
import { TurnStore, type Draft, type Turns } from '../turns/store'
import { refusalLine, shiftTime, words } from '../turns/text'

const steps = ['which', 'whom', 'how', 'theirs', 'check'] as const
type Step = (typeof steps)[number]
type Way = Steps<Step>

/** 换班: which shift, whom to ask, as a favour or for one of theirs. */
export default observer(function Swap() {
  const store = usePart(TurnStore)
  const { draft } = store
  const asked = steps.filter((step) => {
    if (step === 'how') return draft.of !== '' && draft.of !== null
    return step !== 'theirs' || (draft.exchange === true && draft.of !== '')
  })
  const way = useSteps<Step>('duty/pages/swap', asked)
  useDidShow(() => void store.turns.refresh())
  const turns = store.turns.value
  if (!turns?.me) return <NoOrder title={words.askTitle} again="duty/pages/turns" />
  return <Ask turns={turns} way={way} />
})

interface Known {
  readonly turns: Turns
  readonly draft: Draft
  readonly think: (change: Partial<Draft>) => void
  readonly tried: boolean
}

const Ask = observer(function Ask({ turns, way }: { turns: Turns; way: Way }) {
  const store = usePart(TurnStore)
  const { failure, send } = useSend(refusalLine)
  const ask = (step: Step, tried: boolean): Asked => {
    const known = { turns, draft: store.draft, think: store.think, tried }
    return step === 'check' ? check(known, way) : questions[step](known)
  }
  const sent = (): Promise<void> =>
    send(store.ask(), {
      async done() {
        announce(words.askedDone)
        way.end()
        await store.turns.refresh()
        way.leave(() => replace('duty/pages/turns', {}))
        store.finish()
      },
    })
  return (
    <Questions
      title={words.askTitle}
      way={way}
      ask={ask}
      send={{ word: words.send, onPress: sent }}
      failure={failure}
    />
  )
})

const ahead = ({ shifts }: Turns, personId: string | null): ShiftView[] =>
  shifts.filter((shift) => shift.person.personId === personId && !shift.running)

const options = (turns: Turns, personId: string | null) =>
  ahead(turns, personId).map((shift) => ({ key: shift.shiftId, word: shiftTime(shift, turns.today) }))

interface Field {
  readonly id: string
  readonly question: string
  readonly missing: string
  readonly hint?: string
  readonly options: readonly { key: string; word: string; note?: string }[]
  readonly value: string | null
  readonly onChange: (key: string) => unknown
}

function choosing({ id, question, missing, hint, options, value, onChange }: Field, tried: boolean): Asked {
  const chosen = options.some(({ key }) => key === value)
  const lacks = chosen ? null : { field: id, message: missing }
  const error = tried && lacks ? missing : undefined
  return {
    page: { question, hint },
    missing: lacks,
    field: (
      <Choice
        id={id}
        label={question}
        options={options}
        value={chosen ? value : null}
        onChange={onChange}
        error={error}
      />
    ),
  }
}

const EVERYBODY = 'everybody'

const questions: Readonly<Record<Exclude<Step, 'check'>, (known: Known) => Asked>> = {
  which: ({ turns, draft, think, tried }) =>
    choosing(
      {
        ...{ id: 'swap-which', question: words.whichQuestion, missing: words.whichMissing },
        ...{ hint: words.whichHint, options: options(turns, turns.me!.personId), value: draft.give },
        onChange: (give) => think({ give }),
      },
      tried,
    ),
  whom: ({ turns, draft, think, tried }) =>
    choosing(
      {
        ...{
          id: 'swap-whom',
          question: words.whomQuestion,
          missing: words.whomMissing,
          hint: words.whomHint,
        },
        options: [
          { key: EVERYBODY, word: words.everybody, note: words.everybodyNote },
          ...others(turns).map(({ personId, name }) => ({ key: personId, word: name })),
        ],
        value: draft.of === '' ? EVERYBODY : draft.of,
        onChange: (key) =>
          think(key === EVERYBODY ? { of: '', exchange: false, take: null } : { of: key, take: null }),
      },
      tried,
    ),
  how: ({ draft, think, tried }) =>
    choosing(
      {
        ...{ id: 'swap-how', question: words.howQuestion, missing: words.howMissing },
        options: [
          { key: 'favour', word: words.favour, note: words.favourNote },
          { key: 'exchange', word: words.exchange, note: words.exchangeNote },
        ],
        value: draft.exchange === null ? null : draft.exchange ? 'exchange' : 'favour',
        onChange: (key) => think({ exchange: key === 'exchange' }),
      },
      tried,
    ),
  theirs: ({ turns, draft, think, tried }) =>
    choosing(
      {
        ...{ id: 'swap-theirs', question: words.theirQuestion, missing: words.theirMissing },
        ...{ options: options(turns, draft.of), value: draft.take, onChange: (take) => think({ take }) },
        hint: ahead(turns, draft.of).length === 0 ? words.theirNone : undefined,
      } as Field,
      tried,
    ),
}

const others = ({ members, me }: Turns) => members.filter(({ personId }) => personId !== me!.personId)

function check({ turns, draft }: Known, way: Way): Asked {
  const time = (id: string | null): string => {
    const shift = turns.shifts.find(({ shiftId }) => shiftId === id)
    return shift ? shiftTime(shift, turns.today) : ''
  }
  const whom = others(turns).find(({ personId }) => personId === draft.of)?.name ?? words.everybody
  const answers = [
    { question: words.give, answer: time(draft.give), onChange: () => way.change('which') },
    { question: words.whom, answer: whom, onChange: () => way.change('whom') },
    ...(draft.exchange && draft.of !== ''
      ? [{ question: words.take, answer: time(draft.take), onChange: () => way.change('theirs') }]
      : []),
  ]
  return {
    page: { question: words.checkQuestion, after: words.sendAfter },
    missing: null,
    field: <CheckAnswers answers={answers} change={shell.change} />,
  }
}
