import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { dayOf } from '../../kernel/time'
import type { Resource } from '../../platform/call/resource'
import { shownDay, useDayChips } from '../../shell/days'
import { back, go, isOnTop, replace } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { useLook } from '../../ui/Look'
import { Screen } from '../../ui/Screen'
import { SlotPicker, type Slot } from '../../ui/SlotPicker'
import { EmptyDoor } from '../../ui/States'
import type * as contract from '../contract'
import type { Share } from '../rule'
import type { VisitStore } from '../store'
import * as text from '../text'

const { words } = text
type Times = ReplyOf<typeof contract.freeTimes>
type TimesDay = Times['days'][number]

/** A day and a time: for a visit of one's own, for one that is moved, or for somebody else. */
export default observer(function PickTime() {
  const { visits } = useStores()
  const { elder } = useLook()
  const { resource, title, word, own, nobody, failure, take } = useAim()
  const [picked, setPicked] = useState({ day: own?.day ?? visits.draft?.day ?? '', start: '' })
  const times = resource.value
  const chosen = times && shownDay(times.days, picked.day)
  const free = chosen?.free.find(({ start }) => start === picked.start)
  if (nobody) {
    const act = { word: nobody.word, onPress: () => replace(nobody.page, {}) }
    return (
      <Screen title={title} back={{ word: shell.back, onPress: back }}>
        <EmptyDoor sentence={words.whoFirst} act={act} />
      </Screen>
    )
  }
  return (
    <Page
      title={title}
      heading={chosen ? text.timesQuestion(chosen.day, dayOf(times!.now)) : title}
      hint={times ? text.aboutDesk(times.place, times.unit) : undefined}
      back={{ word: shell.back, onPress: back }}
      bottom={
        <BigButton
          word={word}
          off={free ? undefined : words.chooseFirst}
          onPress={() => take(chosen!.day, free!)}
        />
      }
      resource={resource}
      refusal={() => <EmptyDoor sentence={text.refusalLine({ code: 'no-desk' }, elder)} />}
    >
      {(value) => (
        <>
          {failure !== null && <ErrorSummary title={failure} faults={[]} />}
          <Times
            times={value}
            day={shownDay(value.days, picked.day)}
            start={free ? picked.start : null}
            own={own}
            onPick={(day, start) => setPicked({ day, start })}
          />
        </>
      )}
    </Page>
  )
})

/** What the time is picked for, and what happens with it then. */
interface Aim {
  readonly resource: Resource<Times>
  readonly title: string
  /** On the button. */
  readonly word: string
  /** The time as it is now, of a visit that is moved. */
  readonly own?: { readonly day: string; readonly start: string }
  /** It was not said yet for whom, or they have just been booked for: where that is asked. */
  readonly nobody?: { readonly word: string; readonly page: string }
  /** Why the last press did nothing. */
  readonly failure: string | null
  readonly take: (day: TimesDay['day'], free: TimesDay['free'][number]) => Promise<unknown>
}

function useAim(): Aim {
  const { visits } = useStores()
  const { elder } = useLook()
  const params = useRouter().params
  const forOther = params['for'] === 'desk'
  const { failure, move } = useMove(params['visit'] ?? '', forOther ? 'desk' : 'public')
  if (params['visit']) {
    const take: Aim['take'] = (day, { start }) => move(day, start)
    return { ...moved(visits, params['visit'], forOther), failure, take }
  }
  const visitor = params['for'] ? (visits.draft?.visitor ?? null) : null
  const title = elder ? words.titleElder : words.title
  const ask = forOther
    ? { word: words.bookFor, page: 'reception/pages/who' }
    : { word: words.askWhom, page: 'reception/pages/whom' }
  return {
    resource: visits.times[forOther ? 'desk' : 'public'],
    title: visitor ? text.forWhom(visitor.name, visitor.home) : title,
    word: words.nextKind,
    nobody: params['for'] && visitor === null ? ask : undefined,
    failure,
    take: (day, { start, receiver, bySecretary }) => {
      visits.begin(visitor, params['case'] ? visits.draft?.about : null)
      visits.answer({ day, start, receiver, bySecretary })
      return go('reception/pages/order')
    },
  }
}

/** Of a visit that is moved: one's own, or anybody's on the list of the desk. */
function moved(visits: VisitStore, visitId: string, byDesk: boolean): Omit<Aim, 'take' | 'failure'> {
  if (!byDesk) {
    const own = visits.visitOf(visitId).value?.visit
    return { resource: visits.times.public, title: words.moveTitle, word: words.moveHere, own }
  }
  const listed = visits.list.value?.visits.find((one) => one.visitId === visitId)
  const title = listed ? text.moveFor(listed.name) : words.moveTitle
  return { resource: visits.times.desk, title, word: words.moveHere, own: listed }
}

interface TimesProps {
  times: Times
  day: TimesDay | undefined
  start: string | null
  own: Aim['own']
  onPick: (day: string, start: string) => void
}

const Times = observer(function Times({ times, day, start, own, onPick }: TimesProps) {
  const { visits } = useStores()
  const { chips, opened } = useDayChips(times.days, day?.day, times.now, freeWord)
  if (!day) return <EmptyDoor sentence={words.noDay} />
  return (
    <SlotPicker
      id="slot"
      daysLabel={words.daysLabel}
      days={chips}
      day={day.day}
      onDay={(key) => opened(key) || onPick(key, '')}
      slotsLabel={words.slotsLabel}
      slots={slotsOf(day, own)}
      slot={start}
      onSlot={(key) => onPick(day.day, key)}
      chosenWord={words.chosen}
      notice={visits.taken ? text.takenWords(visits.taken) : undefined}
      empty={<EmptyDoor sentence={emptyWord(day)} />}
    />
  )
})

/** Moves a visit; a time that was taken meanwhile is said on this page, with the times as they are now. */
function useMove(visitId: string, share: Share) {
  const { visits, home } = useStores()
  const { failure, send } = useSend(text.refusalLine)
  const move = (day: TimesDay['day'], start: string): Promise<void> =>
    send(visits.move(visitId, day, start), {
      done() {
        void home.view.refresh()
        // The new number is to be told: it stands on the list of its day.
        if (share === 'desk') return replace('reception/pages/desk', { day, visit: visitId })
        // The slip lies under this page and renews itself when it is seen again.
        return isOnTop() ? back() : replace('reception/pages/slip', { visit: visitId })
      },
      async refused({ code }) {
        if (code !== 'taken') return false
        await visits.times[share].refresh()
        return true
      },
    })
  return { failure, move }
}

function freeWord({ open, staffed, free, taken }: TimesDay): string {
  if (!open) return words.closed
  if (!staffed) return words.nobody
  if (free.length === 0 && taken.length === 0) return words.over
  return free.length === 0 ? words.full : text.freeCount(free.length)
}

function emptyWord({ open, staffed, taken }: TimesDay): string {
  if (!open) return words.closedDay
  if (!staffed) return words.nobodyDay
  return taken.length > 0 ? words.fullDay : words.dayOver
}

function slotsOf({ day, free, taken }: TimesDay, own: Aim['own']): Slot[] {
  const note = (start: string): string => (own?.day === day && own.start === start ? words.own : words.taken)
  const all = [
    ...free.map((one) => ({
      ...{ key: one.start, word: text.slotWord(one.start), note: text.receiverNote(one), taken: false },
    })),
    ...taken.map((start) => ({ key: start, word: text.slotWord(start), note: note(start), taken: true })),
  ]
  return all.sort((a, b) => (a.key < b.key ? -1 : 1))
}
