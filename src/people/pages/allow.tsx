import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { back } from '../../shell/go'
import { Questions, type Asked } from '../../shell/Questions'
import { useSend } from '../../shell/send'
import { useSteps } from '../../shell/steps'
import { usePart, useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { toast } from '../../ui/announce'
import { BigButton } from '../../ui/BigButton'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { Choice } from '../../ui/Choice'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Section } from '../../ui/Section'
import { TextField } from '../../ui/TextField'
import { Words } from '../../ui/Words'
import { LinkCard } from '../helpers/LinkCard'
import { relations } from '../helpers/rule'
import { HelperStore, type Allowing, type Someone } from '../helpers/store'
import { refusalLine, relationWord, words } from '../helpers/text'

const steps = ['elder', 'helper', 'relation', 'check'] as const
type Step = (typeof steps)[number]
const CODE = /^\d{6}$/
/** Longest door, phone or code that is looked up. */
const QUERY = 30

/** The desk writes down who may act for whom, in front of the one who is helped. */
export default observer(function Allow() {
  const helpers = usePart(HelperStore)
  const way = useSteps('people/pages/allow', steps)
  const { failure, send } = useSend(refusalLine)
  const { draft, answer } = helpers
  const save = (): Promise<void> =>
    send(helpers.allow(), {
      done() {
        way.end()
        helpers.finish()
        toast(words.saved, 3000)
        way.leave(back)
      },
    })
  const ask = (step: Step, tried: boolean): Asked => {
    switch (step) {
      case 'elder':
        return askWho(step, draft, answer, tried)
      case 'helper':
        return askWho(step, draft, answer, tried)
      case 'relation':
        return askRelation(draft, answer, tried)
      case 'check':
        return check(draft, (to) => way.change(to))
    }
  }
  const last = { word: words.save, onPress: save }
  return <Questions title={words.deskTitle} way={way} ask={ask} send={last} failure={failure} />
})

type Answer = (change: Partial<Allowing>) => void

function askWho(step: 'elder' | 'helper', draft: Allowing, answer: Answer, tried: boolean): Asked {
  const of = step === 'elder'
  const missing = draft[step] === null ? { field: step, message: words.missing } : null
  return {
    page: {
      question: of ? words.elderQuestion : words.helperQuestion,
      hint: of ? words.elderHint : words.helperHint,
    },
    missing,
    field: (
      <>
        <Find
          id={step}
          label={of ? words.elderField : words.helperField}
          chosen={draft[step]}
          error={tried && missing ? missing.message : undefined}
          onChoose={(one) => answer(of ? { elder: one as Someone } : { helper: one })}
          codes={!of}
        />
        {of && draft.elder && <Existing personId={draft.elder.personId} />}
      </>
    ),
  }
}

interface FindProps {
  id: string
  label: string
  chosen: Allowing['helper']
  error: string | undefined
  /** Whether six digits are a code that was said. */
  codes: boolean
  onChoose: (one: Allowing['helper']) => void
}

/** Looks a person up by door or phone, and offers those who were found. */
function Find({ id, label, chosen, error, codes, onChoose }: FindProps) {
  const { visits } = useStores()
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<readonly Someone[]>([])
  const [none, setNone] = useState(false)
  const { failure, send } = useSend((_: { code: string }) => words.none)
  const type = (typed: string): void => {
    setQuery(typed)
    setNone(false)
    if (codes && CODE.test(typed.trim())) onChoose({ code: typed.trim() })
    else if (chosen && 'code' in chosen) onChoose(null)
  }
  const look = (): Promise<void> =>
    send(visits.find(query), {
      done({ people }) {
        setFound(people)
        setNone(people.length === 0)
      },
    })
  const known = chosen && !('code' in chosen) ? chosen : null
  const people =
    known && !found.some(({ personId }) => personId === known.personId) ? [known, ...found] : found
  return (
    <>
      <TextField id={id} label={label} value={query} onChange={type} limit={QUERY} error={error} />
      {chosen && 'code' in chosen && <Words strong>{words.byCode(chosen.code)}</Words>}
      <BigButton kind="plain" word={words.find} onPress={() => query.trim() !== '' && look()} />
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      {none && <Words>{words.none}</Words>}
      {people.length > 0 && (
        <Choice
          id={`${id}-found`}
          label={words.choose}
          seen
          options={people.map(({ personId, name, home }) => ({ key: personId, word: name, note: home }))}
          value={known?.personId ?? null}
          onChange={(key) => onChoose(people.find(({ personId }) => personId === key)!)}
        />
      )}
    </>
  )
}

/** Who may act for them already: ended here for whoever phones. */
const Existing = observer(function Existing({ personId }: { personId: string }) {
  const helpers = usePart(HelperStore)
  const resource = helpers.of(personId)
  useEffect(() => void resource.refresh(), [resource])
  const allowed = resource.value?.allowed ?? []
  if (allowed.length === 0) return null
  return (
    <Section title={words.existing}>
      {allowed.map((link) => (
        <LinkCard key={link.linkId} link={link} onEnded={resource.refresh} />
      ))}
    </Section>
  )
})

function askRelation({ relation }: Allowing, answer: Answer, tried: boolean): Asked {
  const missing = relation === null ? { field: 'relation', message: words.relationMissing } : null
  return {
    page: { question: words.relationQuestion },
    missing,
    field: (
      <Choice
        id="relation"
        label={words.relationQuestion}
        options={relations.map((key) => ({ key, word: relationWord(key) }))}
        value={relation}
        onChange={(key) => answer({ relation: key })}
        error={tried && missing ? missing.message : undefined}
      />
    ),
  }
}

function check({ elder, helper, relation }: Allowing, change: (step: Step) => unknown): Asked {
  const helps = helper === null ? '' : 'code' in helper ? words.byCode(helper.code) : helper.name
  const answers = [
    { question: words.elder, answer: elder?.name ?? '', note: elder?.home, onChange: () => change('elder') },
    { question: words.helper, answer: helps, onChange: () => change('helper') },
    {
      ...{ question: words.relation, answer: relation ? relationWord(relation) : '' },
      onChange: () => change('relation'),
    },
  ]
  return {
    page: { question: words.checkQuestion, hint: words.deskHint },
    missing: null,
    field: <CheckAnswers answers={answers} change={shell.change} />,
  }
}
