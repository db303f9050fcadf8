import type { ReplyOf } from '../../kernel/contract'
import { go } from '../../shell/go'
import { words as shell } from '../../shell/text'
import { GapCard } from '../../ui/GapCard'
import { useLook } from '../../ui/Look'
import { EmptyDoor } from '../../ui/States'
import { Words } from '../../ui/Words'
import type { OwnVoter, show } from '../contract'
import { doorWords } from '../text'
import { address, casterWords, castAtWords, receiptWords, silentWords, whyNone, words } from '../words'

type Shown = ReplyOf<typeof show>

/** The caller's votes that are still to cast, in the order of the doors. */
export const toCast = (votes: readonly OwnVoter[]): OwnVoter[] =>
  votes.filter(({ caster, castAt }) => caster.who === 'me' && castAt === null)

/** My votes one by one: cast by whom, or how somebody is named; or why there are none. */
export function OwnVotes({ shown: { ballot, mine } }: { shown: Shown }) {
  const { elder } = useLook()
  if (mine.onRoll.length === 0) {
    const why = mine.why ?? 'not-on-roll'
    const sentence = whyNone(why, ballot.rule.unit, ballot.scope)
    const act = { word: shell.signIn, onPress: () => go('people/pages/sign-in') }
    return <EmptyDoor sentence={address(sentence, elder)} act={why === 'guest' ? act : undefined} />
  }
  return (
    <>
      {mine.onRoll.map((voter) => (
        <OwnVote key={voter.voterId} voter={voter} ballot={ballot} />
      ))}
    </>
  )
}

function OwnVote({ voter, ballot }: { voter: OwnVoter; ballot: Shown['ballot'] }) {
  const { elder } = useLook()
  const { ballotId, rule, state } = ballot
  const query = { ballot: ballotId, voter: voter.voterId }
  if (voter.castAt !== null) {
    const { receipt } = voter
    return (
      <GapCard
        gap="done"
        tag={{ word: words.castTitle, tone: 'good' }}
        title={doorWords(voter)}
        note={castAtWords(voter.castAt)}
        onPress={receipt !== null ? () => go('ballots/pages/receipt', query) : undefined}
      >
        {receipt !== null && <Words as="second">{`${words.receipt} ${receiptWords(receipt)}`}</Words>}
      </GapCard>
    )
  }
  if (state === 'closed') {
    return (
      <GapCard
        gap="closed"
        tag={{ word: words.ledgerSilent, tone: 'quiet' }}
        title={doorWords(voter)}
        note={address(silentWords(voter), elder)}
      />
    )
  }
  const votable = voter.caster.who === 'me' && state === 'open'
  return (
    <GapCard
      gap={votable ? 'waiting' : 'closed'}
      tag={
        votable ? { word: address(words.toCast, elder), tone: 'act' } : { word: words.notCast, tone: 'quiet' }
      }
      title={doorWords(voter)}
      note={address(casterWords(voter, rule.unit), elder)}
      onPress={votable ? () => go('ballots/pages/vote', query) : undefined}
    />
  )
}
