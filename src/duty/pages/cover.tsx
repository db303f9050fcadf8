import { observer } from 'mobx-react-lite'
import { back, go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { GapCard } from '../../ui/GapCard'
import { ListRow } from '../../ui/ListRow'
import { Section } from '../../ui/Section'
import { NoRight } from '../../ui/States'
import type { StatusTagProps } from '../../ui/StatusTag'
import { Words } from '../../ui/Words'
import type { CoveredView, LeaveView } from '../cover/contract'
import { CoverStore, type Covered } from '../cover/store'
import * as text from '../cover/text'
import { TurnStore } from '../turns/store'
import { words as turnWords } from '../turns/text'
import { Weights } from '../Weights'

const { words } = text

/** Thirty days ahead: who is missing, who has leave, and how the load lies. */
export default observer(function CoverPage() {
  const { part } = useStores()
  const { person } = part(TurnStore)
  const resource = part(CoverStore).of(person)
  return (
    <Page
      title={words.title}
      heading={words.heading}
      hint={words.hint}
      back={{ word: shell.back, onPress: back }}
      bottom={
        resource.value?.me ? (
          <BigButton word={words.takeLeave} onPress={() => go('duty/pages/leave')} />
        ) : undefined
      }
      resource={resource}
      refusal={() => <NoRight title={turnWords.notOnRota} body={turnWords.notOnRotaBody} />}
    >
      {(covered) => (
        <>
          <Missing covered={covered} />
          <Leave covered={covered} />
          <Loads covered={covered} />
          {covered.mayPlan && <Weights weekend={covered.load.weekend} holiday={covered.load.holiday} />}
        </>
      )}
    </Page>
  )
})

const tones: Readonly<Record<CoveredView['cover'], StatusTagProps['tone']>> = {
  whole: 'good',
  partly: 'wait',
  nobody: 'act',
  away: 'act',
  closed: 'quiet',
}

function Missing({ covered: { days, today, mayPlan } }: { covered: Covered }) {
  const missing = days.filter(({ cover }) => cover !== 'whole' && cover !== 'closed')
  return (
    <Section title={words.missing}>
      {missing.length === 0 && <Words as="second">{words.allCovered}</Words>}
      {missing.map((day) => (
        <ListRow
          key={day.day}
          title={text.dayTitle(day.day, today)}
          note={text.dayNote(day)}
          tag={{ word: text.coverWord(day.cover), tone: tones[day.cover] }}
          onPress={mayPlan ? () => go('duty/pages/day', { day: day.day }) : undefined}
        />
      ))}
    </Section>
  )
}

function Leave({ covered: { leave } }: { covered: Covered }) {
  return (
    <Section title={words.leaveSection}>
      {leave.length === 0 && <Words as="second">{words.noLeave}</Words>}
      {leave.map((one) => (
        <LeaveCard key={one.leaveId} leave={one} />
      ))}
    </Section>
  )
}

const LeaveCard = observer(function LeaveCard({ leave }: { leave: LeaveView }) {
  const { part, duty, home } = useStores()
  const { person } = part(TurnStore)
  const store = part(CoverStore)
  const { failure, send } = useSend(text.refusalLine)
  const end = async (): Promise<void> => {
    await send(store.endLeave(leave.leaveId, person), { done: () => undefined })
    await Promise.all([store.of(person).refresh(), duty.rota.refresh(), home.view.refresh()])
  }
  return (
    <GapCard gap="waiting" title={text.leaveTitle(leave)} note={text.leaveNote(leave)}>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      {leave.mayEnd && (
        <BigButton kind="quiet" word={words.endLeave} label={text.endLabel(leave)} onPress={end} />
      )}
    </GapCard>
  )
})

function Loads({ covered: { load } }: { covered: Covered }) {
  const { since, until, weekend, holiday, members } = load
  return (
    <Section title={words.loadSection}>
      <Words as="second">{text.loadHint(since, until, weekend, holiday)}</Words>
      {members.map(({ person, ...own }) => (
        <ListRow key={person.personId} title={person.name} note={text.loadNote(own)} />
      ))}
    </Section>
  )
}
