import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { dayOf } from '../../kernel/time'
import { back, go, phone } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { usePart, useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { CallBar } from '../../ui/CallBar'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { GapCard } from '../../ui/GapCard'
import { GapTimeline, type TimelineStep } from '../../ui/GapTimeline'
import { useLook } from '../../ui/Look'
import { Section } from '../../ui/Section'
import { EmptyDoor } from '../../ui/States'
import { Words } from '../../ui/Words'
import { tagOf } from '../CaseCard'
import type { CaseAct, show } from '../contract'
import { CaseStore } from '../store'
import * as text from '../text'

const { words } = text
type Shown = ReplyOf<typeof show>

/** A case: who has it and by when, how far it has come, and what one may do. */
export default observer(function ShowCase() {
  const { elder } = useLook()
  const resource = usePart(CaseStore).of(useRouter().params['case'] ?? '')
  const { value } = resource
  const gone = () => <EmptyDoor sentence={text.refusalLine({ code: 'no-such-case' }, elder)} />
  return (
    <Page
      title={words.title}
      heading={value ? text.aboutWord(value.case) : words.title}
      over={value ? text.numberWord(value.case.number) : undefined}
      back={{ word: shell.back, onPress: back }}
      bottom={value ? <Main shown={value} /> : undefined}
      resource={resource}
      refusal={gone}
      unknown={gone}
    >
      {(shown) => <Inside shown={shown} />}
    </Page>
  )
})

const ask = ({ case: { caseId } }: Shown, act: CaseAct): Promise<unknown> =>
  go('cases/pages/act', { case: caseId, act })

/** The one main button: what is this reader's to say or to do now. */
function Main({ shown }: { shown: Shown }) {
  const { may, case: one } = shown
  if (may.includes('answer') && one.person === null) {
    return <BigButton word={words.answer} onPress={() => ask(shown, 'answer')} />
  }
  if (may.includes('accept')) return <Accept shown={shown} />
  if (may.includes('done')) return <BigButton word={words.done} onPress={() => ask(shown, 'done')} />
  if (may.includes('note')) return <BigButton word={words.note} onPress={() => ask(shown, 'note')} />
  return <Call number={shown.phone} />
}

/** A person to phone, whatever the screen says. */
function Call({ number }: { number: string }) {
  const label = `${words.call}，${words.communityPhone}`
  return <CallBar call={{ word: words.call, label, onPress: () => phone(number) }} />
}

function Accept({ shown: { case: one } }: { shown: Shown }) {
  const store = usePart(CaseStore)
  const { failure, send } = useSend(text.refusalLine)
  const { caseId } = one
  return (
    <>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <BigButton
        word={words.accept}
        note={words.acceptNote}
        onPress={() => send(store.accept(caseId), { done: () => store.of(caseId).refresh() })}
      />
    </>
  )
}

function Inside({ shown }: { shown: Shown }) {
  const { case: one, now, asked, home, helper } = shown
  const { elder } = useLook()
  const late = one.late ? text.lateWord(one.due, dayOf(now)) : null
  return (
    <>
      <GapCard
        gap={one.state === 'solved' ? 'done' : one.state === 'done' ? 'answered' : 'waiting'}
        tag={tagOf(one, elder)}
        title={text.holderTitle(one.responsible)}
        note={text.holderNote(one, elder)}
        level={2}
      >
        {late !== null && (
          <Words tone="accent" strong>
            {late}
          </Words>
        )}
        {asked !== null && <Words as="second">{text.askedLine(asked, one)}</Words>}
        {one.person !== null && <Words as="second">{text.whoseLine(one.person, home, helper)}</Words>}
      </GapCard>
      <Acts shown={shown} />
      <Section title={words.way}>
        <GapTimeline label={words.way} steps={stepsOf(shown, elder)} />
      </Section>
      <Others shown={shown} />
    </>
  )
}

/** What is owed next stands at the end, in the grey of what is not there yet. */
function stepsOf({ entries, case: one }: Shown, elder: boolean): TimelineStep[] {
  const steps = entries.map((entry, n): TimelineStep => {
    const last = n === entries.length - 1 && one.state !== 'solved' && one.state !== 'done'
    return {
      key: String(n),
      state: last ? (one.late ? 'late' : 'waiting') : 'done',
      ...text.stepWords(entry, one.person, elder),
    }
  })
  const next = text.nextWords(one, elder)
  return next ? [...steps, { key: 'next', state: 'ahead', ...next }] : steps
}

/** What those who receive may do beside the main act. */
function Acts({ shown }: { shown: Shown }) {
  const { may, case: one } = shown
  const main: CaseAct | undefined = (['accept', 'done', 'note'] as const).find((act) => may.includes(act))
  const plain = (['note', 'hand', 'extend'] as const).filter((act) => act !== main && may.includes(act))
  const forThem = may.includes('answer') && one.person !== null
  return (
    <>
      {plain.map((act) => (
        <BigButton key={act} kind="plain" word={words[act]} onPress={() => ask(shown, act)} />
      ))}
      {main === 'accept' && may.includes('done') && (
        <BigButton kind="plain" word={words.done} onPress={() => ask(shown, 'done')} />
      )}
      {forThem && (
        <BigButton
          kind="plain"
          word={words.answerFor}
          note={words.answerForNote}
          onPress={() => ask(shown, 'answer')}
        />
      )}
    </>
  )
}

/** To come again about it, and to phone where the main button is another. */
function Others({ shown }: { shown: Shown }) {
  const { may, phone: number, case: one } = shown
  const answers = may.includes('answer') && one.person === null
  return (
    <>
      {may.includes('book') && <Again shown={shown} />}
      {answers && <Call number={number} />}
    </>
  )
}

/** Books a time with the case attached: for oneself, for whom one helps, and at the desk for whoever phones. */
function Again({ shown: { case: one, personId, home, may } }: { shown: Shown }) {
  const { visits } = useStores()
  const desk = may.includes('note')
  const press = (): Promise<unknown> => {
    const about = { caseId: one.caseId, title: text.aboutWord(one), kind: one.kind }
    if (one.person === null) {
      visits.begin(null, about)
      return go('reception/pages/times', { case: one.caseId })
    }
    const by = desk ? 'desk' : 'helper'
    visits.begin({ personId, name: one.person, home, by }, about)
    return go('reception/pages/times', { for: by, case: one.caseId })
  }
  return (
    <BigButton kind="plain" word={desk && one.person !== null ? words.bookFor : words.book} onPress={press} />
  )
}
