import { observer } from 'mobx-react-lite'
import type { Asked } from '../../shell/Questions'
import type { Steps } from '../../shell/steps'
import { usePart } from '../../shell/stores'
import { troubleLine, words as shell } from '../../shell/text'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { GapCard, Opening } from '../../ui/GapCard'
import { Section } from '../../ui/Section'
import { Words } from '../../ui/Words'
import type { RoomView } from '../contract'
import * as rooms from '../text'
import { SeriesStore, type Draft } from './store'
import * as text from './text'

const { words } = text

export const steps = [
  ...(['room', 'first', 'start', 'length', 'often', 'until'] as const),
  ...(['whom', 'purpose', 'people', 'check'] as const),
] as const
export type Step = (typeof steps)[number]

/** Every date, first what stands in the way and then what is booked by the press; and the answers that it comes from. */
export function askCheck(
  { draft, seen, free }: SeriesStore,
  room: RoomView | undefined,
  { change }: Steps<Step>,
  elder: boolean,
): Asked {
  const wrong = seen.refusal
    ? text.refusalLine(seen.refusal as Parameters<typeof text.refusalLine>[0], elder)
    : seen.trouble
      ? troubleLine(seen.trouble, elder)
      : seen.value === null
        ? words.looking
        : free.length === 0
          ? words.noneFree
          : null
  return {
    page: { question: words.check },
    missing: wrong === null ? null : { field: 'dates', message: wrong },
    field: (
      <>
        {wrong !== null && wrong !== words.looking && <Words strong>{wrong}</Words>}
        <Dates />
        <CheckAnswers answers={answersOf(draft, room, change)} change={shell.change} />
      </>
    ),
  }
}

function answersOf(draft: Draft, room: RoomView | undefined, change: (step: Step) => unknown) {
  const { first, start, end, pattern, months, forWhom, purpose, people } = draft
  if (first === null || start === null || end === null || pattern === null || months === null) return []
  const row = (question: string, answer: string, step: Step) => ({
    ...{ question, answer, onChange: () => change(step) },
  })
  const until = text.untilOptions(first).find(({ key }) => key === String(months))
  return [
    row(words.roomLabel, room?.name ?? '', 'room'),
    row(words.firstLabel, rooms.dayWord(first), 'first'),
    row(words.when, rooms.spanOf(start, end), 'start'),
    row(words.oftenLabel, text.often(pattern, first), 'often'),
    row(words.untilLabel, until ? `${until.word}，${until.note}` : '', 'until'),
    row(words.whomLabel, forWhom, 'whom'),
    row(rooms.words.purpose, purpose, 'purpose'),
    row(rooms.words.people, rooms.headcount(people), 'people'),
  ]
}

const Dates = observer(function Dates() {
  const { seen } = usePart(SeriesStore)
  if (seen.value === null)
    return seen.refusal || seen.trouble ? null : <Opening word={words.looking} cards={1} />
  const { dates } = seen.value
  const clashes = dates.filter(({ verdict }) => verdict !== 'free')
  const fits = dates.filter(({ verdict }) => verdict === 'free')
  return (
    <>
      {fits.length > 0 && <Words strong>{text.summary(fits.length, clashes.length)}</Words>}
      {clashes.length > 0 && (
        <Section title={text.clashesTitle(clashes.length)}>
          {clashes.map((date) => (
            <GapCard key={date.day} gap="closed" title={text.dateLine(date)} note={text.clash(date)} />
          ))}
        </Section>
      )}
      {fits.length > 0 && (
        <Section title={text.fitsTitle(fits.length)}>
          {fits.map((date) => (
            <Words key={date.day}>{text.dateLine(date)}</Words>
          ))}
          {fits.some(({ provisional }) => provisional) && <Words as="note">{words.provisionalHint}</Words>}
        </Section>
      )}
    </>
  )
})
