import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import type { Instant } from '../../kernel/time'
import { back, go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { GapCard, type GapState } from '../../ui/GapCard'
import { useLook } from '../../ui/Look'
import { Section } from '../../ui/Section'
import { EmptyDoor } from '../../ui/States'
import type { StatusTagProps } from '../../ui/StatusTag'
import { Words } from '../../ui/Words'
import type { BallotState, BallotSummary, list } from '../contract'
import { outcomeWord } from '../text'
import { address, mineWords, overWords, stateWord, turnoutWords, whenWords, words } from '../words'

/** Everything that is or was put to the vote, the open ones first. */
export default observer(function Ballots() {
  const { ballots } = useStores()
  return (
    <Page
      title={words.title}
      heading={words.heading}
      hint={words.hint}
      back={{ word: shell.back, onPress: back }}
      resource={ballots.list}
    >
      {(value) => <Inside value={value} />}
    </Page>
  )
})

const parts: readonly { state: BallotState; title: string }[] = [
  { state: 'open', title: words.now },
  { state: 'waiting', title: words.ahead },
  { state: 'draft', title: words.drafts },
  { state: 'closed', title: words.over },
]

function Inside({ value: { ballots, now } }: { value: ReplyOf<typeof list> }) {
  if (ballots.length === 0) return <EmptyDoor sentence={words.empty} />
  return (
    <>
      {parts.map(({ state, title }) => {
        const these = ballots.filter((ballot) => ballot.state === state)
        if (these.length === 0) return null
        return (
          <Section key={state} title={title}>
            {these.map((ballot) => (
              <BallotCard key={ballot.ballotId} ballot={ballot} now={now} />
            ))}
          </Section>
        )
      })}
    </>
  )
}

const gaps: Readonly<Record<BallotState, GapState>> = {
  draft: 'closed',
  waiting: 'closed',
  open: 'waiting',
  closed: 'done',
}

function BallotCard({ ballot, now }: { ballot: BallotSummary; now: Instant }) {
  const { elder } = useLook()
  const turnout = turnoutWords(ballot)
  const mine = mineWords(ballot.mine, ballot.state)
  return (
    <GapCard
      gap={gaps[ballot.state]}
      tag={tagOf(ballot)}
      title={ballot.title}
      note={whenWords(ballot, now)}
      onPress={() => go('ballots/pages/show', { ballot: ballot.ballotId })}
    >
      {turnout !== null && <Words as="second">{turnout}</Words>}
      {mine !== null && (
        <Words as="second" strong>
          {address(mine, elder)}
        </Words>
      )}
      <Words as="note">{overWords(ballot.character, ballot.scope)}</Words>
    </GapCard>
  )
}

function tagOf({ state, outcome, mine }: BallotSummary): StatusTagProps {
  if (outcome) return { word: outcomeWord[outcome], tone: outcome === 'reached' ? 'good' : 'quiet' }
  if (state !== 'open') return { word: stateWord[state], tone: 'quiet' }
  return { word: stateWord.open, tone: mine && mine.toCast > 0 ? 'act' : 'wait' }
}
