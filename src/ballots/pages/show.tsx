import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { back, go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { GapCard } from '../../ui/GapCard'
import { useLook } from '../../ui/Look'
import { NoticeBlock } from '../../ui/NoticeBlock'
import { Section } from '../../ui/Section'
import { EmptyDoor } from '../../ui/States'
import { TallyBar } from '../../ui/TallyBar'
import { Words } from '../../ui/Words'
import type { BallotState, LineView, RuleView, show } from '../contract'
import { characterWords, checkedLine, refusalLine, ruleLines } from '../text'
import {
  address,
  openedLine,
  overWords,
  rollLines,
  stateWord,
  tallyWords,
  voteFor,
  whenWords,
  words,
} from '../words'
import { LedgerLink } from './ledger-link'
import { OwnVotes, toCast } from './own'
import { ToMatter } from './to-matter'

type Shown = ReplyOf<typeof show>

/** What is asked, what it is worth, how far it is, and what part of it is mine: all before the first tap. */
export default observer(function ShowBallot() {
  const { ballots } = useStores()
  const { elder } = useLook()
  const ballotId = useRouter().params['ballot'] ?? ''
  const resource = ballots.ballotOf(ballotId)
  const ballot = resource.value?.ballot
  return (
    <Page
      title={words.title}
      over={ballot && overWords(ballot.character, ballot.scope)}
      heading={ballot?.title}
      hint={ballot?.question}
      back={{ word: shell.back, onPress: back }}
      bottom={resource.value ? mainButton(resource.value, elder) : undefined}
      resource={resource}
      refusal={() => <EmptyDoor sentence={refusalLine({ code: 'no-such-ballot' }, elder)} />}
    >
      {(value) => <Inside shown={value} />}
    </Page>
  )
})

function mainButton({ ballot, mine }: Shown, elder: boolean) {
  const { ballotId, state } = ballot
  if (state === 'closed') {
    return (
      <BigButton word={words.seeResult} onPress={() => go('ballots/pages/result', { ballot: ballotId })} />
    )
  }
  const [voter] = state === 'open' ? toCast(mine.onRoll) : []
  if (!voter) return undefined
  return (
    <BigButton
      word={address(voteFor(voter), elder)}
      onPress={() => go('ballots/pages/vote', { ballot: ballotId, voter: voter.voterId })}
    />
  )
}

function Inside({ shown }: { shown: Shown }) {
  const { elder } = useLook()
  const { ballot } = shown
  const worth = characterWords[ballot.character]
  return (
    <>
      <NoticeBlock tone="info" title={worth.name} body={worth.about}>
        <Words as="second">{words.named}</Words>
      </NoticeBlock>
      <SoFar shown={shown} />
      <ToMatter matterId={ballot.matterId} />
      <LedgerLink ballotId={ballot.ballotId} />
      <Section title={address(words.mine, elder)}>
        <OwnVotes shown={shown} />
      </Section>
      <Section title={words.rule}>
        <GapCard gap="closed" title={ballot.rule.name}>
          {ruleLines(ballot.rule).map((line) => (
            <Words key={line} as="second">
              {line}
            </Words>
          ))}
          <Words as="note">{checkedLine(ballot.rule)}</Words>
        </GapCard>
      </Section>
      <Roll ballot={ballot} />
    </>
  )
}

function SoFar({ shown: { ballot, now } }: { shown: Shown }) {
  const { state, participation, rule } = ballot
  const open = state === 'open'
  return (
    <GapCard
      gap={open ? 'waiting' : state === 'closed' ? 'done' : 'closed'}
      level={2}
      tag={{ word: stateWord[state], tone: open ? 'wait' : 'quiet' }}
      title={whenWords(ballot, now)}
    >
      {participation?.map((line) => (
        <Participation key={line.measure} line={line} unit={rule.unit} state={state} />
      ))}
      {open && <Words as="note">{words.hidden}</Words>}
    </GapCard>
  )
}

interface ParticipationProps {
  line: LineView
  unit: RuleView['unit']
  state: BallotState
}

function Participation({ line, unit, state }: ParticipationProps) {
  const { what, numbers, status } = tallyWords(line, unit, state)
  const share = (n: number): number => (line.base === 0 ? 0 : n / line.base)
  return (
    <TallyBar
      what={what}
      numbers={numbers}
      status={{ word: status, tone: line.ok ? 'good' : state === 'open' ? 'wait' : 'quiet' }}
      part={share(line.reached)}
      mark={share(line.needed)}
    />
  )
}

function Roll({ ballot: { roll, rule, opened } }: { ballot: Shown['ballot'] }) {
  if (!roll) return null
  return (
    <Section title={words.roll}>
      {rollLines(roll, rule.unit).map((line) => (
        <Words key={line} as="second">
          {line}
        </Words>
      ))}
      {opened && <Words as="second">{openedLine(opened)}</Words>}
      <Words as="note">{`${words.rollFingerprint} ${roll.fingerprint}`}</Words>
    </Section>
  )
}
