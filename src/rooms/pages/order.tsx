import { useDidShow, useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { clock, minutes } from '../../kernel/time'
import { replace } from '../../shell/go'
import { Questions, type Asked } from '../../shell/Questions'
import { useSend } from '../../shell/send'
import { NoOrder } from '../../shell/SlipPage'
import { useSteps, type Steps } from '../../shell/steps'
import { useStores } from '../../shell/stores'
import { leftWords, words as shell } from '../../shell/text'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { Choice } from '../../ui/Choice'
import { useLook } from '../../ui/Look'
import { NumberField } from '../../ui/NumberField'
import { TextField } from '../../ui/TextField'
import { PEOPLE, PURPOSE, type freeTimes } from '../contract'
import type { Draft } from '../store'
import * as text from '../text'
import { useJoin } from '../wait/join'
import * as wait from '../wait/text'

const { words } = text
const steps = ['length', 'people', 'purpose', 'check'] as const
type Step = (typeof steps)[number]
type Way = Steps<Step>
type Times = ReplyOf<typeof freeTimes>

/** The questions of a booking, one a page; what was answered stays when the page is left. */
export default observer(function Order() {
  const { rooms } = useStores()
  // The same questions for a time that is taken: then one stands in line for it.
  const waits = useRouter().params['wait'] === '1'
  const way = useSteps('rooms/pages/order', steps, waits ? { wait: '1' } : {})
  const { draft } = rooms
  // A page that is opened by its address alone may not know the times of the room.
  useDidShow(() => {
    const times = draft && rooms.timesOf(draft.roomId)
    if (times?.value === null) void times.refresh()
  })
  if (!draft?.day || !draft.start) return <NoOrder title={words.title} again="rooms/pages/list" />
  return <Ask draft={draft as Answered} way={way} waits={waits} />
})

type Answered = Draft & { day: NonNullable<Draft['day']>; start: string }

interface AskProps {
  draft: Answered
  way: Way
  waits: boolean
}

const Ask = observer(function Ask({ draft, way, waits }: AskProps) {
  const { rooms } = useStores()
  const { elder } = useLook()
  const { failure, book } = useBook(draft, way)
  const line = useJoin(draft, way)
  const times = rooms.timesOf(draft.roomId).value
  const room = times?.room
  const ask = (step: Step, tried: boolean): Asked => {
    switch (step) {
      case 'length':
        return askLength(draft, room?.unit ?? UNIT, longestOf(times, draft, waits), rooms.answer, tried)
      case 'people':
        return askPeople(draft, room?.seats ?? PEOPLE, rooms.answer)
      case 'purpose':
        return askPurpose(draft, rooms.answer, tried)
      case 'check':
        return check(
          draft,
          way,
          waits,
          waits ? sendAfter(draft, elder) : afterOf(draft, room, elder),
          rooms.answer,
        )
    }
  }
  const send = waits ? { word: wait.words.send, onPress: line.join } : { word: words.book, onPress: book }
  const why = waits ? line.failure : failure
  return <Questions title={draft.roomName} way={way} ask={ask} send={send} failure={why} />
})

/** Until the times of the room are known: half hours, and no more of them than were chosen already. */
const UNIT = 30

/** How long a booking from the chosen start may last, in minutes. */
function longestOf(times: Times | null, { day, start, end }: Answered, waits: boolean): number {
  if (times && waits) return Math.min(times.room.longest, minutes(times.room.closes) - minutes(start))
  if (!times) return Math.max(UNIT, minutes(end ?? start) - minutes(start))
  const free = times.days.find((each) => each.day === day)?.free
  return free?.find((each) => each.start === start)?.longest ?? UNIT
}

/** Books; a time that was taken meanwhile leads back to the times, which say so. */
function useBook({ roomId, day, visitor }: Draft, way: Way) {
  const { rooms, home } = useStores()
  const { failure, send } = useSend(text.refusalLine)
  const book = (): Promise<void> =>
    send(rooms.book(), {
      async done({ bookingId }) {
        void home.view.refresh()
        way.end()
        if (visitor) await replace('rooms/pages/desk', { day: day!, booking: bookingId })
        else await replace('rooms/pages/slip', { booking: bookingId })
        rooms.finish()
      },
      refused({ code }) {
        if (code !== 'taken') return false
        way.leave(() => replace('rooms/pages/times', { room: roomId, ...(visitor ? { for: 'desk' } : {}) }))
        return true
      },
    })
  return { failure, book }
}

type Answer = (change: Partial<Draft>) => void

function askLength(draft: Answered, unit: number, longest: number, answer: Answer, tried: boolean): Asked {
  const start = minutes(draft.start)
  const options = Array.from({ length: Math.floor(longest / unit) }, (_, n) => {
    const length = (n + 1) * unit
    const end = clock(start + length)
    return { key: end, word: text.duration(length), note: text.until(end) }
  })
  const known = options.some(({ key }) => key === draft.end)
  const missing = known ? null : { field: 'length', message: words.lengthMissing }
  return {
    page: { question: words.lengthQuestion, hint: text.slotWord(draft.start) },
    missing,
    field: (
      <Choice
        id="length"
        label={words.lengthQuestion}
        options={options}
        value={known ? draft.end : null}
        onChange={(end) => answer({ end })}
        error={tried && missing ? missing.message : undefined}
      />
    ),
  }
}

function askPeople(draft: Answered, seats: number, answer: Answer): Asked {
  const { people } = draft
  const wrong = people < 1 ? text.atLeast : people > seats ? text.atMost(seats) : null
  return {
    page: { question: words.peopleQuestion, hint: words.peopleHint },
    missing: wrong === null ? null : { field: 'people', message: wrong },
    field: (
      <NumberField
        id="people"
        label={words.people}
        value={people === 0 ? null : people}
        onChange={(count) => answer({ people: count ?? 0 })}
        least={1}
        most={seats}
        unit={words.unit}
        less={words.less}
        more={words.more}
        atLeast={text.atLeast}
        atMost={text.atMost(seats)}
        error={wrong ?? undefined}
      />
    ),
  }
}

function askPurpose(draft: Answered, answer: Answer, tried: boolean): Asked {
  const missing = draft.purpose.trim() === '' ? { field: 'purpose', message: words.purposeMissing } : null
  return {
    page: { question: words.purposeQuestion, hint: words.purposeHint },
    missing,
    field: (
      <TextField
        id="purpose"
        label={words.purpose}
        value={draft.purpose}
        onChange={(purpose) => answer({ purpose })}
        limit={PURPOSE}
        left={leftWords(PURPOSE - draft.purpose.length)}
        error={tried && missing ? missing.message : undefined}
      />
    ),
  }
}

/** What comes next, for whoever books for themselves. */
const afterOf = (
  { visitor }: Answered,
  room: Times['room'] | undefined,
  elder: boolean,
): string | undefined => (visitor ? undefined : text.bookAfter(room, elder))

const sendAfter = ({ visitor }: Answered, elder: boolean): string =>
  visitor ? wait.words.sendAfterDesk : wait.sendAfter(elder)

function check(
  draft: Answered,
  { change }: Way,
  waits: boolean,
  after: string | undefined,
  answer: Answer,
): Asked {
  const { visitor, reason = '' } = draft
  // Who waits is phoned and says yes then: it does not matter yet how they asked.
  const asks = Boolean(visitor) && !waits
  const answers = [
    ...(visitor ? [{ question: words.forWhom, answer: text.whoLine(visitor) }] : []),
    { question: words.room, answer: draft.roomName },
    {
      question: words.when,
      answer: text.span(draft.day, draft.start, draft.end ?? ''),
      onChange: () => change('length'),
    },
    { question: words.people, answer: text.headcount(draft.people), onChange: () => change('people') },
    { question: words.purpose, answer: draft.purpose, onChange: () => change('purpose') },
  ]
  return {
    page: { question: words.checkQuestion, after },
    missing: asks && reason === '' ? { field: 'asked', message: words.askedMissing } : null,
    field: (
      <>
        <CheckAnswers answers={answers} change={shell.change} />
        {asks && (
          <Choice
            id="asked"
            label={words.asked}
            seen
            options={[
              ...words.askedWays.map((word) => ({ key: word, word })),
              { key: words.askedCommunity, word: words.askedCommunity, note: words.askedCommunityNote },
            ]}
            value={reason === '' ? null : reason}
            onChange={(way) => answer({ reason: way, forCommunity: way === words.askedCommunity })}
          />
        )}
      </>
    ),
  }
}
