// The questions of a series, each with what is missing of its answer.
import { clock, dayOf, minutes, addDays, type Day, type Instant } from '../../kernel/time'
import { useDayChips } from '../../shell/days'
import type { Asked } from '../../shell/Questions'
import { leftWords } from '../../shell/text'
import { Choice, type Option } from '../../ui/Choice'
import { NumberField } from '../../ui/NumberField'
import { DayChips } from '../../ui/SlotPicker'
import { TextField } from '../../ui/TextField'
import { DAYS, PURPOSE, type RoomView } from '../contract'
import * as rooms from '../text'
import { WHOM } from './contract'
import type { Draft, SeriesStore } from './store'
import * as text from './text'

const { words } = text

/** What a question needs to be asked. */
export interface Asking {
  readonly draft: Draft
  readonly answer: SeriesStore['answer']
  /** Whether 下一步 was pressed. */
  readonly tried: boolean
}

interface OneOf<K extends string> {
  readonly field: string
  readonly question: string
  readonly hint?: string
  readonly options: readonly Option<K>[]
  readonly value: K | null
  readonly missing: string
  readonly onChange: (key: K) => unknown
}

/** One of several; an answer that is none of them any more is missing. */
export function oneOf<K extends string>(one: OneOf<K>, tried: boolean): Asked {
  const { field, question, hint, options, onChange } = one
  const value = options.some(({ key }) => key === one.value) ? one.value : null
  return {
    page: { question, ...(hint === undefined ? {} : { hint }) },
    missing: value === null ? { field, message: one.missing } : null,
    field: (
      <Choice
        id={field}
        label={question}
        options={options}
        value={value}
        onChange={onChange}
        error={tried && value === null ? one.missing : undefined}
      />
    ),
  }
}

export function askRoom({ draft, answer, tried }: Asking, all: readonly RoomView[]): Asked {
  const options = all.map(({ roomId, name, place, seats }) => {
    return { key: roomId, word: name, note: `${place} · ${text.seats(seats)}` }
  })
  const onChange = (roomId: string): void => answer({ roomId, start: null, end: null })
  const said = { field: 'room', question: words.room, missing: words.roomMissing }
  return oneOf({ ...said, options, value: draft.roomId, onChange }, tried)
}

export function askFirst({ draft, answer }: Asking, now: Instant): Asked {
  return {
    page: { question: words.first, hint: words.firstHint },
    missing: draft.first === null ? { field: 'first', message: words.firstMissing } : null,
    field: <First day={draft.first} now={now} onDay={(first) => answer({ first })} />,
  }
}

function First({ day, now, onDay }: { day: Day | null; now: Instant; onDay: (day: Day) => unknown }) {
  const all = Array.from({ length: DAYS }, (_, n) => ({ day: addDays(dayOf(now), n) }))
  const { chips, opened } = useDayChips(all, day ?? undefined, now, ({ day: one }) => text.shortDate(one))
  return (
    <DayChips
      label={words.firstLabel}
      days={chips}
      day={day ?? ''}
      onDay={(key) => opened(key) || onDay(key as Day)}
    />
  )
}

export function askStart({ draft, answer, tried }: Asking, room: RoomView | undefined): Asked {
  const { opens = '', closes = '', unit = 30 } = room ?? {}
  const count = room ? (minutes(closes) - minutes(opens)) / unit : 0
  const options = Array.from({ length: count }, (_, n) => clock(minutes(opens) + n * unit)).map((start) => {
    return { key: start, word: rooms.slotWord(start) }
  })
  const onChange = (start: string): void => answer({ start, end: null })
  const said = { field: 'start', question: words.start, missing: words.startMissing }
  return oneOf({ ...said, options, value: draft.start, onChange }, tried)
}

export function askLength({ draft, answer, tried }: Asking, room: RoomView | undefined): Asked {
  const start = minutes(draft.start ?? '00:00')
  const longest = room ? Math.min(room.longest, minutes(room.closes) - start) : 0
  const unit = room?.unit ?? 30
  const options = Array.from({ length: Math.max(0, Math.floor(longest / unit)) }, (_, n) => {
    const end = clock(start + (n + 1) * unit)
    return { key: end, word: rooms.duration((n + 1) * unit), note: rooms.until(end) }
  })
  const onChange = (end: string): void => answer({ end })
  const said = { field: 'length', question: words.length, missing: words.lengthMissing }
  return oneOf({ ...said, options, value: draft.end, onChange }, tried)
}

export function askOften({ draft, answer, tried }: Asking): Asked {
  const options = draft.first === null ? [] : text.oftenOptions(draft.first)
  const said = { field: 'often', question: words.often, missing: words.oftenMissing }
  return oneOf({ ...said, options, value: draft.pattern, onChange: (pattern) => answer({ pattern }) }, tried)
}

export function askUntil({ draft, answer, tried }: Asking): Asked {
  const options = draft.first === null ? [] : text.untilOptions(draft.first)
  const onChange = (key: string): void => answer({ months: Number(key) })
  const said = { field: 'until', question: words.until, hint: words.untilHint, missing: words.untilMissing }
  return oneOf(
    { ...said, options, value: draft.months === null ? null : String(draft.months), onChange },
    tried,
  )
}

interface Typed {
  readonly field: 'forWhom' | 'purpose'
  readonly question: string
  readonly hint: string
  readonly label: string
  readonly limit: number
  readonly missing: string
}

function askTyped({ draft, answer, tried }: Asking, { field, question, hint, ...said }: Typed): Asked {
  const value = draft[field]
  const missing = value.trim() === '' ? { field, message: said.missing } : null
  return {
    page: { question, hint },
    missing,
    field: (
      <TextField
        id={field}
        label={said.label}
        value={value}
        onChange={(typed) => answer({ [field]: typed })}
        limit={said.limit}
        left={leftWords(said.limit - value.length)}
        error={tried && missing ? missing.message : undefined}
      />
    ),
  }
}

export const askWhom = (asking: Asking): Asked =>
  askTyped(asking, {
    ...{ field: 'forWhom', question: words.whom, hint: words.whomHint, label: words.whomLabel },
    ...{ limit: WHOM, missing: words.whomMissing },
  })

export const askPurpose = (asking: Asking): Asked =>
  askTyped(asking, {
    ...{ field: 'purpose', question: rooms.words.purposeQuestion, hint: rooms.words.purposeHint },
    ...{ label: rooms.words.purpose, limit: PURPOSE, missing: rooms.words.purposeMissing },
  })

export function askPeople({ draft: { people }, answer }: Asking, seats: number): Asked {
  const wrong = people < 1 ? rooms.atLeast : people > seats ? rooms.atMost(seats) : null
  return {
    page: { question: rooms.words.peopleQuestion, hint: rooms.words.peopleHint },
    missing: wrong === null ? null : { field: 'people', message: wrong },
    field: (
      <NumberField
        id="people"
        label={rooms.words.people}
        value={people === 0 ? null : people}
        onChange={(count) => answer({ people: count ?? 0 })}
        least={1}
        most={seats}
        unit={rooms.words.unit}
        less={rooms.words.less}
        more={rooms.words.more}
        atLeast={rooms.atLeast}
        atMost={rooms.atMost(seats)}
        error={wrong ?? undefined}
      />
    ),
  }
}
