import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { sayDay } from '../../kernel/say'
import { at, dayOf, minutes, type Instant } from '../../kernel/time'
import { useDayChips } from '../../shell/days'
import { back, go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { Slip } from '../../ui/ConfirmPanel'
import { GapCard, type GapState } from '../../ui/GapCard'
import { DayChips } from '../../ui/SlotPicker'
import { EmptyDoor, NoRight } from '../../ui/States'
import type { StatusTagProps } from '../../ui/StatusTag'
import { Words } from '../../ui/Words'
import type * as contract from '../contract'
import type { ExpectedView } from '../contract'
import { GiveBack } from '../GiveBack'
import * as text from '../text'

const { words } = text
type Listed = ReplyOf<typeof contract.dayList>

/** Who comes on a day, for those who receive; staff also book here for others. */
export default observer(function Desk() {
  const { visits } = useStores()
  const params = useRouter().params
  // Before the page is first shown and asks.
  useState(() => visits.listDay(params['day'] ?? ''))
  const resource = visits.list
  const listed = resource.value
  const pick = (day: string): Promise<void> => {
    visits.listDay(day)
    return resource.refresh()
  }
  const bookFor = <BigButton word={words.bookFor} onPress={() => go('reception/pages/who')} />
  return (
    <Page
      title={words.deskTitle}
      heading={listed ? text.deskHeading(listed.day, dayOf(listed.now)) : words.deskTitle}
      hint={words.deskHint}
      back={{ word: shell.back, onPress: back }}
      bottom={listed?.mayBook ? bookFor : undefined}
      resource={resource}
      refusal={() => <NoRight title={words.notStaff} body={words.notStaffBody} />}
    >
      {(value) => (
        <>
          <Days listed={value} onDay={pick} />
          <Booked visit={value.visits.find(({ visitId }) => visitId === params['visit'])} />
          {value.visits.length === 0 && <EmptyDoor sentence={words.deskEmpty} />}
          {value.visits.map((visit) => (
            <Row key={visit.visitId} visit={visit} listed={value} onChanged={resource.refresh} />
          ))}
        </>
      )}
    </Page>
  )
})

function Days({ listed: { days, day, now }, onDay }: { listed: Listed; onDay: (day: string) => unknown }) {
  const { chips, opened } = useDayChips(days, day, now, ({ visits }) => text.visitCount(visits))
  return (
    <DayChips label={words.daysLabel} days={chips} day={day} onDay={(key) => opened(key) || onDay(key)} />
  )
}

/** What was booked or moved just now, with the number to tell whoever comes. */
function Booked({ visit }: { visit: ExpectedView | undefined }) {
  if (!visit || visit.cancelledAt !== null) return null
  const moved = visit.movedAt !== null
  const rows = [
    { key: words.visitor, value: visit.name },
    { key: words.who, value: text.dutyReceiver(visit.receiver, visit.secretary) },
    { key: words.when, value: sayDay(visit.day) },
    { key: words.time, value: text.timeOf(visit.start) },
    { key: words.where, value: visit.place },
  ]
  return (
    <>
      <Words strong>{moved ? words.deskMoved : words.deskDone}</Words>
      <Slip
        code={visit.code}
        tag={{ word: moved ? words.movedTitle : words.slipTitle, tone: 'good' }}
        rows={rows}
      />
    </>
  )
}

interface Shown {
  readonly gap: GapState
  readonly tag: StatusTagProps
  readonly open: boolean
}

function stateOf({ day, start, movedAt, cancelledAt }: ExpectedView, now: Instant): Shown {
  if (cancelledAt !== null) {
    return { gap: 'closed', tag: { word: words.cancelledTitle, tone: 'quiet' }, open: false }
  }
  const word = movedAt === null ? words.slipTitle : words.movedTitle
  if (at(day, minutes(start)) <= now) return { gap: 'done', tag: { word, tone: 'quiet' }, open: false }
  return { gap: 'waiting', tag: { word, tone: 'wait' }, open: true }
}

interface RowProps {
  visit: ExpectedView
  listed: Listed
  onChanged: () => Promise<void>
}

function Row({ visit, listed, onChanged }: RowProps) {
  const { gap, tag, open } = stateOf(visit, listed.now)
  return (
    <GapCard gap={gap} tag={tag} title={text.expectedTitle(visit)} note={text.expectedNote(visit)}>
      {visit.note !== '' && <Words>{visit.note}</Words>}
      <Words as="second">{text.expectedBy(visit)}</Words>
      {visit.caseId && (
        <BigButton
          kind="quiet"
          word={words.seeCase}
          label={words.seeCaseOf + visit.name}
          onPress={() => go('cases/pages/show', { case: visit.caseId! })}
        />
      )}
      {open && listed.mayBook && (
        <>
          <BigButton
            kind="quiet"
            word={words.move}
            label={words.moveOf + visit.name}
            onPress={() => go('reception/pages/times', { visit: visit.visitId, for: 'desk' })}
          />
          <GiveBack visitId={visit.visitId} name={visit.name} onCancelled={onChanged} />
        </>
      )}
    </GapCard>
  )
}
