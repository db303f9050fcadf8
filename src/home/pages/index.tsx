import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { characterWords, outcomeWord } from '../../ballots/text'
import {
  address,
  endedWords,
  mineWords,
  stateWord,
  untilWords,
  words as ballotWords,
} from '../../ballots/words'
import { DutyPlate } from '../../duty/DutyPlate'
import { RotaRows } from '../../duty/RotaRows'
import { words as dutyWords } from '../../duty/text'
import { MatterCard } from '../../matters/MatterCard'
import { words as matterWords } from '../../matters/text'
import { go, tab } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { ElderAsk } from '../../ui/ElderAsk'
import { GapCard } from '../../ui/GapCard'
import { Tiles } from '../../ui/ListRow'
import { useLook } from '../../ui/Look'
import { NoticeBlock } from '../../ui/NoticeBlock'
import { Section } from '../../ui/Section'
import { Words } from '../../ui/Words'
import { visitNote, visitTitle } from '../../reception/text'
import type * as contract from '../contract'
import { HomeTabs } from '../HomeTabs'
import { bookingNote, bookingTitle, dateLine, inLineNote, numberWord, words } from '../text'

type View = ReplyOf<typeof contract.view>

export default observer(function Home() {
  const { home } = useStores()
  return (
    <Page title={words.title} resource={home.view} tabs={<HomeTabs current="index" />}>
      {(view) => <Inside view={view} />}
    </Page>
  )
})

function Inside({ view }: { view: View }) {
  const { elder } = useLook()
  return (
    <>
      <DutyPlate plate={view.plate} now={view.now} phone={view.community.phone} />
      <Words as="second">{dateLine(view.now, view.lunar)}</Words>
      <Question />
      <Next view={view} />
      <Acts elder={elder} />
      <Decided view={view} />
      <Section
        title={dutyWords.upcoming}
        all={{ word: dutyWords.all, label: dutyWords.allLabel, onPress: () => go('duty/pages/rota') }}
      >
        <RotaRows days={elder ? view.rota.slice(0, 3) : view.rota} today={view.today} />
      </Section>
      <Matters view={view} />
      <Newest view={view} />
      {view.community.isExample && <Words as="note">{words.example}</Words>}
    </>
  )
}

const Question = observer(function Question() {
  const { look } = useStores()
  if (look.asked) return null
  return (
    <ElderAsk
      question={words.ask}
      yes={words.askYes}
      no={words.askNo}
      note={words.askNote}
      onAnswer={look.choose}
    />
  )
})

/** Where one stands in the line; else the sooner of a visit and a room. */
function Next({ view: { next, nextVisit, inLine, now } }: { view: View }) {
  if (inLine) return <InLine {...inLine} />
  const key = (one: { day: string; start: string }): string => `${one.day} ${one.start}`
  const tag = { word: words.next, tone: 'wait' } as const
  if (nextVisit && (!next || key(nextVisit) <= key(next))) {
    return (
      <GapCard
        gap="waiting"
        tag={tag}
        title={visitTitle(nextVisit, now)}
        note={visitNote(nextVisit)}
        onPress={() => go('reception/pages/slip', { visit: nextVisit.visitId })}
      />
    )
  }
  if (!next) return null
  return (
    <GapCard
      gap="waiting"
      tag={tag}
      title={bookingTitle(next, now)}
      note={bookingNote(next)}
      onPress={() => go('rooms/pages/slip', { booking: next.bookingId })}
    />
  )
}

function InLine(own: NonNullable<View['inLine']>) {
  const called = own.state === 'called'
  return (
    <GapCard
      gap="waiting"
      tag={{ word: words.inLine, tone: called ? 'act' : 'wait' }}
      title={numberWord(own.code)}
      note={inLineNote(own)}
      onPress={() => go('reception/pages/line')}
    />
  )
}

/** What is being decided, the caller's own votes first, and what came of the last ones. */
function Decided({ view: { ballots, now } }: { view: View }) {
  const { elder } = useLook()
  // What an earlier package kept of the home page has none.
  if (!ballots || ballots.open.length + ballots.results.length === 0) return null
  return (
    <Section
      title={ballotWords.heading}
      all={{ word: dutyWords.all, label: ballotWords.allLabel, onPress: () => go('ballots/pages/list') }}
    >
      {ballots.open.map(({ ballotId, title, closesAt, toCast }) => {
        const mine = mineWords({ toCast, cast: 0 }, 'open')
        return (
          <GapCard
            key={ballotId}
            gap="waiting"
            tag={mine ? { word: address(mine, elder), tone: 'act' } : { word: stateWord.open, tone: 'wait' }}
            title={title}
            note={untilWords(closesAt, now)}
            onPress={() => go('ballots/pages/show', { ballot: ballotId })}
          />
        )
      })}
      {ballots.results.map(({ ballotId, title, closedAt, character, outcome }) => (
        <GapCard
          key={ballotId}
          gap={outcome === 'reached' ? 'done' : 'closed'}
          tag={{ word: outcomeWord[outcome], tone: outcome === 'reached' ? 'good' : 'quiet' }}
          title={title}
          note={`${endedWords(closedAt, now)} · ${characterWords[character].name}`}
          onPress={() => go('ballots/pages/result', { ballot: ballotId })}
        />
      ))}
    </Section>
  )
}

function Acts({ elder }: { elder: boolean }) {
  return (
    <Tiles
      tiles={[
        {
          key: 'visit',
          icon: 'door',
          word: elder ? words.visitElder : words.visit,
          onPress: () => go('reception/pages/whom'),
        },
        {
          key: 'rooms',
          icon: 'sofa',
          word: elder ? words.roomsElder : words.rooms,
          onPress: () => go('rooms/pages/list'),
        },
        { key: 'notices', icon: 'board', word: words.notices, onPress: () => go('notices/pages/list') },
        {
          key: 'matter',
          icon: 'talk',
          word: matterWords.propose,
          onPress: () => go('matters/pages/propose'),
        },
      ]}
    />
  )
}

function Matters({ view: { matters, now } }: { view: View }) {
  const all = { word: dutyWords.all, label: matterWords.allTalking, onPress: () => tab('talk') }
  // An older server does not tell of them.
  if (!matters?.length) return null
  return (
    <Section title={matterWords.talking} all={all}>
      {matters.map((matter) => (
        <MatterCard key={matter.matterId} matter={matter} now={now} />
      ))}
    </Section>
  )
}

function Newest({ view: { notice } }: { view: View }) {
  if (!notice) return null
  return <NoticeBlock title={notice.title} by={words.notices} onPress={() => go('notices/pages/list')} />
}
